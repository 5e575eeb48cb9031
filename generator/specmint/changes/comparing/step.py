"""Which part of a client's version the changes ask to be raised (Semantic Versioning 2.0.0, sections 6 to 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmint.changes.rules.change import Change, Step

ADDITIONS: Final = frozenset(
    {
        "python-call-added",
        "python-argument-added",
        "python-argument-optional",
        "python-argument-type-widened",
        "python-key-added",
        "python-key-optional",
        "python-key-type-widened",
        "python-type-added",
        "python-field-added",
    }
)
"""The rules about what a caller can do now that was not possible before."""


def step_of(changes: Sequence[Change], *, is_text_changed: bool) -> tuple[Step, str]:
    """The step and one sentence why. Accepted changes do not count; ``is_text_changed`` is about the package's text."""
    counted = [change for change in changes if change.accepted is None]
    breaking = [change for change in counted if change.level == "breaking"]
    if breaking:
        return "major", f"{_some(breaking, 'breaking change')}, such as: {breaking[0].message}"
    warnings = [change for change in counted if change.level == "warning"]
    if warnings:
        return "minor", f"Nothing breaks for certain, but some of it may: {warnings[0].message}"
    added = [change for change in counted if change.rule.id in ADDITIONS]
    if added:
        return "minor", f"Nothing breaks, and there is something new to use: {added[0].message}"
    if counted:
        return "patch", f"Nothing breaks, and there is nothing new to use: {counted[0].message}"
    if is_text_changed:
        what = "but accepted changes and texts" if changes else "but texts, such as descriptions and examples"
        return "patch", f"Nothing changed for callers {what}."
    return "none", "Nothing changed for callers." if changes else "Both revisions give the same client."


def _some(changes: Sequence[Change], noun: str) -> str:
    return f"There is 1 {noun}" if len(changes) == 1 else f"There are {len(changes):,} {noun}s"
