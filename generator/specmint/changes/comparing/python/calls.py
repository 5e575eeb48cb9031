"""Comparing the calls of two packages, with their arguments and return types."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from specmint.changes.comparing.python.arguments import CallArguments, argument_changes
from specmint.changes.comparing.python.finding import found, listed
from specmint.changes.comparing.python.types import NONE
from specmint.changes.rules import python

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.changes.comparing.python.fields import TypeComparison
    from specmint.changes.comparing.python.surface import CallSurface, Field, Surface
    from specmint.changes.rules.change import Change


def call_changes(comparison: TypeComparison) -> Iterator[Change]:
    """All changes of calls, of functions of the webhooks, and of the constructor of the client."""
    old, new, renaming = comparison.old, comparison.new, comparison.renaming
    pairs = []
    for name, call in old.calls.items():
        now = new.calls.get(renaming.calls.get(name, name))
        if now is None:
            yield found(python.CALL_REMOVED, call.symbol, [name], (call, None), call=name)
            continue
        if now.name != name:
            yield found(python.CALL_RENAMED, call.symbol, [name, now.name], (call, now), call=name, new=now.name)
        pairs.append((call, now))
        yield from _answers(comparison, call, now)
    known = {now.name for _, now in pairs}
    for name, call in new.calls.items():
        if name not in known:
            yield found(python.CALL_ADDED, call.symbol, [name], (None, call), call=name)
    if old.client and new.client:
        pairs.append((old.client, new.client))
    yield from _arguments(comparison, pairs)


def _answers(comparison: TypeComparison, old: CallSurface, new: CallSurface) -> Iterator[Change]:
    texts = {"call": new.name, "old": old.returns.text, "new": new.returns.text}
    rule = comparison.read(old.returns.type, new.returns.type)
    if rule is not None:
        # Who was given nothing reads nothing.
        told = python.RETURN_NARROWED if rule in _HARMLESS or old.returns.type == {NONE} else python.RETURN_CHANGED
        yield found(told, old.symbol, [new.name], (old, new), **texts)
    for status, before in old.errors.items():
        after = new.errors.get(status)
        if after is not None and comparison.read(before.type, after.type) not in {None, *_HARMLESS}:
            texts = {"call": new.name, "status": status, "old": before.text, "new": after.text}
            yield found(python.ERROR_BODY_CHANGED, old.symbol, [new.name], (old, new), **texts)


_HARMLESS = (python.FIELD_NARROWED, python.FIELD_NEVER_NONE, python.FIELD_EXTENDED)


def _arguments(comparison: TypeComparison, pairs: list[tuple[CallSurface, CallSurface]]) -> Iterator[Change]:
    """Compare arguments; calls that share a keyword TypedDict are reported together."""
    same: dict[tuple[str, tuple[str, ...]], list[Change]] = defaultdict(list)
    for old, new in pairs:
        renamed = {name: now for (call, name), now in comparison.renaming.arguments.items() if call == old.name}
        for change in argument_changes(comparison, _owned(comparison.old, old), _owned(comparison.new, new), renamed):
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


def _owned(surface: Surface, call: CallSurface) -> CallArguments:
    """The arguments of a call and the keys of its keyword TypedDict, each with its dotted name."""
    fields: dict[str, tuple[str, Field]] = {}
    keywords = surface.types.get(call.keywords or "")
    if keywords is not None:
        fields = {name: (f"{keywords.symbol}.{name}", each) for name, each in keywords.fields.items()}
    own = {name: (f"{call.symbol}.{name}", each) for name, each in call.arguments.items()}
    return CallArguments(call, {**fields, **own})
