"""The keywords of JSON Schema 2020-12 (core, section 10) that apply schemas to a value and to its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from .assertions import assertions, has_type, matches, same
from .errors import Problem
from .evaluation import unevaluated
from .values import described, is_array, is_object, member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from .schemas import Schema, Schemas

_SHOWN = 8
"""So many alternatives of a union are named in a message."""


class Visit:
    """One walk over one value. ``arguments`` says how its top-level keys are called in Python where that differs."""

    def __init__(self, schemas: Schemas, arguments: Mapping[str, str]) -> None:
        self._schemas = schemas
        self._arguments = arguments
        self._active: set[tuple[int, int]] = set()

    def problems(self, schema: Schema, value: object, path: str) -> list[Problem]:
        """All problems of ``value`` with ``schema``."""
        node = schema.node
        if not is_object(node):
            return [Problem(path or "body", "false", "is not allowed here")] if node is False else []
        visited = (id(node), id(value))
        if visited in self._active:  # a schema that comes back to itself on the same value has nothing new to say
            return []
        self._active.add(visited)
        found = list(assertions(node, value, path or "body"))
        if not any(problem.rule == "type" for problem in found):
            for keyword in node:
                if keyword in _APPLICATORS:
                    found.extend(_APPLICATORS[keyword](self, schema, value, path))
        self._active.remove(visited)
        return found

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
        node = schema.node
        if not is_object(node):
            return node is not False
        if "$ref" in node and not self.plausible(self.follow(schema), value):
            return False
        if "type" in node and not has_type(value, node["type"]):
            return False
        if not all(self.plausible(schema.sub(part), value) for part in node.get("allOf", ())):
            return False
        properties: dict[str, object] = node.get("properties", {})
        return not is_object(value) or all(
            self._may_be(schema.sub(property_), value[name]) for name, property_ in properties.items() if name in value
        )

    def _may_be(self, schema: Schema, value: object) -> bool:
        node = schema.node
        if not is_object(node):
            return True
        if "$ref" in node:
            return self._may_be(self.follow(schema), value)
        constants = [node["const"]] if "const" in node else node.get("enum")
        return constants is None or any(same(value, constant) for constant in constants)


def _reference(visit: Visit, schema: Schema, value: object, path: str) -> list[Problem]:
    return visit.problems(visit.follow(schema), value, path)


def _properties(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_object(value):
        for name, part in schema.node["properties"].items():
            if name in value:
                yield from visit.problems(schema.sub(part), value[name], visit.member(path, name))


def _pattern_properties(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_object(value):
        for pattern, part in schema.node["patternProperties"].items():
            for name in value:
                if matches(pattern, name):
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


def _property_names(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_object(value):
        part = schema.sub(schema.node["propertyNames"])
        for name in value:
            if not visit.fits(part, name):
                yield Problem(
                    visit.member(path, name), "propertyNames", "is not an allowed name for a key (propertyNames)"
                )


def _required(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_object(value):
        for name in schema.node["required"]:
            if name not in value:
                yield Problem(visit.member(path, name), "required", "must be given (required)")


def _dependent_required(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_object(value):
        for name, needed in schema.node["dependentRequired"].items():
            for other in needed if name in value else ():
                if other not in value:
                    message = f"must be given together with {visit.member(path, name)} (dependentRequired)"
                    yield Problem(visit.member(path, other), "dependentRequired", message)


def _dependent_schemas(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_object(value):
        for name, part in schema.node["dependentSchemas"].items():
            if name in value:
                yield from visit.problems(schema.sub(part), value, path)


def _items(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_array(value):
        first = len(schema.node.get("prefixItems", []))
        for index, item in enumerate(value[first:], first):
            yield from visit.problems(schema.sub(schema.node["items"]), item, member(path, index))


def _prefix_items(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_array(value):
        for index, (part, item) in enumerate(zip(schema.node["prefixItems"], value, strict=False)):
            yield from visit.problems(schema.sub(part), item, member(path, index))


def _contains(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_array(value):
        count = sum(visit.fits(schema.sub(schema.node["contains"]), item) for item in value)
        least, most = schema.node.get("minContains", 1), schema.node.get("maxContains", len(value))
        if not least <= count <= most:
            rule = "maxContains" if count > most else "minContains" if "minContains" in schema.node else "contains"
            bound = f"at most {most}" if count > most else f"at least {least}"
            yield Problem(
                path or "body", rule, f"must have {bound} of the items it is meant to contain ({rule}); got {count}"
            )


def _all_of(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    for part in schema.node["allOf"]:
        yield from visit.problems(schema.sub(part), value, path)


def _any_of(visit: Visit, schema: Schema, value: object, path: str) -> list[Problem]:
    if any(visit.fits(schema.sub(part), value) for part in schema.node["anyOf"]):
        return []
    return _none_fits(visit, schema, "anyOf", (value, path))


def _one_of(visit: Visit, schema: Schema, value: object, path: str) -> list[Problem]:
    fitting = [part for part in schema.node["oneOf"] if visit.fits(schema.sub(part), value)]
    if len(fitting) > 1:
        message = f"must fit only one of {_labels(fitting)} (oneOf); {described(value)} that fits {len(fitting)}"
        return [Problem(path or "body", "oneOf", message)]
    return [] if fitting else _none_fits(visit, schema, "oneOf", (value, path))


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


def _not(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if visit.fits(schema.sub(schema.node["not"]), value):
        yield Problem(path or "body", "not", f"must not be what the API excludes here (not); {described(value)}")


def _if(visit: Visit, schema: Schema, value: object, path: str) -> list[Problem]:
    branch = "then" if visit.fits(schema.sub(schema.node["if"]), value) else "else"
    return visit.problems(schema.sub(schema.node.get(branch, True)), value, path)


def _unevaluated_properties(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    return _unevaluated(visit, schema, ("unevaluatedProperties", value if is_object(value) else None), path)


def _unevaluated_items(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    return _unevaluated(visit, schema, ("unevaluatedItems", value if is_array(value) else None), path)


def _unevaluated(visit: Visit, schema: Schema, place: tuple[str, object], path: str) -> Iterator[Problem]:
    keyword, value = place
    part = schema.sub(schema.node[keyword])
    held = cast("dict[str | int, object]", value)
    for key in unevaluated(visit, schema, value):
        where = visit.member(path, key)
        if part.node is False:
            yield Problem(where, keyword, f"is described by nothing in the API ({keyword})")
        else:
            yield from visit.problems(part, held[key], where)


_Applicator: TypeAlias = "Callable[[Visit, Schema, object, str], Iterable[Problem]]"

_APPLICATORS: dict[str, _Applicator] = {
    "$ref": _reference,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "propertyNames": _property_names,
    "required": _required,
    "dependentRequired": _dependent_required,
    "dependentSchemas": _dependent_schemas,
    "items": _items,
    "prefixItems": _prefix_items,
    "contains": _contains,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
    "unevaluatedProperties": _unevaluated_properties,
    "unevaluatedItems": _unevaluated_items,
}
