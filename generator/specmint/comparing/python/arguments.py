"""How what a call takes differs: its arguments and keywords, or the keys of a TypedDict inside of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.comparing.python import rules
from specmint.comparing.python.finding import found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.comparing.python.fields import Judge
    from specmint.comparing.python.surface import CallSurface, Field, TypeSurface
    from specmint.ir.changes import Change, ChangeRule


@dataclass(frozen=True)
class Owned:
    """A call with all that it can be given by name: the symbol and the type of each."""

    call: CallSurface
    fields: Mapping[str, tuple[str, Field]]


@dataclass(frozen=True)
class Family:
    """The rules for one kind of what is passed: arguments of calls, or keys of objects."""

    added: ChangeRule
    added_required: ChangeRule
    removed: ChangeRule
    required: ChangeRule
    optional: ChangeRule
    narrowed: ChangeRule
    widened: ChangeRule


ARGUMENTS = Family(
    rules.ARGUMENT_ADDED,
    rules.ARGUMENT_ADDED_REQUIRED,
    rules.ARGUMENT_REMOVED,
    rules.ARGUMENT_REQUIRED,
    rules.ARGUMENT_OPTIONAL,
    rules.ARGUMENT_NARROWED,
    rules.ARGUMENT_WIDENED,
)
KEYS = Family(
    rules.KEY_ADDED,
    rules.KEY_ADDED_REQUIRED,
    rules.KEY_REMOVED,
    rules.KEY_REQUIRED,
    rules.KEY_OPTIONAL,
    rules.KEY_NARROWED,
    rules.KEY_WIDENED,
)


def argument_changes(judge: Judge, old: Owned, new: Owned, renamed: Mapping[str, str]) -> Iterator[Change]:
    """What changed for who makes a call."""
    calls = [] if new.call.name == "Client" else [new.call.name]
    met = set()
    for name, (symbol, before) in old.fields.items():
        now = renamed.get(name, name)
        subject = f"argument `{name}` of `{new.call.name}`"
        if now not in new.fields:
            yield found(rules.ARGUMENT_REMOVED, symbol, calls, (before, None), subject=subject)
            continue
        met.add(now)
        after = new.fields[now][1]
        places = (before, after)
        if now != name:
            yield found(rules.ARGUMENT_RENAMED, symbol, calls, places, subject=subject, new=now)
        if before.position != after.position:
            texts = {"old": _position(before), "new": _position(after)}
            yield found(rules.ARGUMENT_POSITION, symbol, calls, places, subject=subject, **texts)
        yield from passed_changes(judge, ARGUMENTS, places, (symbol, calls, subject))
    for name, (symbol, after) in new.fields.items():
        if name not in met:
            rule = rules.ARGUMENT_ADDED_REQUIRED if after.required else rules.ARGUMENT_ADDED
            yield found(rule, symbol, calls, (None, after), subject=f"argument `{name}` of `{new.call.name}`")


def key_changes(judge: Judge, old: TypeSurface, new: TypeSurface, calls: list[str]) -> Iterator[Change]:
    """What changed for who makes an object that is passed."""
    for name, before in old.fields.items():
        symbol, subject = f"{old.symbol}.{name}", f"key `{name}` of `{new.name}`"
        if name not in new.fields:
            yield found(rules.KEY_REMOVED, symbol, calls, (before, None), subject=subject)
        else:
            yield from passed_changes(judge, KEYS, (before, new.fields[name]), (symbol, calls, subject))
    for name, after in new.fields.items():
        if name not in old.fields:
            rule = rules.KEY_ADDED_REQUIRED if after.required else rules.KEY_ADDED
            place = (None, after)
            yield found(rule, f"{new.symbol}.{name}", calls, place, subject=f"key `{name}` of `{new.name}`")


def passed_changes(
    judge: Judge, family: Family, places: tuple[Field, Field], about: tuple[str, list[str], str]
) -> Iterator[Change]:
    """Whether something has to be passed, and which values it may have. ``about`` is symbol, calls and subject."""
    before, after = places
    symbol, calls, subject = about
    if before.required != after.required:
        rule = family.required if after.required else family.optional
        yield found(rule, symbol, calls, places, subject=subject)
    still = judge.passed(before.type, after.type)
    if still is not None:
        rule = family.widened if still else family.narrowed
        yield found(rule, symbol, calls, places, subject=subject, old=before.text, new=after.text)


def _position(field: Field) -> str:
    return "passed by name only" if field.position is None else f"positional argument {field.position + 1}"
