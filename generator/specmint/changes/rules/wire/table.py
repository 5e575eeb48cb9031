"""The whole table of changes on the wire, in the order in which its page tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specmint.changes.rules.change import ChangeRule
from specmint.changes.rules.wire import annotations as remarks
from specmint.changes.rules.wire import (
    api,
    arrays,
    bodies,
    bounds,
    objects,
    operations,
    parameters,
    responses,
    security,
    subschemas,
    types,
    unions,
    webhooks,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_CHAPTERS: Final[tuple[ModuleType, ...]] = (
    api,
    operations,
    parameters,
    bodies,
    responses,
    security,
    webhooks,
    types,
    bounds,
    objects,
    arrays,
    unions,
    subschemas,
    remarks,
)


def _rules_in(value: Any) -> Iterator[ChangeRule]:
    """The rules that a value of a chapter is or holds."""
    if isinstance(value, ChangeRule):
        yield value
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _rules_in(each)


WIRE_RULES: Final[tuple[ChangeRule, ...]] = tuple(
    dict.fromkeys(
        rule
        for chapter in _CHAPTERS
        for name, value in vars(chapter).items()
        if name.isupper() and not name.startswith("_")
        for rule in _rules_in(value)
    )
)
"""Every rule once."""
