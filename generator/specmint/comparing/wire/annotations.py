"""What two schemas say without restricting anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specmint.comparing.wire.flat import exact
from specmint.comparing.wire.rules import annotations as rules
from specmint.comparing.wire.words import shown

if TYPE_CHECKING:
    from specmint.comparing.wire.pairs import Both

DOCUMENTATION: Final = frozenset({"description", "title", "examples", "example", "externalDocs", "xml", "$comment"})
"""The keywords that only tell a reader something; ``xml`` is among them, as clients send and read no XML."""


def compare_annotations(both: Both) -> None:
    """The default, whether it is deprecated, and the documentation."""
    _compare_defaults(both)
    old, new = (flat.value("deprecated") is True for flat in (both.old, both.new))
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
