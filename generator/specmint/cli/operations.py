"""specmint operations: lists the operations of a document or selection, and the size of their client."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from specmint.api.naming.explanations import explanation
from specmint.cli.listing import Row, listing, summary
from specmint.diagnostics.rules_generation import OPERATION_LEFT_OUT
from specmint.pipeline import assemble, working

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.api.selecting.scope import Scope
    from specmint.cli.console import Console
    from specmint.ir.api import Operation
    from specmint.ir.catalog import Arguments
    from specmint.ir.client import ClientConfig
    from specmint.package.output.size import PackageSize, Size
    from specmint.pipeline import Progress


def list_operations(client: ClientConfig, form: str, console: Console, *, measure: bool, explain: bool) -> int:
    """Print the selected operations and, on request, the size of their code and the origin of their names."""
    from specmint.api.selecting.scope import scope_of
    from specmint.document.reading.stage import load

    with console.progress(client.label) as progress:
        progress("reading")
        scope = scope_of(load(client.document, client.reading), client)
        size = _measured(scope, client, progress) if measure else None
    console.diagnostics([each for each in scope.found_resolving if each.rule is OPERATION_LEFT_OUT])
    if form == "json":
        console.result(json.dumps(_content(scope, size, explain=explain), indent=2), "json")
        return 0
    sizes = _by_resource(scope, size) if size else {}
    lines = (*listing(tuple(_rows(scope, explain=explain)), sizes), *summary(len(scope.calls), scope.offered, size))
    console.result("\n".join(lines))
    return 0


def _measured(scope: Scope, client: ClientConfig, progress: Progress) -> PackageSize:
    """The size of the package, which is built in memory for that."""
    from specmint.api.schemas.module_names import module_names
    from specmint.package.output.size import package_size

    modules = module_names(scope.calls.values())
    with working(client) as work:
        built = assemble(replace(client, fixtures="none"), scope, progress, work)
    return package_size(built.files, frozenset(modules.values()))


def _by_resource(scope: Scope, size: PackageSize) -> dict[str, Size]:
    from specmint.api.schemas.module_names import module_names

    modules = module_names(scope.calls.values())
    return {".".join(path): size.modules[name] for path, name in modules.items() if name in size.modules}


def _rows(scope: Scope, *, explain: bool) -> Iterator[Row]:
    for operation in scope.api.operations:
        call = scope.calls[operation.key]
        remark = explanation(call) if explain else ""
        yield Row(".".join(call.resource), call.method, operation.method, operation.path, remark)
    for webhook in scope.api.webhooks:
        kind, *_ = webhook.key.split(" ")
        yield Row("webhooks", scope.functions[webhook.key], kind, webhook.name)


def _content(scope: Scope, size: PackageSize | None, *, explain: bool) -> dict[str, Any]:
    return {
        "offered": scope.offered,
        "operations": list(_operations(scope, explain=explain)),
        "webhooks": [
            {"name": webhook.name, "method": webhook.operation.method, "function": scope.functions[webhook.key]}
            for webhook in scope.api.webhooks
        ],
        "size": None if size is None else _sizes(scope, size),
    }


def _sizes(scope: Scope, size: PackageSize) -> dict[str, Any]:
    resources = {resource: asdict(own) for resource, own in _by_resource(scope, size).items()}
    whole = {"total": size.total, "shared": size.rest, "runtime": size.runtime}
    return {**{name: asdict(part) for name, part in whole.items()}, "resources": resources}


def _operations(scope: Scope, *, explain: bool) -> Iterator[dict[str, Any]]:
    from specmint.api.naming.stage import name

    catalog = name(scope.api, scope.schemas, scope.calls, scope.functions)
    for operation in scope.api.operations:
        call = scope.calls[operation.key]
        takes_keywords = operation.key in catalog.keywords
        arguments = _arguments(operation, catalog.arguments[operation.key], takes_keywords=takes_keywords)
        yield {
            "method": operation.method,
            "path": operation.path,
            "operationId": operation.operation_id,
            "call": f"client.{call}({', '.join(arguments)})",
            "rule": call.rule,
            **({"explanation": explanation(call)} if explain else {}),
        }


def _arguments(operation: Operation, arguments: Arguments, *, takes_keywords: bool) -> Iterator[str]:
    from specmint.package.planning.stage import rest_name

    path = [arguments.parameters["path", each.name] for each in operation.located("path")]
    yield from path[-1:]
    yield from (f"{each}=..." for each in path[:-1])
    if operation.request_body and arguments.body_fields is None:
        yield "body=..."
    if takes_keywords:
        yield f"**{rest_name(operation, arguments)}"
