"""How the calls of one package differ from those of another: with them their arguments and what they give."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from specmint.comparing.python import rules
from specmint.comparing.python.arguments import Owned, argument_changes
from specmint.comparing.python.finding import found, listed
from specmint.comparing.python.types import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.comparing.python.fields import Judge
    from specmint.comparing.python.surface import CallSurface, Field, Surface
    from specmint.ir.changes import Change


def call_changes(judge: Judge) -> Iterator[Change]:
    """All changes of calls, of functions of the webhooks, and of the constructor of the client."""
    old, new, renaming = judge.old, judge.new, judge.renaming
    pairs = []
    for name, call in old.calls.items():
        now = new.calls.get(renaming.calls.get(name, name))
        if now is None:
            yield found(rules.CALL_REMOVED, call.symbol, [name], (call, None), call=name)
            continue
        if now.name != name:
            yield found(rules.CALL_RENAMED, call.symbol, [name, now.name], (call, now), call=name, new=now.name)
        pairs.append((call, now))
        yield from _answers(judge, call, now)
    known = {now.name for _, now in pairs}
    for name, call in new.calls.items():
        if name not in known:
            yield found(rules.CALL_ADDED, call.symbol, [name], (None, call), call=name)
    if old.client and new.client:
        pairs.append((old.client, new.client))
    yield from _arguments(judge, pairs)


def _answers(judge: Judge, old: CallSurface, new: CallSurface) -> Iterator[Change]:
    texts = {"call": new.name, "old": old.returns.text, "new": new.returns.text}
    rule = judge.read(old.returns.type, new.returns.type)
    if rule is not None:
        # Who was given nothing reads nothing.
        told = rules.RETURN_NARROWED if rule in _HARMLESS or old.returns.type == {NONE} else rules.RETURN_CHANGED
        yield found(told, old.symbol, [new.name], (old, new), **texts)
    for status, before in old.errors.items():
        after = new.errors.get(status)
        if after is not None and judge.read(before.type, after.type) not in {None, *_HARMLESS}:
            texts = {"call": new.name, "status": status, "old": before.text, "new": after.text}
            yield found(rules.ERROR_BODY_CHANGED, old.symbol, [new.name], (old, new), **texts)


_HARMLESS = (rules.FIELD_NARROWED, rules.FIELD_NEVER_NONE, rules.FIELD_EXTENDED)


def _arguments(judge: Judge, pairs: list[tuple[CallSurface, CallSurface]]) -> Iterator[Change]:
    """What calls that take the same keywords have in common is told once."""
    same: dict[tuple[str, tuple[str, ...]], list[Change]] = defaultdict(list)
    for old, new in pairs:
        renamed = {name: now for (call, name), now in judge.renaming.arguments.items() if call == old.name}
        for change in argument_changes(judge, _owned(judge.old, old), _owned(judge.new, new), renamed):
            same[change.rule.id, change.symbols].append(change)
    for changes in same.values():
        calls = tuple(call for change in changes for call in change.calls)
        yield _merged(changes[0], calls)


def _merged(change: Change, calls: tuple[str, ...]) -> Change:
    if not calls:
        return change
    before, after = f"of `{calls[0]}`", f"of {listed(calls)}"
    message, subject = (text.replace(before, after, 1) for text in (change.message, change.subject))
    return replace(change, message=message, subject=subject, calls=calls)


def _owned(surface: Surface, call: CallSurface) -> Owned:
    """All that a call can be given by name, with the symbol of each: arguments, and keys of its keywords' TypedDict."""
    fields: dict[str, tuple[str, Field]] = {}
    keywords = surface.types.get(call.keywords or "")
    if keywords is not None:
        fields = {name: (f"{keywords.symbol}.{name}", each) for name, each in keywords.fields.items()}
    own = {name: (f"{call.symbol}.{name}", each) for name, each in call.arguments.items()}
    return Owned(call, {**fields, **own})
