"""The CHANGELOG.md of a client's package (Keep a Changelog 1.1.0)."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from specmint.changes.reporting import wording
from specmint.changes.reporting.markup import code, prose, sentence
from specmint.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from specmint.changes.rules.change import Change, Comparison

_KINDS: Final = ("Removed", "Changed", "Deprecated", "Security", "Added")
"""The sections, the most urgent first."""
_MOST_CALLS: Final = 3
_MARK: Final = re.compile(r"^<!-- specmint: \S+ -> \S+ -->", re.MULTILINE)
_SECTION: Final = re.compile(r"^(?P<fence>```+|~~~+).*?(?:^(?P=fence)|\Z)|^(?P<section>## )", re.MULTILINE | re.DOTALL)
"""A code block, or the beginning of a section."""
_HEADER: Final = "# Changelog\n\nWhat changes in this client when its document does.\n"


def entry(comparison: Comparison, date: str) -> str:
    """A section that tells all changes, also accepted ones. ``date`` is an ISO date.

    Its first line is followed by a comment with the digests of both revisions, by which ``inserted`` knows it again.
    """
    old, new = comparison.old, comparison.new
    versions = prose(new.version if old.version == new.version else f"{old.version} to {new.version}")
    parts = [
        f"## {prose(date)}: document {versions}\n{_mark(comparison)}",
        sentence(wording.step(comparison)),
        *_kinds(comparison),
    ]
    return "\n\n".join(parts) + "\n"


def inserted(text: str, entry: str) -> str:
    """The changelog with the entry above all others and nothing else touched; as it is if that entry is the newest."""
    mark = _MARK.search(entry)
    newest = _MARK.search(text)
    if mark and newest and mark.group() == newest.group():
        return text
    line_break = "\r\n" if "\r\n" in text else "\n"
    added = entry.replace("\n", line_break)
    before = text or _HEADER
    first = next((found.start() for found in _SECTION.finditer(before) if found["section"]), None)
    if first is None:
        return f"{before.rstrip()}{line_break * 2}{added}"
    return f"{before[:first]}{added}{line_break}{before[first:]}"


def _mark(comparison: Comparison) -> str:
    old, new = (
        re.sub(r"[^\w:.]", "", each.digest, flags=re.ASCII) or "none" for each in (comparison.old, comparison.new)
    )
    return f"<!-- specmint: {old} -> {new} -->"


def _kinds(comparison: Comparison) -> Iterator[str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    in_python = {
        (_kind(each), name) for each in comparison.changes if each.rule.side == "python" for name in each.symbols
    }
    for change in comparison.changes:
        kind = _kind(change)
        if not (_is_text(change) or _is_told(change, kind, in_python)):
            found[kind].append(_line(change))
    if texts := sum(map(_is_text, comparison.changes)):
        found["Changed"].append(f"- The documentation of {counted(texts, 'part')} of the API")
    for kind in _KINDS:
        if found[kind]:
            yield "\n".join([f"### {kind}", "", *found[kind]])


def _is_text(change: Change) -> bool:
    return change.rule.id.endswith("documentation-changed")


def _is_told(change: Change, kind: str, in_python: Container[tuple[str, str]]) -> bool:
    """Whether a change on the wire is already listed as a change in Python."""
    is_twin = change.rule.side == "wire" and kind in {"Added", "Removed"} and change.symbols
    return bool(is_twin) and all((kind, name) in in_python for name in change.symbols)


def _kind(change: Change) -> str:
    if change.rule.id.endswith("deprecated") and "no-longer" not in change.rule.id:
        return "Deprecated"
    if change.rule.area == "security":
        return "Security"
    if change.new is None and change.old is not None:
        return "Removed"
    return "Added" if change.old is None and change.new is not None else "Changed"


def _line(change: Change) -> str:
    weight = "**Breaking:** " if change.level == "breaking" else ""
    more = len(change.calls) - _MOST_CALLS
    calls = ", ".join(map(code, change.calls[:_MOST_CALLS])) + (f" and {more:,} more" if more > 0 else "")
    return f"- {weight}{sentence(change.message)}" + (f" ({calls})" if calls else "")
