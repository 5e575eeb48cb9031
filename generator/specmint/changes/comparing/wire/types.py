"""Comparing types, null, formats, constants and patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specmint.changes.comparing.wire.merged_schemas import ANYTHING, values_of
from specmint.changes.comparing.wire.words import shown, type_words
from specmint.changes.rules.wire import types as rules
from specmint.ir.equality import exact

if TYPE_CHECKING:
    from specmint.changes.comparing.wire.pairs import Both
    from specmint.changes.rules.wire.making import Directed

_TYPED: Final = frozenset({"date-time", "date", "binary"})
"""The formats that are types of their own in Python (see ``modelling/directions.py``)."""
_LISTED: Final = 6


def compare_types(both: Both) -> None:
    """Compare the types, named or implied by other keywords, and null."""
    old, new = both.schemas_old.types(both.old), both.schemas_new.types(both.new)
    words = {"old": type_words(old), "new": type_words(new)}
    if old == new:
        _stated(both, words)
    elif both.old.groups and both.new.groups and None in (both.old.declared, both.new.declared):
        return  # Members of unions are compared one by one.
    elif old < new:
        both.at(rules.TYPE_WIDENED, "type", **words)
    elif new < old:
        both.at(rules.TYPE_NARROWED, "type", **words)
    else:
        both.at(rules.TYPE_CHANGED, "type", **words)


def _stated(both: Both, words: dict[str, str]) -> None:
    old, new = both.old.declared, both.new.declared
    if old is None and new is not None:
        both.at(rules.TYPE_STATED, "type", **words)
    if new is None and old is not None:
        both.at(rules.TYPE_UNSTATED, "type", **words)


def compare_null(both: Both) -> None:
    """Whether null is a value; where any type is allowed, nothing is said about it."""
    if both.old.nullable is both.new.nullable or ANYTHING in (
        both.schemas_old.types(both.old),
        both.schemas_new.types(both.new),
    ):
        return
    old, new = both.old.null, both.new.null
    sites = old or both.old.beside(new.pointer if new else ""), new or both.new.beside(old.pointer if old else "")
    both.add(rules.NULL_ALLOWED if new else rules.NULL_FORBIDDEN, *sites)


def compare_formats(both: Both) -> None:
    """The format, and what text holds."""
    old, new = both.old.value("format"), both.new.value("format")
    if old != new:
        both.at(_format_rule(old, new), "format", old=str(old), new=str(new))
    for keyword, rule in _CONTENT.items():
        old, new = both.old.value(keyword), both.new.value(keyword)
        if old != new:
            both.at(rule, keyword, old=str(old or "plain text"), new=str(new or "plain text"))


_CONTENT: Final = {"contentEncoding": rules.CONTENT_ENCODING_CHANGED, "contentMediaType": rules.CONTENT_TYPE_CHANGED}


def _format_rule(old: str | None, new: str | None) -> Directed:
    if old in _TYPED and new in _TYPED:
        return rules.TYPED_FORMAT_CHANGED
    if new in _TYPED:
        return rules.TYPED_FORMAT_ADDED
    if old in _TYPED:
        return rules.TYPED_FORMAT_REMOVED
    if old is None or new is None:
        return rules.FORMAT_ADDED if old is None else rules.FORMAT_REMOVED
    return rules.FORMAT_CHANGED


def compare_values(both: Both) -> None:
    """Enumerations and constants, null aside."""
    old, new = values_of(both.old), values_of(both.new)
    sites = both.sites("enum" if "enum" in both.old.facts.keys() | both.new.facts.keys() else "const")
    if old is None or new is None:
        if new is not None:
            both.add(rules.ENUM_ADDED, sites[0], new[1], new=_values(new[0]))
        if old is not None:
            both.add(rules.ENUM_REMOVED, old[1], sites[1], old=_values(old[0]))
        return
    known, wanted = {exact(value): value for value in old[0]}, {exact(value): value for value in new[0]}
    removed = [value for text, value in known.items() if text not in wanted]
    added = [value for text, value in wanted.items() if text not in known]
    if len(known) == len(wanted) == len(removed) == 1:
        both.add(rules.CONSTANT_CHANGED, old[1], new[1], old=shown(removed[0]), new=shown(added[0]))
        return
    for value in removed:
        both.add(rules.ENUM_VALUE_REMOVED, old[1], new[1], old=shown(value))
    for value in added:
        both.add(rules.ENUM_VALUE_ADDED, old[1], new[1], new=shown(value))


def _values(values: list[Any]) -> str:
    first = ", ".join(map(shown, values[:_LISTED]))
    return first if len(values) <= _LISTED else f"{first} and {len(values) - _LISTED} more"


def compare_patterns(both: Both) -> None:
    """The regular expressions that text has to match."""
    old = [fact.value for fact in both.old.facts.get("pattern", ())]
    new = [fact.value for fact in both.new.facts.get("pattern", ())]
    gone = [each for each in dict.fromkeys(old) if each not in new]
    come = [each for each in dict.fromkeys(new) if each not in old]
    for before, after in zip(gone, come, strict=False):
        both.at(rules.PATTERN_CHANGED, "pattern", old=shown(before), new=shown(after))
    for pattern in gone[len(come) :]:
        both.at(rules.PATTERN_REMOVED, "pattern", old=shown(pattern))
    for pattern in come[len(gone) :]:
        both.at(rules.PATTERN_ADDED, "pattern", new=shown(pattern))
