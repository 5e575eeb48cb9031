"""What the objects of two schemas hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.comparing.wire.difference import Difference
from specmint.comparing.wire.flat import Flat, Pointers, Site
from specmint.comparing.wire.rules import objects as rules
from specmint.comparing.wire.words import label, subject
from specmint.ir.document import child
from specmint.resolving.nodes import sequence
from specmint.schemas.view import HIDDEN

if TYPE_CHECKING:
    from specmint.comparing.wire.flattening import Flats
    from specmint.comparing.wire.pairs import Both
    from specmint.comparing.wire.rules.making import Directed
    from specmint.ir.changes import ChangeRule


def compare_objects(both: Both) -> None:
    """Properties by name, by pattern, and all others."""
    _compare_properties(both)
    _compare_required(both)
    _compare_further(both)
    _compare_pattern_properties(both)
    _compare_dependencies(both)


def _compare_properties(both: Both) -> None:
    old, new = both.old.named("properties"), both.new.named("properties")
    for name, pointers in old.items():
        if name not in new:
            if not _marked(both.flats_old, pointers, HIDDEN[both.way]):
                both.add(rules.PROPERTY_REMOVED, Site(pointers[-1]), None)
        elif _compare_visibility(both, name, pointers, new[name]):
            both.below(pointers, new[name])
    for name, pointers in new.items():
        if name not in old and not _marked(both.flats_new, pointers, HIDDEN[both.way]):
            is_required = name in both.new.required
            both.add(rules.REQUIRED_PROPERTY_ADDED if is_required else rules.PROPERTY_ADDED, None, Site(pointers[-1]))


def _compare_visibility(both: Both, name: str, old: Pointers, new: Pointers) -> bool:
    """Whether a property travels in this direction before and after."""
    hidden = []
    for keyword in ("readOnly", "writeOnly"):
        before, after = _marked(both.flats_old, old, keyword), _marked(both.flats_new, new, keyword)
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


def _marked(flats: Flats, pointers: Pointers, keyword: str) -> bool:
    """Whether a property is marked, at the place where it stands or by what that refers to."""
    return any(flats.schemas.hidden(each, "request" if keyword == "readOnly" else "response") for each in pointers)


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
            words = subject(both.flats_new.schemas.document, child(new.get(name, sites[1]).pointer, "properties", name))
            both.differences.append(Difference(rule, old.get(name, sites[0]), new.get(name, sites[1]), (), words))
        elif not _is_hidden(both, before[name], after[name]):
            both.add(rule, Site(before[name][-1]), Site(after[name][-1]))


def _is_hidden(both: Both, old: Pointers, new: Pointers) -> bool:
    """Whether a property does not travel in this direction, before or after."""
    keyword = HIDDEN[both.way]
    return _marked(both.flats_old, old, keyword) or _marked(both.flats_new, new, keyword)


def _compare_further(both: Both) -> None:
    old, new = both.old.schemas("additionalProperties"), both.new.schemas("additionalProperties")
    keyword = "additionalProperties"
    was_closed, is_closed = both.old.is_false(keyword), both.new.is_false(keyword)
    if was_closed or is_closed:
        if was_closed != is_closed:
            both.at(rules.FURTHER_FORBIDDEN if is_closed else rules.FURTHER_ALLOWED, keyword)
    elif old and new:
        both.below(old, new)
    elif both.flats_new.restrict(new):
        both.at(rules.FURTHER_RESTRICTED, keyword, new=label(both.flats_new, both.flats_new.canonical(new)))
    elif both.flats_old.restrict(old):
        both.at(rules.FURTHER_UNRESTRICTED, keyword, old=label(both.flats_old, both.flats_old.canonical(old)))


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


def _dependencies(flat: Flat) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for fact in flat.facts.get("dependentRequired", ()):
        for name, needed in fact.value.items():
            found.setdefault(name, set()).update(each for each in sequence(needed) if isinstance(each, str))
    return found
