"""One call an operation, as the README shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.ir.package import Snippet
from specmint.planning.docstrings import sentence
from specmint.rendering.escaping import literal
from specmint.schemas.content import body_schema

if TYPE_CHECKING:
    from specmint.ir.api import Operation
    from specmint.ir.catalog import Arguments, CallName
    from specmint.schemas.view import Schemas


def snippet(schemas: Schemas, operation: Operation, call: CallName, arguments: Arguments) -> Snippet:
    """The call with what it requires, or with one field where nothing is required."""
    path = [(arguments.parameters["path", each.name], each.schema) for each in operation.located("path")]
    shown = [literal(_sample(schemas, schema, name)) for name, schema in path[-1:]]
    shown += [f"{name}={literal(_sample(schemas, schema, name))}" for name, schema in path[:-1]]
    shown += [
        f"{arguments.parameters[each.location, each.name]}={literal(_sample(schemas, each.schema, each.name))}"
        for each in operation.parameters
        if each.location != "path" and each.required
    ]
    shown += _body(schemas, operation, arguments)
    return Snippet(
        name=str(call),
        method=operation.method,
        path=operation.path,
        sentence=sentence(operation),
        code=f"client.{call}({', '.join(shown)})",
    )


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
        f"{arguments.body_fields[name]}={literal(_sample(schemas, view.properties[name], name))}"
        if name in simple
        else f"{arguments.body_fields[name]}=..."
        for name in chosen
    ]


def _sample(schemas: Schemas, pointer: str, name: str) -> Any:
    view = schemas.view(pointer)
    examples = view.keywords.get("examples")
    if isinstance(examples, list) and examples and isinstance(examples[0], str | int | float):
        return examples[0]
    if view.enum:
        return view.enum[0]
    return {"integer": 1, "number": 1.0, "boolean": True}.get((view.types or ("string",))[0], name)
