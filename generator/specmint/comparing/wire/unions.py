"""The alternatives of two schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.comparing.wire.flat import Flat, Site
from specmint.comparing.wire.matching import Alternatives, match
from specmint.comparing.wire.rules import types as type_rules
from specmint.comparing.wire.rules import unions as rules
from specmint.comparing.wire.words import label, listed, shown
from specmint.resolving.nodes import mapping

if TYPE_CHECKING:
    from specmint.comparing.wire.flat import Group, Pointers
    from specmint.comparing.wire.flattening import Flats
    from specmint.comparing.wire.matching import Match
    from specmint.comparing.wire.pairs import Both


def is_plain(flat: Flat) -> bool:
    """Whether a schema is its alternatives and nothing beside them."""
    return len(flat.groups) == 1 and not flat.facts.keys() & {"properties", "items", "enum", "const"}


def is_other_kind(both: Both) -> bool:
    """Whether one schema is a union and the other one is none, so that it has to be held against the members."""
    old, new = both.old, both.new
    return (is_plain(new) and not old.groups) or (is_plain(old) and not new.groups)


def compare_with_union(both: Both, old: Pointers, new: Pointers) -> None:
    """A schema that became one of several alternatives, or that is all that is left of them."""
    became = bool(both.new.groups)
    group = (both.new if became else both.old).groups[0]
    flats = both.flats_new if became else both.flats_old
    before = Alternatives(both.flats_old, old if became else group.members)
    after = Alternatives(both.flats_new, group.members if became else new)
    found = match(before, after)
    words = listed(label(flats, flats.canonical((member,))) for member in group.members)
    single = label(both.flats_old, old) if became else label(both.flats_new, new)
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
    """Alternatives, group by group, and what may stand for a schema that others extend."""
    old, new = both.old.groups, both.new.groups
    for before, after in zip(old, new, strict=False):
        _compare_groups(both, before, after)
    for group in new[len(old) :]:
        words = _members(both.flats_new, group)
        both.add(rules.ALTERNATIVES_ADDED, Site(both.old.pointer), Site(group.pointer, group.keyword), new=words)
    for group in old[len(new) :]:
        words = _members(both.flats_old, group)
        both.add(rules.ALTERNATIVES_REMOVED, Site(group.pointer, group.keyword), Site(both.new.pointer), old=words)
    if both.old.heirs or both.new.heirs:
        _compare_members(both, _alternatives(both.flats_old, both.old), _alternatives(both.flats_new, both.new))


def _alternatives(flats: Flats, flat: Flat) -> Alternatives:
    return Alternatives.of(flats, flat.pointer, flat.heirs) if flat.heirs else Alternatives(flats, ())


def _compare_groups(both: Both, old: Group, new: Group) -> None:
    if old.keyword != new.keyword:
        rule = rules.BECAME_EXCLUSIVE if new.keyword == "oneOf" else rules.NO_LONGER_EXCLUSIVE
        both.add(rule, Site(old.pointer, old.keyword), Site(new.pointer, new.keyword))
    before = Alternatives.of(both.flats_old, old.pointer, old.members)
    _compare_members(both, before, Alternatives.of(both.flats_new, new.pointer, new.members))


def _compare_members(both: Both, old: Alternatives, new: Alternatives) -> None:
    found = match(old, new)
    for index in found.old:
        words = label(both.flats_old, both.flats_old.canonical((old.members[index],)))
        both.add(rules.MEMBER_REMOVED, Site(old.members[index]), None, old=words)
    for index in found.new:
        words = label(both.flats_new, both.flats_new.canonical((new.members[index],)))
        both.add(rules.MEMBER_ADDED, None, Site(new.members[index]), new=words)
    for before, after in found.pairs:
        both.below((old.members[before],), (new.members[after],))
    _compare_discriminators(both, old, new, found)


def _compare_discriminators(both: Both, old: Alternatives, new: Alternatives, found: Match) -> None:
    before, after = (mapping(flat.value("discriminator")).get("propertyName") for flat in (both.old, both.new))
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
    """The values that choose the members which are there before and after."""
    for before, after in found.pairs:
        were, are = old.constants(before), new.constants(after)
        name = label(both.flats_new, both.flats_new.canonical((new.members[after],)))
        for value in were:
            if value not in are and are:
                both.at(rules.MAPPING_REMOVED, "discriminator", old=shown(value), name=name)
        for value in are:
            if value not in were and were:
                both.at(rules.MAPPING_ADDED, "discriminator", new=shown(value), name=name)


def _members(flats: Flats, group: Group) -> str:
    return listed(label(flats, flats.canonical((member,))) for member in group.members)


def _union_sites(both: Both, keyword: str) -> tuple[Site, Site]:
    def site(flat: Flat) -> Site:
        return Site(flat.groups[0].pointer, keyword) if flat.groups else Site(flat.pointer)

    return site(both.old), site(both.new)
