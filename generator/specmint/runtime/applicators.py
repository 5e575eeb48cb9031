"""The keywords of JSON Schema 2020-12 (core, section 10) that apply schemas to a value and to its parts.

Those that few documents use are in further_applicators.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .assertions import assertions, has_type, same
from .errors import Problem
from .patterns import matches
from .values import described, is_array, is_object, member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from .schemas import Schema, Schemas

_SHOWN = 8
"""So many alternatives of a union are named in a message."""


class Visit:
    """One walk over one value.

    ``arguments`` says how its top-level keys are called in Python where that differs. ``further`` are applicators of
    other keywords than those of this module.
    """

    def __init__(self, schemas: Schemas, arguments: Mapping[str, str], further: Mapping[str, Applicator]) -> None:
        self._schemas = schemas
        self._applicators = {**_APPLICATORS, **further}
        self._arguments = arguments
        self._active: set[tuple[int, int]] = set()
        self._known: dict[tuple[int, int, str], tuple[object, object, list[Problem]]] = {}

    def problems(self, schema: Schema, value: object, path: str) -> list[Problem]:
        """All problems of ``value`` with ``schema``."""
        node = schema.node
        if not is_object(node):
            return [Problem(path or "body", "false", "is not allowed here")] if node is False else []
        visited, known = (id(node), id(value)), (id(node), id(value), path)
        if visited in self._active:  # a schema that comes back to itself on the same value has nothing new to say
            return []
        if known not in self._known:
            self._active.add(visited)
            # What the key is made of is kept with the problems, so that no other object gets its id.
            self._known[known] = node, value, self._problems(schema, value, path)
            self._active.remove(visited)
        return self._known[known][2]

    def _problems(self, schema: Schema, value: object, path: str) -> list[Problem]:
        found = list(assertions(schema.node, value, path or "body"))
        if not any(problem.rule == "type" for problem in found):
            for keyword in schema.node:
                if keyword in self._applicators:
                    found.extend(self._applicators[keyword](self, schema, value, path))
        return list(dict.fromkeys(found))

    def fits(self, schema: Schema, value: object) -> bool:
        """Whether a value has no problem with a schema."""
        return not self.problems(schema, value, "")

    def member(self, path: str, key: str | int) -> str:
        """The path of a member of the value at ``path``."""
        return member(path, key) if path or isinstance(key, int) else self._arguments.get(key, key)

    def follow(self, schema: Schema) -> Schema:
        """The schema that the reference in ``schema`` leads to."""
        return self._schemas.find(schema.node["$ref"], schema.file)

    def plausible(self, schema: Schema, value: object) -> bool:
        """Whether a value is meant for a schema: it has its type, and none of its constants speaks against it."""
        waiting, seen = [schema], set[int]()
        while waiting:
            each = waiting.pop()
            node = each.node
            if id(node) in seen:
                continue
            seen.add(id(node))
            if node is False or (is_object(node) and not self._may_mean(each, value)):
                return False
            if is_object(node):
                waiting += [self.follow(each)] if "$ref" in node else []
                waiting += map(each.sub, node.get("allOf", ()))
        return True

    def _may_mean(self, schema: Schema, value: object) -> bool:
        """Whether neither the type nor a constant that a schema says itself speaks against a value."""
        node = schema.node
        if "type" in node and not has_type(value, node["type"]):
            return False
        properties: dict[str, object] = node.get("properties", {})
        return not is_object(value) or all(
            self._may_be(schema.sub(part), value[name]) for name, part in properties.items() if name in value
        )

    def _may_be(self, schema: Schema, value: object) -> bool:
        seen = set[int]()
        while is_object(schema.node) and "$ref" in schema.node and id(schema.node) not in seen:
            seen.add(id(schema.node))
            schema = self.follow(schema)
        node = schema.node
        if not is_object(node):
            return True
        constants = [node["const"]] if "const" in node else node.get("enum")
        return constants is None or any(same(value, constant) for constant in constants)


def _reference(visit: Visit, schema: Schema, value: object, path: str) -> list[Problem]:
    return visit.problems(visit.follow(schema), value, path)


def _properties(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_object(value):
        for name, part in schema.node["properties"].items():
            if name in value:
                yield from visit.problems(schema.sub(part), value[name], visit.member(path, name))


def _additional_properties(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_object(value):
        named, patterns = schema.node.get("properties", {}), schema.node.get("patternProperties", {})
        part = schema.sub(schema.node["additionalProperties"])
        for name in value:
            if name in named or any(matches(pattern, name) for pattern in patterns):
                continue
            where = visit.member(path, name)
            if part.node is False:
                yield Problem(where, "additionalProperties", "is not a known key (additionalProperties)")
            else:
                yield from visit.problems(part, value[name], where)


def _required(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_object(value):
        for name in schema.node["required"]:
            if name not in value:
                yield Problem(visit.member(path, name), "required", "must be given (required)")


def _items(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_array(value):
        first = len(schema.node.get("prefixItems", []))
        for index, item in enumerate(value[first:], first):
            yield from visit.problems(schema.sub(schema.node["items"]), item, member(path, index))


def _all_of(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    for part in schema.node["allOf"]:
        yield from visit.problems(schema.sub(part), value, path)


def _any_of(visit: Visit, schema: Schema, value: object, path: str) -> list[Problem]:
    if any(visit.fits(schema.sub(part), value) for part in schema.node["anyOf"]):
        return []
    return _none_fits(visit, schema, "anyOf", (value, path))


def _one_of(visit: Visit, schema: Schema, value: object, path: str) -> list[Problem]:
    # A value that fits several counts, too: authors mean alternatives, and servers take what fits any of them.
    if any(visit.fits(schema.sub(part), value) for part in schema.node["oneOf"]):
        return []
    return _none_fits(visit, schema, "oneOf", (value, path))


def _none_fits(visit: Visit, schema: Schema, keyword: str, place: tuple[object, str]) -> list[Problem]:
    """The problems with the one alternative that can be meant; where several can, one problem that names them all."""
    value, path = place
    parts = [schema.sub(part) for part in schema.node[keyword]]
    meant = [part for part in parts if visit.plausible(part, value)]
    if len(meant) == 1:
        return visit.problems(meant[0], value, path)
    message = f"must fit {_labels([part.node for part in parts])} ({keyword}); {described(value)}"
    return [Problem(path or "body", keyword, message)]


def _labels(nodes: list[object]) -> str:
    labels = [_label(node) for node in nodes[:_SHOWN]]
    return " or ".join(labels) + (f" or {len(nodes) - _SHOWN} more" if len(nodes) > _SHOWN else "")


def _label(node: object) -> str:
    """How an alternative is called: the name it is known by, else its type."""
    if not is_object(node):
        return "anything" if node else "nothing"
    reference = node.get("$ref", "").rpartition("/")[2]
    return str(reference or node.get("title") or node.get("type") or "another schema")


Applicator: TypeAlias = "Callable[[Visit, Schema, object, str], Iterable[Problem]]"
"""Gives the problems of a value at a path with one keyword of a schema."""

_APPLICATORS: dict[str, Applicator] = {
    "$ref": _reference,
    "properties": _properties,
    "additionalProperties": _additional_properties,
    "required": _required,
    "items": _items,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
}
