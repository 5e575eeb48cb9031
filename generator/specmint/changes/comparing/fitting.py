"""Selecting from a document that may lack operations which the configuration selects or names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from specmint.api.selecting.scope import scope_of
from specmint.diagnostics.rules_generation import NOTHING_SELECTED, UNKNOWN_OPERATION, UNMATCHED_SELECTION
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.names import NOTHING

if TYPE_CHECKING:
    from specmint.api.selecting.scope import Scope
    from specmint.document.reading.stage import Loaded
    from specmint.ir.client import ClientConfig
    from specmint.ir.names import Names

_ABOUT_WISHES = frozenset({UNMATCHED_SELECTION, NOTHING_SELECTED, UNKNOWN_OPERATION})


@dataclass(frozen=True)
class Fitting:
    """The selected part of a document, the patterns and names that match nothing in it, and the error for these.

    Where nothing is selected, no package can be made.
    """

    scope: Scope
    missing: frozenset[str] = frozenset()
    error: SpecmintError | None = None


def fitting(client: ClientConfig, loaded: Loaded, kept: Names = NOTHING) -> Fitting:
    """Select what the document has. Raises SpecmintError for every other problem."""
    try:
        return Fitting(scope_of(loaded, client, kept))
    except SpecmintError as error:
        if any(each.rule not in _ABOUT_WISHES for each in error.diagnostics):
            raise
        there = _there(client, loaded)
        wishes = frozenset((*client.select, *client.exclude, *client.names))
        missing = wishes - {*there.select, *there.exclude, *there.names}
        is_taken = (there.select or not client.select) and _fits(there, loaded)
        scope = scope_of(loaded, there, kept) if is_taken else _nothing(there, loaded)
        return Fitting(scope, missing, error)


def _there(client: ClientConfig, loaded: Loaded) -> ClientConfig:
    """The client without the patterns and names that match nothing."""
    plain = replace(client, select=(), exclude=(), names={})
    names = {key: name for key, name in client.names.items() if _fits(replace(plain, names={key: name}), loaded)}
    named = replace(plain, names=names)
    return replace(
        client,
        select=tuple(each for each in client.select if _fits(replace(named, select=(each,)), loaded)),
        exclude=tuple(each for each in client.exclude if _fits(replace(named, select=(each,)), loaded)),
        names=names,
    )


def _fits(client: ClientConfig, loaded: Loaded) -> bool:
    try:
        scope_of(loaded, client)
    except SpecmintError:
        return False
    return True


def _nothing(client: ClientConfig, loaded: Loaded) -> Scope:
    scope = scope_of(loaded, replace(client, select=(), exclude=()))
    return replace(scope, api=replace(scope.api, operations=(), webhooks=()), calls={}, functions={})
