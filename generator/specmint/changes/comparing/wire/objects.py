"""Comparing the object keywords of two schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.schemas.merging.parts import Pointers, Site
from specmint.api.schemas.view import HIDDEN
from specmint.changes.comparing.wire.difference import Difference
from specmint.changes.comparing.wire.renames import Named, renamed
from specmint.changes.comparing.wire.words import label, subject
from specmint.changes.rules.wire import objects as rules
from specmint.ir.document import child
from specmint.ir.nodes import sequence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.api.schemas.merging.merged import MergedSchema
    from specmint.changes.comparing.wire.merged_schemas import MergedSchemas
    from specmint.changes.comparing.wire.pairs import Both
    from specmint.changes.rules.change import ChangeRule
    from specmint.changes.rules.wire.making import Directed


def compare_objects(both: Both) -> None:
    """Compare ``properties``, ``patternProperties`` and ``additionalProperties``."""
    _compare_properties(both)
    _compare_required(both)
    _compare_further(both)
    _compare_pattern_properties(both)
    _compare_dependencies(both)


def _compare_properties(both: Both) -> None:
    old, new = both.old.named("properties"), both.new.named("properties")
    gone = _only(both.schemas_old, both.old, new, HIDDEN[both.way])
    come = _only(both.schemas_new, both.new, old, HIDDEN[both.way])
    others = renamed(gone, come)
    for name, pointers in old.items():
        if name in new:
            if _compare_visibility(both, name, pointers, new[name]):
                both.below(pointers, new[name])
        elif name in others:
            sites = Site(pointers[-1]), Site(new[others[name]][-1])
            both.add(rules.PROPERTY_RENAMED, *sites, old=name, new=others[name])
            both.below(pointers, new[others[name]])
        elif name in gone:
            both.add(rules.PROPERTY_REMOVED, Site(pointers[-1]), None)
    for name in (name for name in come if name not in others.values()):
        is_required = name in both.new.required
        both.add(rules.REQUIRED_PROPERTY_ADDED if is_required else rules.PROPERTY_ADDED, None, Site(new[name][-1]))


def _only(schemas: MergedSchemas, one: MergedSchema, other: Mapping[str, Pointers], hidden: str) -> dict[str, Named]:
    """The properties that only one of two schemas has, but for those that are not sent in this direction."""
    at = schemas.schemas.document.at
    return {
        name: Named(name, tuple(map(at, pointers)), name in one.required)
        for name, pointers in one.named("properties").items()
        if name not in other and not _marked(schemas, pointers, hidden)
    }


def _compare_visibility(both: Both, name: str, old: Pointers, new: Pointers) -> bool:
    """Compare ``readOnly`` and ``writeOnly``: whether a property is sent in this direction."""
    hidden = []
    for keyword in ("readOnly", "writeOnly"):
        before, after = _marked(both.schemas_old, old, keyword), _marked(both.schemas_new, new, keyword)
        if before != after:
            rule: Directed | ChangeRule = _VISIBILITY[keyword, after]
            if keyword == "readOnly" and not after and both.way == "request" and name in both.new.required:
                rule = rules.REQUIRED_NO_LONGER_READ_ONLY
            both.add(rule, Site(old[-1]), Site(new[-1]))
        hidden.append(keyword == HIDDEN[both.way] and (before or after))
    return not any(hidden)


_VISIBILITY = {
    ("readOnly", True): rules.BECAME_READ_ONLY,
    ("readOnly", False): rules.NO_LONGER_READ_ONLY,
    ("writeOnly", True): rules.BECAME_WRITE_ONLY,
    ("writeOnly", False): rules.NO_LONGER_WRITE_ONLY,
}


def _marked(schemas: MergedSchemas, pointers: Pointers, keyword: str) -> bool:
    """Whether a property is marked, at the place where it stands or by what that refers to."""
    return any(schemas.schemas.hidden(each, "request" if keyword == "readOnly" else "response") for each in pointers)


def _compare_required(both: Both) -> None:
    """Names that became required or optional; a property that is new or gone is told as that alone."""
    old, new = both.old.required, both.new.required
    before, after = both.old.named("properties"), both.new.named("properties")
    for name in {**old, **new}:
        if (name in old) == (name in new) or (name in before) != (name in after):
            continue
        rule = (rules.PROPERTY_BECAME_REQUIRED if name in new else rules.PROPERTY_BECAME_OPTIONAL).at(both.way)
        if name not in before:
            sites = both.sites("required")
            words = subject(
                both.schemas_new.schemas.document, child(new.get(name, sites[1]).pointer, "properties", name)
            )
            both.differences.append(Difference(rule, old.get(name, sites[0]), new.get(name, sites[1]), (), words))
        elif not _is_hidden(both, before[name], after[name]):
            both.add(rule, Site(before[name][-1]), Site(after[name][-1]))


def _is_hidden(both: Both, old: Pointers, new: Pointers) -> bool:
    """Whether a property is not sent in this direction, before or after."""
    keyword = HIDDEN[both.way]
    return _marked(both.schemas_old, old, keyword) or _marked(both.schemas_new, new, keyword)


def _compare_further(both: Both) -> None:
    old, new = both.old.schemas("additionalProperties"), both.new.schemas("additionalProperties")
    keyword = "additionalProperties"
    was_closed, is_closed = both.old.is_false(keyword), both.new.is_false(keyword)
    if was_closed or is_closed:
        if was_closed != is_closed:
            both.at(rules.FURTHER_FORBIDDEN if is_closed else rules.FURTHER_ALLOWED, keyword)
    elif old and new:
        both.below(old, new)
    elif both.schemas_new.restrict(new):
        both.at(rules.FURTHER_RESTRICTED, keyword, new=label(both.schemas_new, both.schemas_new.canonical(new)))
    elif both.schemas_old.restrict(old):
        both.at(rules.FURTHER_UNRESTRICTED, keyword, old=label(both.schemas_old, both.schemas_old.canonical(old)))


def _compare_pattern_properties(both: Both) -> None:
    old, new = both.old.named("patternProperties"), both.new.named("patternProperties")
    for pattern, pointers in old.items():
        if pattern in new:
            both.below(pointers, new[pattern])
        else:
            both.add(
                rules.PATTERN_PROPERTIES_REMOVED, Site(pointers[-1]), both.sites("patternProperties")[1], old=pattern
            )
    for pattern, pointers in new.items():
        if pattern not in old:
            both.add(
                rules.PATTERN_PROPERTIES_ADDED, both.sites("patternProperties")[0], Site(pointers[-1]), new=pattern
            )


def _compare_dependencies(both: Both) -> None:
    old, new = _dependencies(both.old), _dependencies(both.new)
    for name, needed in old.items():
        for each in sorted(needed - new.get(name, set())):
            both.at(rules.DEPENDENT_REQUIRED_REMOVED, "dependentRequired", name=name, old=each)
    for name, needed in new.items():
        for each in sorted(needed - old.get(name, set())):
            both.at(rules.DEPENDENT_REQUIRED_ADDED, "dependentRequired", name=name, new=each)


def _dependencies(schema: MergedSchema) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for fact in schema.facts.get("dependentRequired", ()):
        for name, needed in fact.value.items():
            found.setdefault(name, set()).update(each for each in sequence(needed) if isinstance(each, str))
    return found
