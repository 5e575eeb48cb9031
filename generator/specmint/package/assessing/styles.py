"""Reports parameters whose serialization OpenAPI does not define."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.schemas.content import body_schema
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_generation import STYLE_LEFT_OPEN
from specmint.ir.document import child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import Api, Operation
    from specmint.ir.diagnostics import Diagnostic

DEEP_OBJECT = "deepObject"
NESTED = frozenset({"class", "map", "array", "union"})


def styles_left_open(api: Api, schemas: Schemas) -> Iterator[Diagnostic]:
    """One finding for all lists and objects inside a ``deepObject`` (OpenAPI 3.1.1, section 4.8.12.4), at the first."""
    places = dict.fromkeys(place for operation in api.operations for place in _places(operation, schemas))
    if places:
        first, name = next(iter(places))
        yield report(STYLE_LEFT_OPEN, document=schemas.document, pointer=first, name=name, count=f"{len(places):,}")


def _places(operation: Operation, schemas: Schemas) -> Iterator[tuple[str, str]]:
    """The pointers of parameters and encodings, with the names of their values on the wire."""
    for parameter in operation.parameters:
        if parameter.style == DEEP_OBJECT and _is_nested(schemas, parameter.schema):
            yield parameter.pointer, parameter.name
    body = body_schema(operation)
    fields = schemas.view(body).properties if body is not None else {}
    for media in operation.request_body.content if operation.request_body else ():
        node = schemas.document.at(media.pointer)
        encodings = node.get("encoding") if isinstance(node, dict) else None
        for name, encoding in encodings.items() if isinstance(encodings, dict) else ():
            is_deep = isinstance(encoding, dict) and encoding.get("style") == DEEP_OBJECT
            if is_deep and name in fields and _is_nested(schemas, fields[name]):
                yield child(media.pointer, "encoding", name), name


def _is_nested(schemas: Schemas, pointer: str) -> bool:
    view = schemas.view(pointer)
    inner = [*view.properties.values(), *([view.values] if view.values else [])]
    return view.kind == "array" or any(schemas.view(each).kind in NESTED for each in inner)
