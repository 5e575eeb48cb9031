"""Comparing ``oneOf`` and ``anyOf``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.schemas.merging.parts import Site
from specmint.changes.comparing.wire.matching import Alternatives, match
from specmint.changes.comparing.wire.words import label, listed, shown
from specmint.changes.rules.wire import types as type_rules
from specmint.changes.rules.wire import unions as rules
from specmint.ir.nodes import mapping

if TYPE_CHECKING:
    from specmint.api.schemas.merging.merged import MergedSchema
    from specmint.api.schemas.merging.parts import Group, Pointers
    from specmint.changes.comparing.wire.matching import Match
    from specmint.changes.comparing.wire.merged_schemas import MergedSchemas
    from specmint.changes.comparing.wire.pairs import Both


def is_plain(schema: MergedSchema) -> bool:
    """Whether a schema has alternatives and no other assertion."""
    return len(schema.groups) == 1 and not schema.facts.keys() & {"properties", "items", "enum", "const"}


def is_other_kind(both: Both) -> bool:
    """Whether one schema is a union and the other one is none, so that it has to be held against the members."""
    old, new = both.old, both.new
    if is_plain(new) and not old.groups:
        return _leaves_room(new, both.schemas_old.types(old))
    return is_plain(old) and not new.groups and _leaves_room(old, both.schemas_new.types(new))


def _leaves_room(union: MergedSchema, types: frozenset[str]) -> bool:
    """Whether the types that a union names beside its alternatives allow any of the types."""
    return union.declared is None or not union.declared.isdisjoint(types)


def compare_with_union(both: Both, old: Pointers, new: Pointers) -> None:
    """Compare a plain schema with a union that it became, or that became it."""
    became = bool(both.new.groups)
    group = (both.new if became else both.old).groups[0]
    schemas = both.schemas_new if became else both.schemas_old
    before = Alternatives(both.schemas_old, old if became else group.members)
    after = Alternatives(both.schemas_new, group.members if became else new)
    found = match(before, after)
    words = listed(label(schemas, schemas.canonical((member,))) for member in group.members)
    single = label(both.schemas_old, old) if became else label(both.schemas_new, new)
    sites = _union_sites(both, group.keyword)
    if not found.pairs:
        facts = {"old": single, "new": words} if became else {"old": words, "new": single}
        both.add(type_rules.TYPE_CHANGED, *sites, **facts)
    elif became:
        both.add(rules.BECAME_UNION, *sites, new=words)
    else:
        both.add(rules.NO_LONGER_UNION, *sites, old=words, new=single)
    for index, other in found.pairs:
        both.below((before.members[index],), (after.members[other],))


def compare_unions(both: Both) -> None:
    """Compare alternatives, and the subtypes that may stand for a schema."""
    old, new = both.old.groups, both.new.groups
    for before, after in zip(old, new, strict=False):
        _compare_groups(both, before, after)
    for group in new[len(old) :]:
        words = _members(both.schemas_new, group)
        both.add(rules.ALTERNATIVES_ADDED, Site(both.old.pointer), Site(group.pointer, group.keyword), new=words)
    for group in old[len(new) :]:
        words = _members(both.schemas_old, group)
        both.add(rules.ALTERNATIVES_REMOVED, Site(group.pointer, group.keyword), Site(both.new.pointer), old=words)
    if both.schemas_old.subtypes(both.old) or both.schemas_new.subtypes(both.new):
        _compare_members(both, _alternatives(both.schemas_old, both.old), _alternatives(both.schemas_new, both.new))


def _alternatives(schemas: MergedSchemas, schema: MergedSchema) -> Alternatives:
    subtypes = schemas.subtypes(schema)
    return Alternatives.of(schemas, schema.pointer, subtypes) if subtypes else Alternatives(schemas, ())


def _compare_groups(both: Both, old: Group, new: Group) -> None:
    if old.keyword != new.keyword:
        rule = rules.BECAME_EXCLUSIVE if new.keyword == "oneOf" else rules.NO_LONGER_EXCLUSIVE
        both.add(rule, Site(old.pointer, old.keyword), Site(new.pointer, new.keyword))
    before = Alternatives.of(both.schemas_old, old.pointer, old.members)
    _compare_members(both, before, Alternatives.of(both.schemas_new, new.pointer, new.members))


def _compare_members(both: Both, old: Alternatives, new: Alternatives) -> None:
    found = match(old, new)
    for index in found.old:
        words = label(both.schemas_old, both.schemas_old.canonical((old.members[index],)))
        both.add(rules.MEMBER_REMOVED, Site(old.members[index]), None, old=words)
    for index in found.new:
        words = label(both.schemas_new, both.schemas_new.canonical((new.members[index],)))
        both.add(rules.MEMBER_ADDED, None, Site(new.members[index]), new=words)
    for before, after in found.pairs:
        both.below((old.members[before],), (new.members[after],))
    _compare_discriminators(both, old, new, found)


def _compare_discriminators(both: Both, old: Alternatives, new: Alternatives, found: Match) -> None:
    before, after = (mapping(schema.value("discriminator")).get("propertyName") for schema in (both.old, both.new))
    if before is not None and after is not None:
        if before != after:
            both.at(rules.DISCRIMINATOR_CHANGED, "discriminator", old=shown(before), new=shown(after))
        else:
            _compare_chosen(both, old, new, found)
    elif after is not None:
        both.at(rules.DISCRIMINATOR_ADDED, "discriminator", new=shown(after))
    elif before is not None:
        both.at(rules.DISCRIMINATOR_REMOVED, "discriminator", old=shown(before))


def _compare_chosen(both: Both, old: Alternatives, new: Alternatives, found: Match) -> None:
    """Compare the discriminator values of matched members."""
    for before, after in found.pairs:
        were, are = old.constants(before), new.constants(after)
        name = label(both.schemas_new, both.schemas_new.canonical((new.members[after],)))
        for value in were:
            if value not in are and are:
                both.at(rules.MAPPING_REMOVED, "discriminator", old=shown(value), name=name)
        for value in are:
            if value not in were and were:
                both.at(rules.MAPPING_ADDED, "discriminator", new=shown(value), name=name)


def _members(schemas: MergedSchemas, group: Group) -> str:
    return listed(label(schemas, schemas.canonical((member,))) for member in group.members)


def _union_sites(both: Both, keyword: str) -> tuple[Site, Site]:
    def site(schema: MergedSchema) -> Site:
        return Site(schema.groups[0].pointer, keyword) if schema.groups else Site(schema.pointer)

    return site(both.old), site(both.new)
