"""Comparing the types of two packages: models, TypedDicts, aliases and their fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from specmint.changes.comparing.python.arguments import KEYS, key_changes, passed_changes
from specmint.changes.comparing.python.finding import found, listed
from specmint.changes.comparing.python.surface import PARAMS
from specmint.changes.rules import python

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.changes.comparing.python.fields import TypeComparison
    from specmint.changes.comparing.python.surface import Field, Surface, TypeSurface
    from specmint.changes.rules.change import Change, ChangeRule


def type_changes(comparison: TypeComparison) -> Iterator[Change]:
    """All changes of types, each with the calls that reach it."""
    old, new, renamed = comparison.old, comparison.new, comparison.renaming.types
    gone = []
    for name, before in old.types.items():
        after = new.types.get(renamed.get(name, name))
        if after is None:
            gone.append(name)
            continue
        calls = sorted({*old.calls_of([name]), *new.calls_of([after.name])})
        yield from _identity(before, after, calls)
        yield from _content(comparison, before, after, calls)
    yield from _renamed(comparison)
    fresh = [name for name in new.types if name not in old.types and name not in renamed.values()]
    yield from (_together(python.TYPE_REMOVED, old, group) for group in _groups(old, gone))
    yield from (_together(python.TYPE_ADDED, new, group) for group in _groups(new, fresh))


def _groups(surface: Surface, names: list[str]) -> Iterator[list[str]]:
    """Added or removed types, each grouped with the other ones that only it uses."""
    left = set(names)
    needed = {used for name in names for used in surface.types[name].named() if used != name}
    for name in sorted(names, key=lambda name: (name in needed, name)):
        if name not in left:
            continue
        group, pending = [], [name]
        while pending:
            each = pending.pop()
            if each in left:
                left.discard(each)
                group.append(each)
                pending += sorted(surface.types[each].named(), reverse=True)
        yield group


def _together(rule: ChangeRule, surface: Surface, group: list[str]) -> Change:
    first = surface.types[group[0]]
    places = (first, None) if rule is python.TYPE_REMOVED else (None, first)
    what = f"type {listed(group)} is" if len(group) == 1 else f"types {listed(group)} are"
    change = found(rule, first.symbol, surface.calls_of(group), places, subject=first.name, what=what)
    return replace(change, symbols=tuple(surface.types[each].symbol for each in group))


def _renamed(comparison: TypeComparison) -> Iterator[Change]:
    """Renamed types; a type whose name begins with that of another renamed type is reported with that one."""
    names = {was: now for was, now in sorted(comparison.renaming.types.items()) if was in comparison.old.types}
    groups: dict[str, list[str]] = {}
    for was, now in names.items():
        owner = next((each for each in groups if _is_named_after((was, now), (each, names[each]))), was)
        groups.setdefault(owner, []).append(was)
    for was, group in groups.items():
        old, new = comparison.old.types[was], comparison.new.types[names[was]]
        calls = sorted({*comparison.old.calls_of(group), *comparison.new.calls_of(names[each] for each in group)})
        more = f", and the names of {len(group) - 1} more begin so" if len(group) > 1 else ""
        change = found(python.TYPE_RENAMED, old.symbol, calls, (old, new), type=was, new=new.name, more=more)
        yield replace(change, symbols=tuple(comparison.old.types[each].symbol for each in group))


def _is_named_after(names: tuple[str, str], owners: tuple[str, str]) -> bool:
    """Whether both names have the same ending after the old and new name of another type."""
    rests = {name.removeprefix(owner) for name, owner in zip(names, owners, strict=True)}
    return len(rests) == 1 and all(map(str.startswith, names, owners))


def _identity(old: TypeSurface, new: TypeSurface, calls: list[str]) -> Iterator[Change]:
    places = (old, new)
    if new.module != old.module:
        yield found(python.TYPE_MOVED, old.symbol, calls, places, type=new.name, old=old.module, new=new.module)
    if bool(old.alias) != bool(new.alias):
        yield found(python.TYPE_KIND, old.symbol, calls, places, type=new.name, old=_sort(old), new=_sort(new))


def _sort(of: TypeSurface) -> str:
    return "a class" if of.alias is None else f"another name of `{of.alias.text}`"


def _content(comparison: TypeComparison, old: TypeSurface, new: TypeSurface, calls: list[str]) -> Iterator[Change]:
    if old.alias and new.alias:
        yield from _alias(comparison, old, new, calls)
    elif old.alias or new.alias:
        return
    elif old.kind == PARAMS:
        is_inside = _is_inside(comparison.old, old.name) and _is_inside(comparison.new, new.name)
        if is_inside or _has_lost_its_calls(comparison, old.name):
            yield from key_changes(comparison, old, new, calls)
    else:
        yield from _fields(comparison, old, new, calls)


def _is_inside(surface: Surface, name: str) -> bool:
    """Whether a TypedDict is used other than for the keywords of calls; those are reported as arguments."""
    return surface.is_named(name)


def _has_lost_its_calls(comparison: TypeComparison, name: str) -> bool:
    """Whether a TypedDict held the keywords of calls that were removed, so that no argument reports it."""
    users = [each for each, call in comparison.old.calls.items() if call.keywords == name]
    return bool(users) and not any(comparison.renaming.calls.get(each, each) in comparison.new.calls for each in users)


def _alias(comparison: TypeComparison, old: TypeSurface, new: TypeSurface, calls: list[str]) -> Iterator[Change]:
    before, after = old.alias, new.alias
    if before is None or after is None:
        return
    subject = f"`{new.name}`"
    if old.kind == PARAMS:
        yield from passed_changes(comparison, KEYS, (before, after), (old.symbol, calls, subject))
    else:
        yield from _read(comparison, (before, after), (old.symbol, calls, subject))


def _fields(comparison: TypeComparison, old: TypeSurface, new: TypeSurface, calls: list[str]) -> Iterator[Change]:
    names = {name: comparison.renaming.member(old, name) for name in old.fields}
    for name, before in old.fields.items():
        symbol, subject = f"{old.symbol}.{name}", f"field `{name}` of `{new.name}`"
        after = new.fields.get(names[name])
        if after is None:
            yield found(python.FIELD_REMOVED, symbol, calls, (before, None), subject=subject)
            continue
        if name != names[name] and symbol not in comparison.renaming.told:
            change = found(python.FIELD_RENAMED, symbol, calls, (before, after), subject=subject, new=names[name])
            yield replace(change, symbols=(symbol, f"{new.symbol}.{names[name]}"))
        yield from _read(comparison, (before, after), (symbol, calls, subject))
    for name, after in new.fields.items():
        if name not in names.values():
            place = (None, after)
            subject = f"field `{name}` of `{new.name}`"
            yield found(python.FIELD_ADDED, f"{new.symbol}.{name}", calls, place, subject=subject)


def _read(
    comparison: TypeComparison, places: tuple[Field, Field], about: tuple[str, list[str], str]
) -> Iterator[Change]:
    before, after = places
    symbol, calls, subject = about
    rule = comparison.read(before.type, after.type)
    if rule is python.FIELD_EXTENDED:
        yield found(rule, symbol, calls, places, subject=subject, what=comparison.difference(before.type, after.type))
    elif rule is not None:
        yield found(rule, symbol, calls, places, subject=subject, old=before.text, new=after.text)
