"""The example call of an operation in a report, made of what its schemas say: nothing of it is validated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.api.schemas.content import body_schema, is_binary
from specmint.text.escaping import literal

if TYPE_CHECKING:
    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import Operation
    from specmint.ir.catalog import Arguments, CallName


def snippet(schemas: Schemas, operation: Operation, call: CallName, arguments: Arguments) -> str:
    """The call with its required arguments, or with one optional argument if none is required."""
    path = [(arguments.parameters["path", each.name], each.schema) for each in operation.located("path")]
    shown = [literal(_sample(schemas, schema, name)) for name, schema in path[-1:]]
    shown += [f"{name}={literal(_sample(schemas, schema, name))}" for name, schema in path[:-1]]
    shown += [
        f"{arguments.parameters[each.location, each.name]}={literal(_sample(schemas, each.schema, each.name))}"
        for each in operation.parameters
        if each.location != "path" and each.required
    ]
    shown += _body(schemas, operation, arguments)
    return f"client.{call}({', '.join(shown)})"


def _body(schemas: Schemas, operation: Operation, arguments: Arguments) -> list[str]:
    schema = body_schema(operation)
    if operation.request_body is None:
        return []
    if arguments.body_fields is None or schema is None:
        return ["body=..."] if operation.request_body.required else []
    view = schemas.view(schema)
    simple = [name for name in arguments.body_fields if schemas.view(view.properties[name]).kind == "scalar"]
    chosen = [name for name in arguments.body_fields if name in view.required] or simple[:1]
    return [
        f"{arguments.body_fields[name]}={_written(schemas, view.properties[name], name) if name in simple else '...'}"
        for name in chosen
    ]


def _written(schemas: Schemas, pointer: str, name: str) -> str:
    return 'b"..."' if is_binary(schemas.view(pointer).keywords) else literal(_sample(schemas, pointer, name))


def _sample(schemas: Schemas, pointer: str, name: str) -> Any:
    view = schemas.view(pointer)
    examples = view.keywords.get("examples")
    if isinstance(examples, list) and examples and isinstance(examples[0], str | int | float):
        return examples[0]
    if view.enum:
        return view.enum[0]
    return {"integer": 1, "number": 1.0, "boolean": True}.get((view.types or ("string",))[0], name)
