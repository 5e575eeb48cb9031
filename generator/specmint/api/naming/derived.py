"""Calls that go with another one: the same request, with its answer given in another way."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from specmint.api.naming.rules import attributes
from specmint.api.schemas.received import gives_bytes, gives_items_too

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import Api, Operation
    from specmint.ir.catalog import CallName, Derivation
    from specmint.ir.names import Names

SUFFIXES: Final[Mapping[Derivation, str]] = {"bytes": "stream", "items": "streaming"}
"""What a derived call adds to the name of its call."""


def derived_to_keep(derived: Mapping[str, Mapping[Derivation, str]]) -> dict[str, str]:
    """The methods of derived calls as the lock keeps them."""
    return {f"{key} {kind}": method for key, each in derived.items() for kind, method in each.items()}


def name_derived(
    api: Api, schemas: Schemas, calls: Mapping[str, CallName], kept: Names
) -> dict[str, dict[Derivation, str]]:
    """The methods of the calls that go with each operation, by its key.

    They stand beside its own, and give way to every call and resource of the document.
    """
    taken = _taken(calls)
    found: dict[str, dict[Derivation, str]] = defaultdict(dict)
    for operation in sorted(api.operations, key=lambda each: str(calls[each.key])):
        resource = calls[operation.key].resource
        for kind in _kinds(schemas, operation):
            before = kept.derived.get(f"{operation.key} {kind}")
            method = next(
                each for each in _candidates(calls[operation.key], kind, before) if (*resource, each) not in taken
            )
            taken.add((*resource, method))
            found[operation.key][kind] = method
    return dict(found)


def _taken(calls: Mapping[str, CallName]) -> set[tuple[str, ...]]:
    """The calls, what the modules define for them, and the resources above them."""
    own = {(*call.resource, name) for call in calls.values() for name in (call.method, f"{call.method}_call")}
    return own | {call.resource[:depth] for call in calls.values() for depth in range(1, len(call.resource) + 1)}


def _kinds(schemas: Schemas, operation: Operation) -> Iterator[Derivation]:
    if gives_bytes(schemas, operation):
        yield "bytes"
    if gives_items_too(operation):
        yield "items"


def _candidates(call: CallName, kind: Derivation, before: str | None) -> Iterator[str]:
    """The name it had, if that is one that we could have given; then those that we give."""
    plain = f"{call.method.rstrip('_')}_{SUFFIXES[kind]}"
    if before and re.fullmatch(rf"{plain}(_\d{{1,3}})?_?", before):
        yield attributes((*call.resource, before))[-1]
    for name in (plain, *(f"{plain}_{number}" for number in range(2, 1000))):
        yield attributes((*call.resource, name))[-1]
