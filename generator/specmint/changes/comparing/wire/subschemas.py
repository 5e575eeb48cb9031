"""Comparing the subschemas of ``not``, ``if``, ``contains`` and similar keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.api.schemas.merging.parts import Pointers, Site
from specmint.changes.rules.wire.subschemas import SUBSCHEMAS, SubschemaRules
from specmint.ir.document import child

if TYPE_CHECKING:
    from specmint.api.schemas.merging.merged import MergedSchema
    from specmint.changes.comparing.wire.pairs import Both

_BRANCHES: Final = ("if", "then", "else")
_NAMED: Final = "dependentSchemas"


def compare_subschemas(both: Both) -> None:
    """Each keyword that holds such a schema: whether it is there, and whether anything in it differs."""
    for keyword, rules in SUBSCHEMAS.items():
        if keyword == _NAMED:
            old, new = both.old.named(keyword), both.new.named(keyword)
            for name in {**old, **new}:
                _compare(both, rules, (old.get(name, ()), new.get(name, ())), keyword, name)
        elif keyword == "if":
            _compare_conditions(both, rules)
        else:
            _compare(both, rules, (_held(both.old, keyword), _held(both.new, keyword)), keyword)


def _held(schema: MergedSchema, keyword: str) -> Pointers:
    """The subschemas of a keyword, ``false`` included; ``true`` restricts nothing."""
    return tuple(fact.site.place for fact in schema.facts.get(keyword, ()) if fact.value is not True)


def _site(pointer: str, keyword: str) -> Site:
    """The keyword that holds a schema, as a part of the schema that it restricts."""
    steps = 2 if keyword == _NAMED else 1
    return Site(pointer.rsplit("/", steps)[0], keyword)


def _compare(both: Both, rules: SubschemaRules, sides: tuple[Pointers, Pointers], keyword: str, name: str = "") -> None:
    old, new = sides
    for before, after in zip(old, new, strict=False):
        sites = _site(before, keyword), _site(after, keyword)
        both.add_subschema_rule(rules.changed, sites, both.pair((before,), (after,)), name=name)
    for pointer in new[len(old) :]:
        both.add(rules.added, both.sites(keyword)[0], _site(pointer, keyword), name=name)
    for pointer in old[len(new) :]:
        both.add(rules.removed, _site(pointer, keyword), both.sites(keyword)[1], name=name)


def _compare_conditions(both: Both, rules: SubschemaRules) -> None:
    """``if`` with its branches, as one condition; branches without ``if`` mean nothing."""
    old, new = _held(both.old, "if"), _held(both.new, "if")
    for before, after in zip(old, new, strict=False):
        _compare_branches(both, rules, _site(before, "if").pointer, _site(after, "if").pointer)
    for pointer in new[len(old) :]:
        both.add(rules.added, both.sites("if")[0], _site(pointer, "if"))
    for pointer in old[len(new) :]:
        both.add(rules.removed, _site(pointer, "if"), both.sites("if")[1])


def _compare_branches(both: Both, rules: SubschemaRules, old: str, new: str) -> None:
    for branch in _BRANCHES:
        is_there = branch in both.schemas_old.schemas.document.at(old)
        stays = branch in both.schemas_new.schemas.document.at(new)
        sites = Site(old, branch if is_there else ""), Site(new, branch if stays else "")
        if is_there and stays:
            both.add_subschema_rule(rules.changed, sites, both.pair((child(old, branch),), (child(new, branch),)))
        elif is_there or stays:
            both.add(rules.changed, *sites)
