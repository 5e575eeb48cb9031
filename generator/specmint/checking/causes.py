"""Why a client is not what it should be, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from specmint.diagnostics.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.checking.standing import Standing
    from specmint.configuration import ClientConfig

GENERATE: Final = "specmint generate"
UPGRADE: Final = "specmint upgrade"
_MOST_LINES: Final = 8


@dataclass(frozen=True)
class Cause:
    """One reason for a difference, in one sentence without a full stop, and the command that mends it."""

    sentence: str
    remedy: str

    def __str__(self) -> str:
        return f"{visible(self.sentence)}; {self.remedy}"


def causes_of(client: ClientConfig, standing: Standing, wanted: Mapping[str, str]) -> Iterator[Cause]:
    """The causes that hold. ``wanted`` is what the files should be, where that is known.

    Where nothing that is locked moved, and yet something else comes out, our own code must have moved without its
    version.
    """
    if standing.document == "moved":
        yield Cause(f"the document moved: {client.label} is not the one this was generated from", f"run {GENERATE}")
    if standing.settings:
        yield Cause(f"the configuration moved: {', '.join(standing.settings)}", f"run {GENERATE}")
    if standing.tools:
        moved = ", ".join(f"{tool} {before} -> {now}" for tool, (before, now) in standing.tools.items())
        yield Cause(f"the tool moved: {moved}", f"run {UPGRADE}")
    for path in standing.edited:
        where = edited_lines(client, path, wanted[path]) if path in wanted and not standing.inputs_moved else ""
        yield Cause(f"somebody edited {path}{where}", f"undo that, or discard it with {GENERATE} --overwrite-edits")
    for path in standing.missing:
        yield Cause(f"somebody removed {path}", f"run {GENERATE}")
    if standing.is_still:
        sentence = "the tool moved: the code of specmint is not what made this, though its version is"
        yield Cause(sentence, f"run {UPGRADE}")


def edited_lines(client: ClientConfig, path: str, wanted: str) -> str:
    """Which lines of a generated file are not as they were generated, as `` (lines 3, 7-9)``, or `` (line 3)``."""
    here = (client.output / path).read_bytes().decode(errors="backslashreplace").splitlines(keepends=True)
    matcher = SequenceMatcher(None, wanted.splitlines(keepends=True), here, autojunk=False)
    ranges = [_lines(start, end) for tag, _, _, start, end in matcher.get_opcodes() if tag != "equal"]
    told = ", ".join(ranges[:_MOST_LINES]) + (", ..." if len(ranges) > _MOST_LINES else "")
    noun = "line" if told.isdecimal() else "lines"
    return f" ({noun} {told})" if told else ""


def _lines(start: int, end: int) -> str:
    """A range that begins and ends between lines, as a reader counts them; of removed lines, where they stood."""
    if end - start > 1:
        return f"{start + 1}-{end}"
    return str(start + 1) if end > start else f"after {start}"
