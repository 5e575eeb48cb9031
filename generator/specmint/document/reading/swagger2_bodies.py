"""Converts the bodies of requests and responses of Swagger 2.0."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from specmint.document.reading.swagger2_parameters import header, item_schema, serialisation
from specmint.ir.document import Node, child
from specmint.text.media_types import is_json

if TYPE_CHECKING:
    from collections.abc import Sequence

_JSON: Final = "application/json"
_BYTES: Final = "application/octet-stream"
_FORM: Final = "application/x-www-form-urlencoded"
_MULTIPART: Final = "multipart/form-data"


@dataclass
class Body:
    """A request body. ``moved`` maps the new pointers of its parts to the author's."""

    node: Node
    moved: dict[str, str] = field(default_factory=dict)


def body_of(parameters: Sequence[tuple[Node, str]], media_types: list[str], pointer: str) -> Body | None:
    """The body for the ``body`` or ``formData`` parameters of an operation, which come with their pointers."""
    fields = [(node, old) for node, old in parameters if node.get("in") == "formData"]
    bodies = [(node, old) for node, old in parameters if node.get("in") == "body"]
    if bodies:
        return _single(*bodies[-1], media_types or [_JSON], pointer)
    return _form(fields, media_types, pointer) if fields else None


def _single(node: Node, old: str, media_types: list[str], pointer: str) -> Body:
    body: Node = {name: node[name] for name in ("description", "required") if name in node}
    body["content"] = {media_type: {"schema": node.get("schema", {})} for media_type in media_types}
    moved = {child(pointer, "content", media_type, "schema"): child(old, "schema") for media_type in media_types}
    return Body(body, {pointer: old, **moved})


def _form(fields: list[tuple[Node, str]], media_types: list[str], pointer: str) -> Body:
    has_file = any(node.get("type") == "file" for node, _ in fields)
    possible = [name for name in media_types if name == _MULTIPART or (name == _FORM and not has_file)]
    media_types = possible or [_MULTIPART if has_file else _FORM]
    named = {str(node.get("name")): (node, old) for node, old in fields}
    content = {media_type: _form_content(named) for media_type in media_types}
    moved = {
        child(pointer, "content", media_type, "schema", "properties", name): old
        for media_type in media_types
        for name, (_, old) in named.items()
    }
    is_required = any(node.get("required") is True for node, _ in fields)
    return Body({"required": is_required, "content": content}, {pointer: fields[0][1], **moved})


def _form_content(named: dict[str, tuple[Node, str]]) -> Node:
    properties = {name: _described(node) for name, (node, _) in named.items()}
    schema: Node = {"type": "object", "properties": properties}
    if required := [name for name, (node, _) in named.items() if node.get("required") is True]:
        schema["required"] = required
    encoding = {name: style for name, (node, _) in named.items() if (style := serialisation({**node, "in": "query"}))}
    return {"schema": schema, **({"encoding": encoding} if encoding else {})}


def _described(node: Node) -> Node:
    schema = item_schema(node)
    return {"description": node["description"], **schema} if "description" in node else schema


def response(node: Node, media_types: list[str], undescribed: list[str]) -> Node:
    """A response; its schema is that of every media type the operation produces. References stay.

    A response without a schema has no content by the specification; ``undescribed`` is the media type it has anyway.
    """
    if "$ref" in node:
        return node
    converted = {name: value for name, value in node.items() if name not in {"schema", "examples", "headers"}}
    headers = node.get("headers")
    if isinstance(headers, dict):
        converted["headers"] = {name: header(value) for name, value in headers.items() if isinstance(value, dict)}
    examples = node.get("examples") if isinstance(node.get("examples"), dict) else {}
    if isinstance(schema := node.get("schema"), dict):
        converted["content"] = _content(schema, media_types, examples or {})
    elif undescribed:
        converted["content"] = {media_type: {} for media_type in undescribed}
    return converted


def _content(schema: Node, media_types: list[str], examples: dict[str, Any]) -> Node:
    if schema.get("type") == "file":
        schema = {**schema, "type": "string", "format": "binary"}
        # An operation that produces files has JSON beside them for its errors.
        media_types = [each for each in media_types if not is_json(each)] or media_types or [_BYTES]
    return {
        media_type: {"schema": schema, **({"example": examples[media_type]} if media_type in examples else {})}
        for media_type in media_types or [_JSON]
    }
