"""Formats all Python files of a package."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from specmint.building.batches import BatchFunction
from specmint.building.content_cache import key
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import MISSING_FORMATTER
from specmint.ir.diagnostics import SpecmintError
from specmint.python.imports import tidy
from specmint.python.layout import LINE_LENGTH
from specmint.python.statements import styled
from specmint.python.tokens import UnknownLayoutError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from specmint.building.batches import BuildContext
    from specmint.ir.client import Formatter

LOAD = 200_000
"""How many characters one task formats."""


@dataclass(frozen=True)
class Draft:
    """Unformatted Python source.

    ``names`` maps further names that it may use to the modules to import them from; its imports are then rewritten.
    None leaves the imports as they are.
    """

    source: str
    names: Mapping[str, str] | None = None


def formatted(drafts: Mapping[str, Draft], formatter: Formatter, work: BuildContext) -> dict[str, str]:
    """Formatted sources by path. Raises SpecmintError if the formatter is not installed."""
    named = {path: key("source", formatter, draft.source, draft.names) for path, draft in drafts.items()}
    things = {name: drafts[path] for path, name in named.items()}
    function = _by_ruff if formatter == "ruff" else _by_black
    texts = work.start(BatchFunction(function, weight=_length, load=LOAD), things).texts()
    made = dict(zip(things, texts, strict=True))
    return {path: made[name] for path, name in named.items()}


def _length(draft: Draft) -> int:
    return len(draft.source)


def _source(draft: Draft) -> str:
    return draft.source if draft.names is None else tidy(draft.source, draft.names, {})


def _by_black(drafts: Sequence[Draft]) -> list[str]:
    return [in_style_of_black(_source(draft)) for draft in drafts]


def in_style_of_black(source: str) -> str:
    """The source as black formats it. black itself is called only for statements that the rules here do not cover."""
    try:
        return styled(source, _black)
    except UnknownLayoutError:
        return _black(source)


@lru_cache(maxsize=4096)
def _black(source: str) -> str:
    import black
    from black.mode import TargetVersion

    mode = black.Mode(line_length=LINE_LENGTH, target_versions={TargetVersion.PY310}, magic_trailing_comma=False)
    return black.format_str(source, mode=mode)


def _by_ruff(drafts: Sequence[Draft]) -> list[str]:
    """Format with a single ruff process, which formats a folder faster than it starts."""
    command = [
        _ruff(),
        "format",
        "--isolated",
        "--no-cache",
        f"--line-length={LINE_LENGTH}",
        "--target-version=py310",
        "--config=format.skip-magic-trailing-comma=true",
    ]
    with TemporaryDirectory() as folder:
        places = [Path(folder) / f"{number}.py" for number in range(len(drafts))]
        for place, draft in zip(places, drafts, strict=True):
            place.write_text(_source(draft), encoding="utf-8")
        subprocess.run([*command, folder], check=True, capture_output=True)  # noqa: S603 - our own arguments, no shell
        return [place.read_text(encoding="utf-8") for place in places]


def _ruff() -> str:
    beside = Path(sys.executable).with_name("ruff")
    found = str(beside) if beside.exists() else shutil.which("ruff")
    if found is None:
        raise SpecmintError([report(MISSING_FORMATTER, formatter="ruff")])
    return found
