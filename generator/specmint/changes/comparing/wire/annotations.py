"""Comparing the annotations of two schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specmint.changes.comparing.wire.words import shown
from specmint.changes.rules.wire import annotations as rules
from specmint.ir.equality import exact

if TYPE_CHECKING:
    from specmint.changes.comparing.wire.pairs import Both

DOCUMENTATION: Final = frozenset({"description", "title", "examples", "example", "externalDocs", "xml", "$comment"})
"""The keywords that only document; ``xml`` is one of them, since clients send and read no XML."""


def compare_annotations(both: Both) -> None:
    """The default, whether it is deprecated, and the documentation."""
    _compare_defaults(both)
    old, new = (schema.value("deprecated") is True for schema in (both.old, both.new))
    if old != new:
        both.at(rules.SCHEMA_DEPRECATED if new else rules.SCHEMA_NO_LONGER_DEPRECATED, "deprecated")
    if differing := [word for word in sorted(DOCUMENTATION) if not _equal(both.old.value(word), both.new.value(word))]:
        both.at(rules.SCHEMA_DOCUMENTATION_CHANGED, differing[0])


def _equal(old: Any, new: Any) -> bool:
    return old is new or exact(old) == exact(new)


def _compare_defaults(both: Both) -> None:
    old, new = both.old.first("default"), both.new.first("default")
    if old is not None and new is not None:
        if not _equal(old.value, new.value):
            both.add(rules.DEFAULT_CHANGED, old.site, new.site, old=shown(old.value), new=shown(new.value))
    elif new is not None:
        both.at(rules.DEFAULT_ADDED, "default", new=shown(new.value))
    elif old is not None:
        both.at(rules.DEFAULT_REMOVED, "default", old=shown(old.value))
