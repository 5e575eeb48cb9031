"""Comparing what callers pass: the arguments of calls, and the keys of TypedDicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.changes.comparing.python.finding import found
from specmint.changes.rules import python

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.changes.comparing.python.fields import TypeComparison
    from specmint.changes.comparing.python.surface import CallSurface, Field, TypeSurface
    from specmint.changes.rules.change import Change, ChangeRule


@dataclass(frozen=True)
class CallArguments:
    """A call with its arguments by name: the dotted name and the type of each."""

    call: CallSurface
    fields: Mapping[str, tuple[str, Field]]


@dataclass(frozen=True)
class PassedRules:
    """The change rules for one kind of passed value: arguments of calls, or keys of TypedDicts."""

    added: ChangeRule
    added_required: ChangeRule
    removed: ChangeRule
    required: ChangeRule
    optional: ChangeRule
    narrowed: ChangeRule
    widened: ChangeRule


ARGUMENTS = PassedRules(
    python.ARGUMENT_ADDED,
    python.ARGUMENT_ADDED_REQUIRED,
    python.ARGUMENT_REMOVED,
    python.ARGUMENT_REQUIRED,
    python.ARGUMENT_OPTIONAL,
    python.ARGUMENT_NARROWED,
    python.ARGUMENT_WIDENED,
)
KEYS = PassedRules(
    python.KEY_ADDED,
    python.KEY_ADDED_REQUIRED,
    python.KEY_REMOVED,
    python.KEY_REQUIRED,
    python.KEY_OPTIONAL,
    python.KEY_NARROWED,
    python.KEY_WIDENED,
)


def argument_changes(
    comparison: TypeComparison, old: CallArguments, new: CallArguments, renamed: Mapping[str, str]
) -> Iterator[Change]:
    """The changes of a call's arguments."""
    calls = [] if new.call.name == "Client" else [new.call.name]
    met = set()
    for name, (symbol, before) in old.fields.items():
        told = comparison.renaming.told.get(symbol)
        now = told or renamed.get(name, name)
        subject = f"argument `{name}` of `{new.call.name}`"
        if now not in new.fields:
            yield found(python.ARGUMENT_REMOVED, symbol, calls, (before, None), subject=subject)
            continue
        met.add(now)
        after = new.fields[now][1]
        places = (before, after)
        if now != name and not told:
            yield found(python.ARGUMENT_RENAMED, symbol, calls, places, subject=subject, new=now)
        if before.position != after.position:
            texts = {"old": _position(before), "new": _position(after)}
            yield found(python.ARGUMENT_POSITION, symbol, calls, places, subject=subject, **texts)
        yield from passed_changes(comparison, ARGUMENTS, places, (symbol, calls, subject))
    for name, (symbol, after) in new.fields.items():
        if name not in met:
            rule = python.ARGUMENT_ADDED_REQUIRED if after.required else python.ARGUMENT_ADDED
            yield found(rule, symbol, calls, (None, after), subject=f"argument `{name}` of `{new.call.name}`")


def key_changes(comparison: TypeComparison, old: TypeSurface, new: TypeSurface, calls: list[str]) -> Iterator[Change]:
    """The changes of a TypedDict's keys."""
    names = {name: comparison.renaming.member(old, name) for name in old.fields}
    for name, before in old.fields.items():
        symbol, subject = f"{old.symbol}.{name}", f"key `{name}` of `{new.name}`"
        after = new.fields.get(names[name])
        if after is None:
            yield found(python.KEY_REMOVED, symbol, calls, (before, None), subject=subject)
        else:
            yield from passed_changes(comparison, KEYS, (before, after), (symbol, calls, subject))
    for name, after in new.fields.items():
        if name not in names.values():
            rule = python.KEY_ADDED_REQUIRED if after.required else python.KEY_ADDED
            place = (None, after)
            yield found(rule, f"{new.symbol}.{name}", calls, place, subject=f"key `{name}` of `{new.name}`")


def passed_changes(
    comparison: TypeComparison, passed: PassedRules, places: tuple[Field, Field], about: tuple[str, list[str], str]
) -> Iterator[Change]:
    """The changes of one argument or key: required or not, and its type. ``about`` is its name, calls and subject."""
    before, after = places
    symbol, calls, subject = about
    if before.required != after.required:
        rule = passed.required if after.required else passed.optional
        yield found(rule, symbol, calls, places, subject=subject)
    still = comparison.passed(before.type, after.type)
    if still is not None:
        rule = passed.widened if still else passed.narrowed
        yield found(rule, symbol, calls, places, subject=subject, old=before.text, new=after.text)


def _position(field: Field) -> str:
    return "passed by name only" if field.position is None else f"positional argument {field.position + 1}"
