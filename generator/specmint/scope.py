"""The API that a client is made from: all of a document, or the part that a selection reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from specmint.ir.api import Operation
from specmint.ir.document import DanglingReferenceError, child
from specmint.ir.names import NOTHING
from specmint.reading.reduction import reduced
from specmint.resolving.nodes import mapping, sequence, text
from specmint.resolving.path_items import written_operations
from specmint.schemas.view import Schemas
from specmint.selection import check_names, operation_candidates, selected, webhook_candidates
from specmint.stages.name import call_names, webhook_names
from specmint.stages.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from specmint.configuration import ClientConfig
    from specmint.ir.api import Api
    from specmint.ir.catalog import CallName
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.names import Names
    from specmint.resolving.path_items import WrittenOperation
    from specmint.stages.load import Loaded


@dataclass(frozen=True)
class Scope:
    """An API with the views of its schemas, and what its calls and webhooks are called.

    ``found_reading`` and ``found_resolving`` are the findings about just this part of the document. ``offered`` counts
    the operations that the whole document has. ``kept`` are the names that the client had before.
    """

    api: Api
    schemas: Schemas
    calls: Mapping[str, CallName]
    functions: Mapping[str, str]
    found_reading: tuple[Diagnostic, ...]
    found_resolving: tuple[Diagnostic, ...]
    offered: int
    kept: Names = NOTHING


def scope_of(loaded: Loaded, client: ClientConfig, kept: Names = NOTHING) -> Scope:
    """What a client takes of a document. Raises SpecmintError for a selection or names that fit nothing in it.

    Patterns are held against the calls of the whole document. The client's own calls are named without regard to what
    it does not take, so that it is just what a document gives that holds nothing else.
    """
    whole, source = _scope(loaded, client, kept), loaded.document.source
    broken = tuple(_broken(whole.api))
    check_names((each.key for each in (*whole.api.operations, *broken)), client.names, source)
    if not client.select and not client.exclude:
        return whole
    calls = {**whole.calls, **call_names(whole.schemas, broken, client.names)}
    candidates = (
        *operation_candidates((*whole.api.operations, *broken), calls),
        *webhook_candidates(whole.api.webhooks, whole.functions),
    )
    chosen = selected(candidates, client.select, client.exclude, source)
    left = reduced(loaded.document, (pointer for each in chosen for pointer in each.pointers), loaded.diagnostics)
    rest = replace(loaded, document=left.document, diagnostics=left.diagnostics)
    return replace(_scope(rest, client, kept, {each.key for each in chosen}), offered=whole.offered)


def _scope(loaded: Loaded, client: ClientConfig, kept: Names, keys: Container[str] | None = None) -> Scope:
    """A document with its calls named: all of them, or those with these keys and no other that they refer to."""
    resolved = resolve(loaded.document)
    api = resolved.api
    if keys is not None:
        operations = tuple(each for each in api.operations if each.key in keys)
        webhooks = tuple(each for each in api.webhooks if each.key in keys)
        api = replace(api, operations=operations, webhooks=webhooks)
    schemas = Schemas(api.document)
    calls = call_names(schemas, api.operations, client.names, kept)
    functions = webhook_names(api.webhooks, calls)
    found = (loaded.diagnostics, resolved.diagnostics)
    return Scope(api, schemas, calls, functions, *found, offered=len(api.operations), kept=kept)


def _broken(api: Api) -> Iterator[Operation]:
    """The operations that had to be left out: what they are known by, since that they are must be told if wanted."""
    known = {each.key for each in api.operations}
    for path in mapping(api.document.tree.get("paths")):
        try:
            item = api.document.follow(child("#/paths", path))
        except DanglingReferenceError:
            continue
        for written in written_operations(api.document, item):
            if f"{written.method} {path}" not in known:
                yield _bare(path, written, mapping(api.document.at(written.pointer)))


def _bare(path: str, written: WrittenOperation, node: Mapping[str, object]) -> Operation:
    return Operation(
        method=written.method,
        path=path,
        operation_id=text(node.get("operationId")),
        summary=text(node.get("summary")),
        description="",
        tags=tuple(map(text, sequence(node.get("tags")))),
        deprecated=False,
        parameters=(),
        request_body=None,
        responses=(),
        security=(),
        explicit_name=None,
        pointer=written.pointer,
    )
