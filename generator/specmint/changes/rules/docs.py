"""The page of documentation that the table of changes prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.changes.rules.rules import RULES

if TYPE_CHECKING:
    from specmint.changes.rules.change import ChangeRule

_INTRODUCTION: Final = """# Changes

Every change that `specmint diff` tells has a rule. A breaking change asks callers to act, a warning to look; the rest
is for information. One difference may mean two things: what callers send is checked, so anything that is refused now
breaks; what they receive is open, so a new value or field breaks nothing, but what may be missing now does.
Words in braces stand for the facts of the case.
"""
_HEAD: Final = "| rule | direction | level | what it says | what to do |\n|---|---|---|---|---|\n"
_SIDES: Final = {"wire": "On the wire", "python": "In Python"}


def _row(rule: ChangeRule) -> str:
    return f"| {rule.id} | {rule.direction} | {rule.level} | {rule.sentence} | {rule.reaction} |\n"


def _chapter(side: str, area: str) -> str:
    rows = "".join(_row(rule) for rule in RULES if (rule.side, rule.area) == (side, area))
    return f"\n## {_SIDES[side]}: {area}\n\n{_HEAD}{rows}"


def render_docs() -> str:
    """The page, in Markdown: a chapter for each area, in the order of the table."""
    areas = dict.fromkeys((rule.side, rule.area) for rule in RULES)
    return _INTRODUCTION + "".join(_chapter(*area) for area in areas)
