"""Comparing the array keywords of two schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.schemas.merging.parts import Pointers, Site
from specmint.changes.comparing.wire.words import label
from specmint.changes.rules.wire import arrays as rules
from specmint.ir.document import child

if TYPE_CHECKING:
    from specmint.api.schemas.merging.merged import MergedSchema
    from specmint.changes.comparing.wire.pairs import Both


def compare_arrays(both: Both) -> None:
    """Compare ``prefixItems``, ``items`` and ``uniqueItems``."""
    _compare_tuples(both)
    _compare_items(both)
    old, new = both.old.value("uniqueItems") is True, both.new.value("uniqueItems") is True
    if old != new:
        both.at(rules.UNIQUE_REQUIRED if new else rules.UNIQUE_NO_LONGER_REQUIRED, "uniqueItems")


def _compare_tuples(both: Both) -> None:
    old, new = _places(both.old), _places(both.new)
    for index in range(max(len(old), len(new))):
        name = str(index + 1)
        if index >= len(old):
            words = label(both.schemas_new, both.schemas_new.canonical((new[index],)))
            both.add(rules.TUPLE_ITEM_ADDED, both.sites("prefixItems")[0], Site(new[index]), name=name, new=words)
        elif index >= len(new):
            words = label(both.schemas_old, both.schemas_old.canonical((old[index],)))
            both.add(rules.TUPLE_ITEM_REMOVED, Site(old[index]), both.sites("prefixItems")[1], name=name, old=words)
        else:
            both.below((old[index],), (new[index],))


def _places(schema: MergedSchema) -> Pointers:
    """The schemas of ``prefixItems``."""
    fact = schema.first("prefixItems")
    return tuple(child(fact.site.place, index) for index in range(len(fact.value))) if fact else ()


def _compare_items(both: Both) -> None:
    old, new = both.old.schemas("items"), both.new.schemas("items")
    were_forbidden, are_forbidden = both.old.is_false("items"), both.new.is_false("items")
    if were_forbidden or are_forbidden:
        if were_forbidden != are_forbidden:
            both.at(rules.ITEMS_FORBIDDEN if are_forbidden else rules.ITEMS_ALLOWED, "items")
    elif old and new:
        both.below(old, new)
    elif both.schemas_new.restrict(new):
        both.at(rules.ITEMS_RESTRICTED, "items", new=label(both.schemas_new, both.schemas_new.canonical(new)))
    elif both.schemas_old.restrict(old):
        both.at(rules.ITEMS_UNRESTRICTED, "items", old=label(both.schemas_old, both.schemas_old.canonical(old)))
