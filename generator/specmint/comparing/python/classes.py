"""How the types of one package differ from those of another: models, TypedDicts, aliases and their fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from specmint.comparing.python import rules
from specmint.comparing.python.arguments import KEYS, key_changes, passed_changes
from specmint.comparing.python.finding import found, listed
from specmint.comparing.python.surface import PARAMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.comparing.python.fields import Judge
    from specmint.comparing.python.surface import Field, Surface, TypeSurface
    from specmint.ir.changes import Change, ChangeRule


def type_changes(judge: Judge) -> Iterator[Change]:
    """All changes of types, each with the calls that reach it."""
    old, new, renamed = judge.old, judge.new, judge.renaming.types
    gone = []
    for name, before in old.types.items():
        after = new.types.get(renamed.get(name, name))
        if after is None:
            gone.append(name)
            continue
        calls = sorted({*old.calls_of([name]), *new.calls_of([after.name])})
        yield from _identity(before, after, calls)
        yield from _content(judge, before, after, calls)
    yield from _renamed(judge)
    fresh = [name for name in new.types if name not in old.types and name not in renamed.values()]
    yield from (_together(rules.TYPE_REMOVED, old, group) for group in _groups(old, gone))
    yield from (_together(rules.TYPE_ADDED, new, group) for group in _groups(new, fresh))


def _groups(surface: Surface, names: list[str]) -> Iterator[list[str]]:
    """Types that come or go, each with those others that it needs."""
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
    places = (first, None) if rule is rules.TYPE_REMOVED else (None, first)
    what = f"type {listed(group)} is" if len(group) == 1 else f"types {listed(group)} are"
    change = found(rule, first.symbol, surface.calls_of(group), places, subject=first.name, what=what)
    return replace(change, symbols=tuple(surface.types[each].symbol for each in group))


def _renamed(judge: Judge) -> Iterator[Change]:
    """Types that are called differently; those named after another one of them are told with it."""
    names = {was: now for was, now in sorted(judge.renaming.types.items()) if was in judge.old.types}
    groups: dict[str, list[str]] = {}
    for was, now in names.items():
        owner = next((each for each in groups if _is_named_after((was, now), (each, names[each]))), was)
        groups.setdefault(owner, []).append(was)
    for was, group in groups.items():
        old, new = judge.old.types[was], judge.new.types[names[was]]
        calls = sorted({*judge.old.calls_of(group), *judge.new.calls_of(names[each] for each in group)})
        more = f", and the names of {len(group) - 1} more begin so" if len(group) > 1 else ""
        change = found(rules.TYPE_RENAMED, old.symbol, calls, (old, new), type=was, new=new.name, more=more)
        yield replace(change, symbols=tuple(judge.old.types[each].symbol for each in group))


def _is_named_after(names: tuple[str, str], owners: tuple[str, str]) -> bool:
    """Whether both names go on in the same way after those of another type."""
    rests = {name.removeprefix(owner) for name, owner in zip(names, owners, strict=True)}
    return len(rests) == 1 and all(map(str.startswith, names, owners))


def _identity(old: TypeSurface, new: TypeSurface, calls: list[str]) -> Iterator[Change]:
    places = (old, new)
    if new.module != old.module:
        yield found(rules.TYPE_MOVED, old.symbol, calls, places, type=new.name, old=old.module, new=new.module)
    if bool(old.alias) != bool(new.alias):
        yield found(rules.TYPE_KIND, old.symbol, calls, places, type=new.name, old=_sort(old), new=_sort(new))


def _sort(of: TypeSurface) -> str:
    return "a class" if of.alias is None else f"another name of `{of.alias.text}`"


def _content(judge: Judge, old: TypeSurface, new: TypeSurface, calls: list[str]) -> Iterator[Change]:
    if old.alias and new.alias:
        yield from _alias(judge, old, new, calls)
    elif old.alias or new.alias:
        return
    elif old.kind == PARAMS:
        is_inside = _is_inside(judge.old, old.name) and _is_inside(judge.new, new.name)
        if is_inside or _has_lost_its_calls(judge, old.name):
            yield from key_changes(judge, old, new, calls)
    else:
        yield from _fields(judge, old, new, calls)


def _is_inside(surface: Surface, name: str) -> bool:
    """Whether a TypedDict is more than the keywords of calls, which are told as their arguments."""
    return surface.is_named(name)


def _has_lost_its_calls(judge: Judge, name: str) -> bool:
    """Whether a TypedDict held the keywords of calls that are gone, so that nobody tells of it as their arguments."""
    users = [each for each, call in judge.old.calls.items() if call.keywords == name]
    return bool(users) and not any(judge.renaming.calls.get(each, each) in judge.new.calls for each in users)


def _alias(judge: Judge, old: TypeSurface, new: TypeSurface, calls: list[str]) -> Iterator[Change]:
    before, after = old.alias, new.alias
    if before is None or after is None:
        return
    subject = f"`{new.name}`"
    if old.kind == PARAMS:
        yield from passed_changes(judge, KEYS, (before, after), (old.symbol, calls, subject))
    else:
        yield from _read(judge, (before, after), (old.symbol, calls, subject))


def _fields(judge: Judge, old: TypeSurface, new: TypeSurface, calls: list[str]) -> Iterator[Change]:
    for name, before in old.fields.items():
        symbol, subject = f"{old.symbol}.{name}", f"field `{name}` of `{new.name}`"
        if name in new.fields:
            yield from _read(judge, (before, new.fields[name]), (symbol, calls, subject))
        else:
            yield found(rules.FIELD_REMOVED, symbol, calls, (before, None), subject=subject)
    for name, after in new.fields.items():
        if name not in old.fields:
            place = (None, after)
            subject = f"field `{name}` of `{new.name}`"
            yield found(rules.FIELD_ADDED, f"{new.symbol}.{name}", calls, place, subject=subject)


def _read(judge: Judge, places: tuple[Field, Field], about: tuple[str, list[str], str]) -> Iterator[Change]:
    before, after = places
    symbol, calls, subject = about
    rule = judge.read(before.type, after.type)
    if rule is rules.FIELD_EXTENDED:
        yield found(rule, symbol, calls, places, subject=subject, what=judge.difference(before.type, after.type))
    elif rule is not None:
        yield found(rule, symbol, calls, places, subject=subject, old=before.text, new=after.text)
