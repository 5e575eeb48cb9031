"""The API that a client is generated from: the whole document, or what a selection refers to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from specmint.api.naming.stage import call_names, webhook_names
from specmint.api.resolving.path_items import written_operations
from specmint.api.resolving.stage import resolve
from specmint.api.schemas.view import Schemas
from specmint.api.selecting.selection import check_names, operation_candidates, selected, webhook_candidates
from specmint.document.reading.reduction import reduced
from specmint.ir.api import Operation
from specmint.ir.document import DanglingReferenceError, child
from specmint.ir.names import NOTHING
from specmint.ir.nodes import mapping, sequence, text

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from specmint.api.resolving.path_items import WrittenOperation
    from specmint.document.reading.stage import Loaded
    from specmint.ir.api import Api
    from specmint.ir.catalog import CallName
    from specmint.ir.client import ClientConfig
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.names import Names


@dataclass(frozen=True)
class Scope:
    """An API with the views of its schemas, and the names of its calls and webhooks.

    ``found_reading`` and ``found_resolving`` are the findings about this part of the document. ``offered`` counts the
    operations of the whole document. ``kept`` holds the client's former names.
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
    """Select from a document. Raises SpecmintError for a selection or names that match nothing in it.

    Patterns are matched against the calls of the whole document. The client's own calls are named without regard to
    operations that are not selected, as if the document had no others.
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
    """A document with its calls named: all of them, or the selected ones without references to others."""
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
    """The operations that had to be left out, by their names, so that selecting one of them can be reported."""
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
