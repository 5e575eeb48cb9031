"""Reports values of the wrong type where that costs a call or a type: text for a list, a number for a schema.

An empty value of the wrong type (null, ``[]`` for ``{}``) is accepted, since it has no effect. A value that only
affects validation, such as ``minLength: long``, is accepted too: the server validates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from specmint.document.reading.structure import ANY, DATA, SCHEMA, SCHEMA_NAME, Kind, Structure, has_shape
from specmint.document.validation.walk import Part, parts
from specmint.ir.document import child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.document import Node

_TYPES: Final = frozenset({"object", "array", "string", "integer", "number", "boolean", "null", "file", "any"})
"""The accepted values of ``type``, including ``file`` of Swagger 2.0 and ``any``, which is no type but has no effect.
"""
_LOCATIONS: Final = frozenset({"path", "query", "querystring", "header", "cookie", "body", "formData"})
_NOTHING: Final[tuple[object, ...]] = (None, "", [], {})
_FREE: Final = frozenset({ANY, DATA, SCHEMA_NAME})


class Misfit(NamedTuple):
    """A value of the wrong type. ``problem`` is half a sentence."""

    pointer: str
    problem: str


def misfits(tree: Node, structure: Structure) -> Iterator[Misfit]:
    """The misfits of a tree as its author wrote it."""
    said: set[str] = set()
    for part in parts(tree, structure):
        if not said or said.isdisjoint(_around(part.pointer)):
            for misfit in _of_part(part, structure):
                said.add(misfit.pointer)
                yield misfit


def _around(pointer: str) -> Iterator[str]:
    """The pointer and those of all objects that contain it."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]


def _of_part(part: Part, structure: Structure) -> Iterator[Misfit]:
    pointer, kind, node = part
    for name, value in node.items():
        if (inner := structure.child(kind, name)) not in _FREE:
            yield from _members(value, inner, pointer, name)
    if kind in {SCHEMA, "parameter", "header"}:
        yield from _typing(node, pointer)
    if kind == "parameter" and "$ref" not in node:
        yield from _identity(node, pointer)
    if kind in {"document", "operation"} and "security" in node:
        yield from _members(node["security"], "[security]", pointer, "security")


def _members(value: Any, kind: Kind, holder: str, name: str) -> Iterator[Misfit]:
    if not _fits(value, kind, name):
        yield Misfit(child(holder, name), _problem(name, _wanted(kind), value))
    elif kind[0] == "[":
        for index, item in enumerate(value or ()):
            if not _fits(item, kind[1:-1], ""):
                yield Misfit(child(holder, name, index), _problem(f"{name}[{index}]", _wanted(kind[1:-1]), item))


def _fits(value: Any, kind: Kind, name: str) -> bool:
    if has_shape(value, kind):
        return kind != SCHEMA or not isinstance(value, list) or not value or name == "items"
    return value in _NOTHING and kind != "operation"


def _typing(node: Node, pointer: str) -> Iterator[Misfit]:
    declared, values = node.get("type"), node.get("enum")
    types = declared if isinstance(declared, list) else [declared]
    if not all(each is None or (isinstance(each, str) and each in _TYPES) for each in types):
        yield Misfit(child(pointer, "type"), _problem("type", "the name of a type", declared))
    if values not in _NOTHING and not isinstance(values, list):
        yield Misfit(child(pointer, "enum"), _problem("enum", "a list", values))


def _identity(node: Node, pointer: str) -> Iterator[Misfit]:
    if not isinstance(node.get("name"), str):
        yield Misfit(pointer, "a parameter needs a 'name' that is text")
    elif not isinstance(node.get("in"), str) or node["in"] not in _LOCATIONS:
        yield Misfit(pointer, f"the parameter '{node['name']}' needs an 'in' that says where it goes")


def _problem(name: str, wanted: str, value: Any) -> str:
    return f"'{name}' must be {wanted}, but it is {described(value)}"


def _wanted(kind: Kind) -> str:
    if kind == SCHEMA:
        return "a schema"
    return "a list" if kind[0] == "[" else "a mapping"


def described(value: object) -> str:
    """A description of a value; texts and numbers unchanged."""
    match value:
        case None:
            return "null"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case bool():
            return "true" if value else "false"
        case _:
            return f"'{value}'" if isinstance(value, str) else str(value)
