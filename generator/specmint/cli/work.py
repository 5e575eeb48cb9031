"""What the commands do, and the status each ends with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from specmint.cli.status import status_of
from specmint.configuration import label
from specmint.diagnostics.visible import visible
from specmint.ir.diagnostics import SpecmintError, has_error
from specmint.pipeline import compare, generate
from specmint.reading.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from specmint.cli.console import Console
    from specmint.configuration import ClientConfig
    from specmint.ir.api import Operation
    from specmint.ir.catalog import Arguments
    from specmint.ir.output import Written


def generate_all(clients: Sequence[ClientConfig], console: Console, *, overwrite_edits: bool) -> int:
    """Generate each client; 1 where something had to be left out."""
    status = 0
    for client in clients:
        with console.progress(client.name) as progress:
            source = read_source(client.document)
            written, built = generate(client, source, progress, overwrite_edits=overwrite_edits)
        console.diagnostics(built.diagnostics)
        console.message(f"{client.name}: {_told(written)} in {client.output}")
        status = max(status, has_error(built.diagnostics))
    return int(status)


def check_all(clients: Sequence[ClientConfig], console: Console) -> int:
    """Compare each client with what its document gives; 1 where they differ."""
    status = 0
    for client in clients:
        with console.progress(client.name) as progress:
            text, built = compare(client, read_source(client.document), progress)
        console.diagnostics(built.diagnostics)
        if text:
            console.result(text.rstrip("\n"))
            console.message(f"{client.name}: {client.output} is not what {client.label} gives; run specmint generate.")
        else:
            console.message(f"{client.name}: {client.output} is up to date.")
        status = max(status, bool(text), has_error(built.diagnostics))
    return int(status)


def _told(written: Written) -> str:
    if written.is_nothing:
        return f"{written.unchanged} files are up to date"
    parts = {"new": written.created, "changed": written.changed, "removed": written.removed}
    counts = [f"{len(paths)} {word}" for word, paths in parts.items() if paths]
    return f"{', '.join(counts)}, {written.unchanged} as they were"


def list_operations(spec: str, form: str, console: Console) -> int:
    """Print every operation and its call."""
    rows = list(_rows(spec, console))
    if form == "json":
        console.result(json.dumps(rows, indent=2))
        return 0
    routes = [visible(f"{row['method']} {row['path']}") for row in rows]
    width = max(map(len, routes), default=0)
    for route, row in zip(routes, rows, strict=True):
        console.result(f"{route:<{width}} -> {row['call']}  ({row['rule']})")
    return 0


def _rows(spec: str, console: Console) -> Iterator[dict[str, Any]]:
    from specmint.schemas.view import Schemas
    from specmint.stages.load import load
    from specmint.stages.name import call_names, name
    from specmint.stages.resolve import resolve

    loaded = load(spec)
    resolved = resolve(loaded.document)
    console.diagnostics(resolved.diagnostics)
    schemas = Schemas(loaded.document)
    calls = call_names(schemas, resolved.api.operations, {})
    catalog = name(resolved.api, schemas, calls)
    for operation in resolved.api.operations:
        call = calls[operation.key]
        shown = ", ".join(
            _arguments(operation, catalog.arguments[operation.key], takes_keywords=operation.key in catalog.keywords)
        )
        yield {
            "method": operation.method,
            "path": operation.path,
            "operationId": operation.operation_id,
            "call": f"client.{call}({shown})",
            "rule": call.rule,
        }


def _arguments(operation: Operation, arguments: Arguments, *, takes_keywords: bool) -> Iterator[str]:
    from specmint.stages.plan import rest_name

    path = [arguments.parameters["path", each.name] for each in operation.located("path")]
    yield from path[-1:]
    yield from (f"{each}=..." for each in path[:-1])
    if operation.request_body and arguments.body_fields is None:
        yield "body=..."
    if takes_keywords:
        yield f"**{rest_name(operation, arguments)}"


def lint_document(spec: str, form: str, console: Console) -> int:
    """Print what is wrong with a document; 1 where anything is, 2 where it cannot be read."""
    from specmint.diagnostics.github import render_github
    from specmint.diagnostics.json_report import render_json
    from specmint.diagnostics.text import render_text
    from specmint.stages.load import load
    from specmint.stages.validate import validate

    try:
        loaded = load(spec)
        found, status = (*loaded.diagnostics, *validate(loaded.document)), 1
    except SpecmintError as error:
        found, status = error.diagnostics, status_of(error.diagnostics)
    renderers = {"json": render_json, "github": render_github}
    text = renderers[form](found) if form in renderers else render_text(found, color=False)
    if text.strip():
        console.result(text.rstrip("\n"))
    if not found:
        console.message(f"{label(spec)}: nothing to complain about.")
    return status if found else 0
