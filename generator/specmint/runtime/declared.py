"""Which properties and items a schema describes, itself or in the schemas it applies to the same value."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from .patterns import matches
from .values import FromModel, is_array, is_object, member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .schemas import Schema, Schemas


_REST = ("additionalProperties", "unevaluatedProperties")


class Declared:
    """What any of several schemas says about the parts of one value.

    ``names`` are the properties that are named. ``open`` says whether other properties are allowed in so many words,
    with ``additionalProperties`` or its like, and ``closed`` whether they are excluded somewhere.
    """

    def __init__(self, schemas: Schemas, parts: Iterable[Schema]) -> None:
        seen: set[int] = set()
        self._applied = [found for part in parts for found in _applied(schemas, part, seen)]
        nodes = [schema.node for schema in self._applied]
        self.names = {name for node in nodes for name in (*node.get("properties", ()), *node.get("required", ()))}
        self.open = any(node.get(keyword, False) is not False for node in nodes for keyword in _REST)
        self.closed = any(node.get(keyword) is False for node in nodes for keyword in _REST)

    def allows(self, name: str) -> bool:
        """Whether a property is named or allowed in so many words."""
        return self.open or name in self.names or any(matches(pattern, name) for pattern in self._patterns())

    def is_read_only(self, name: str) -> bool:
        """Whether a property is the server's to set, by all that is said about it."""
        found = [part.node for part in self._named(name)]
        return bool(found) and all(is_object(node) and node.get("readOnly") is True for node in found)

    def properties(self, name: str) -> list[Schema]:
        """The schemas of a property."""
        matched = [
            schema.sub(part)
            for schema in self._applied
            for pattern, part in schema.node.get("patternProperties", {}).items()
            if matches(pattern, name)
        ]
        found = [*self._named(name), *matched]
        rest = [schema.sub(schema.node[key]) for schema in self._applied for key in _REST if key in schema.node]
        return found or rest

    def items(self, index: int) -> list[Schema]:
        """The schemas of an item of an array."""
        prefixes = ((schema, schema.node.get("prefixItems", ())) for schema in self._applied)
        return [
            schema.sub(first[index] if index < len(first) else schema.node.get("items")) for schema, first in prefixes
        ]

    def _named(self, name: str) -> list[Schema]:
        declaring = (schema for schema in self._applied if name in schema.node.get("properties", ()))
        return [schema.sub(schema.node["properties"][name]) for schema in declaring]

    def _patterns(self) -> set[str]:
        return {pattern for schema in self._applied for pattern in schema.node.get("patternProperties", ())}


class DescribedObject(NamedTuple):
    """An object in a value, the way to it, what is declared for it, and whether a model gave it.

    ``names`` says how its keys are called in Python where that differs.
    """

    path: str
    content: dict[str, object]
    declared: Declared
    in_model: bool
    names: Mapping[str, str]

    def member(self, name: str) -> str:
        """The path of one of its members."""
        return member(self.path, self.names.get(name, name))


class Declarations:
    """Finds what is declared for the parts of values; what several schemas say together is read once."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._read: dict[tuple[int, ...], Declared] = {}

    def of(self, parts: list[Schema]) -> Declared:
        """What any of these schemas declares."""
        key = tuple(id(part.node) for part in parts)
        if key not in self._read:
            self._read[key] = Declared(self._schemas, parts)
        return self._read[key]

    def objects(
        self, schema: Schema, value: object, path: str, names: Mapping[str, str] = MappingProxyType({})
    ) -> Iterator[DescribedObject]:
        """Every object in a value, the outer ones first; ``names`` are for the value itself."""
        return self._objects([schema], value, path, (False, names))

    def _objects(
        self, parts: list[Schema], value: object, path: str, context: tuple[bool, Mapping[str, str]]
    ) -> Iterator[DescribedObject]:
        in_model = context[0] or isinstance(value, FromModel)
        if is_array(value):
            declared = self.of(parts)
            for index, item in enumerate(value):
                yield from self._objects(declared.items(index), item, member(path, index), (in_model, {}))
        elif is_object(value):
            found = DescribedObject(path, value, self.of(parts), in_model, context[1])
            yield found
            for name, item in value.items():
                yield from self._objects(found.declared.properties(name), item, found.member(name), (in_model, {}))


def _applied(schemas: Schemas, schema: Schema, seen: set[int]) -> Iterator[Schema]:
    """A schema and those it may apply to the same value, each once."""
    node = schema.node
    if not is_object(node) or id(node) in seen:
        return
    seen.add(id(node))
    yield schema
    inner = [schema.sub(part) for keyword in ("allOf", "anyOf", "oneOf") for part in node.get(keyword, ())]
    inner += [schema.sub(node.get(keyword)) for keyword in ("if", "then", "else")]
    inner += [schema.sub(part) for part in node.get("dependentSchemas", {}).values()]
    if "$ref" in node:
        inner.append(schemas.find(node["$ref"], schema.file))
    for part in inner:
        yield from _applied(schemas, part, seen)
