"""A change between two packages, from what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.changes.rules.change import Change
from specmint.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from specmint.changes.comparing.python.surface import CallSurface, Field, TypeSurface
    from specmint.changes.rules.change import ChangeRule

    Placed = CallSurface | Field | TypeSurface

_LISTED = 3
_LONGEST = 160


def found(
    rule: ChangeRule,
    symbol: str,
    calls: Iterable[str],
    places: tuple[Placed | None, Placed | None],
    **fields: str,
) -> Change:
    """A change with its sentence filled. ``fields`` are those that the rule's sentence asks for, names as they are."""
    old, new = places
    shown = {name: shortened(visible(value)) for name, value in fields.items()}
    sentence = rule.sentence.format(**shown)
    return Change(
        rule=rule,
        level=rule.level,
        message=sentence[0].upper() + sentence[1:],
        subject=shown.get("subject") or next(iter(shown.values()), symbol),
        calls=tuple(calls),
        symbols=(symbol,),
        old=old.spot if old else None,
        new=new.spot if new else None,
    )


def shortened(text: str) -> str:
    """A text of a length that can be read in a sentence; the whole of it stands in the excerpts."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def listed(names: Iterable[str]) -> str:
    """A few names, and how many more there are."""
    names = list(names)
    shown = ", ".join(f"`{name}`" for name in names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown} and {len(names) - _LISTED} more"
