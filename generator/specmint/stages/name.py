"""Api and configuration to Catalog: the only place where anything gets its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.ir.catalog import Arguments, Catalog, ClassName
from specmint.naming.arguments import name_arguments
from specmint.naming.calls import name_calls
from specmint.naming.classes import name_classes
from specmint.naming.identifiers import pascal_case, unused
from specmint.naming.modules import module_names
from specmint.schemas.content import preferred, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from specmint.ir.api import Api, Operation
    from specmint.ir.catalog import CallName
    from specmint.schemas.view import Schemas, View

LIST_PROPERTIES = ("data", "items", "results", "records", "values", "entries", "list")


def call_names(schemas: Schemas, operations: Iterable[Operation], explicit: Mapping[str, str]) -> dict[str, CallName]:
    """The call of every operation, keyed by ``METHOD /path``."""
    return name_calls(operations, explicit, lambda operation: _returns_list(schemas, operation))


def name(api: Api, schemas: Schemas, calls: Mapping[str, CallName]) -> Catalog:
    """Name the classes, arguments and keyword types of the operations whose calls are named already."""
    classes = name_classes(schemas, api.operations, calls)
    bodies = {operation.key: spread(schemas, operation) for operation in api.operations}
    arguments = {
        operation.key: name_arguments(operation, _fields(schemas, bodies[operation.key]), calls[operation.key].method)
        for operation in api.operations
    }
    taken = {each.name for each in classes.names.values()}
    modules = module_names(calls.values())
    keywords: dict[str, ClassName] = {}
    for operation in api.operations:
        body = bodies[operation.key]
        if body and _takes_just(operation, arguments[operation.key]) and body.pointer in classes.names:
            keywords[operation.key] = classes.names[body.pointer]
        elif body or any(parameter.location != "path" for parameter in operation.parameters):
            call = calls[operation.key]
            own = unused(pascal_case("_".join((*call.resource, call.method))) + "Params", taken)
            taken.add(own)
            keywords[operation.key] = ClassName(modules[call.resource], own)
    return Catalog(calls, arguments, keywords, classes.names, classes.request, classes.response)


def _fields(schemas: Schemas, body: View | None) -> list[str] | None:
    return None if body is None else list(schemas.properties(body, "request"))


def _takes_just(operation: Operation, arguments: Arguments) -> bool:
    """Whether the keyword arguments are just the body's fields, under their own names."""
    only_path = all(parameter.location == "path" for parameter in operation.parameters)
    same = all(wire == keyword for wire, keyword in (arguments.body_fields or {}).items())
    return only_path and same


def _returns_list(schemas: Schemas, operation: Operation) -> bool:
    for response in operation.responses:
        media = preferred(response.content) if response.is_success else None
        if media and media.schema:
            view = schemas.view(media.schema)
            listed = [view.properties[each] for each in LIST_PROPERTIES if each in view.properties]
            return view.kind == "array" or any(schemas.view(each).kind == "array" for each in listed)
    return False
