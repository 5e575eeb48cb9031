"""Converts one schema object to JSON Schema 2020-12, as OpenAPI 3.1 uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specmint.ir.document import ANNOTATIONS, Node
from specmint.ir.equality import is_equal, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAPPINGS: Final = frozenset({"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"})
_LISTS: Final = frozenset({"allOf", "anyOf", "oneOf", "prefixItems", "enum"})
_BOUNDS: Final = (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"))
_LITERALS: Final = frozenset({"default", "const", "example", "examples"})
_COUNTED: Final = ("Length", "Items", "Properties", "Contains")
_WHOLE: Final = frozenset({"const", *(f"{bound}{things}" for bound in ("min", "max") for things in _COUNTED)})
"""The keywords whose numbers are integers where they have nothing behind their point."""
_IDENTIFIERS: Final = frozenset({"$id", "$anchor", "$dynamicAnchor"})
_TOUCHED: Final = (
    frozenset({"$ref", "nullable", "x-nullable", "example", "examples", "required", "discriminator"})
    | _IDENTIFIERS
    | _MAPPINGS
    | _LISTS
    | {exclusive for exclusive, _ in _BOUNDS}
)
_BESIDE_REFERENCE: Final = frozenset(
    {"$ref", "description", "summary", "nullable", "x-nullable", "readOnly", "writeOnly"}
)
NULL: Final[Node] = {"type": "null"}


def schema_form(schema: Node, *, is_30: bool) -> tuple[Node, bool]:
    """The converted schema without its subschemas, and whether it was wrapped in an ``anyOf``.

    ``is_30`` says that the author wrote OpenAPI 3.0 or Swagger 2.0, where the siblings of ``$ref`` are ignored (3.0.3,
    section 4.7.23) except ``nullable``, ``readOnly`` and ``writeOnly``, which authors use there. ``nullable`` counts in
    every version, since authors use it in every version. A malformed keyword (``required: true``, ``properties:``
    without a value) is left out. An unquoted ``null`` in ``type`` means the type null, and ``3.0`` as a count or
    constant the integer 3. Identifiers are left out, since all references are pointers into the joined document by now.
    """
    is_formed = _TOUCHED.isdisjoint(schema) and None not in schema.values() and float not in map(type, schema.values())
    if is_formed and not _has_null_type(schema):
        return schema, False
    formed = _without_malformed(schema)
    if is_30 and isinstance(formed.get("$ref"), str):
        formed = {name: value for name, value in formed.items() if name in _BESIDE_REFERENCE or name[:2] == "x-"}
    for exclusive, bound in _BOUNDS:
        _exclusive_bound(formed, exclusive, bound)
    _without_points(formed)
    for identifier in _IDENTIFIERS & formed.keys():
        del formed[identifier]
    _one_list_of_examples(formed)
    if isinstance(formed.get("discriminator"), str):
        formed["discriminator"] = {"propertyName": formed["discriminator"]}
    nullable = formed.pop("nullable", None) is True
    nullable = formed.pop("x-nullable", None) is True or nullable
    return _with_null(formed) if nullable else (formed, False)


def _has_null_type(schema: Node) -> bool:
    """Whether ``type`` contains an unquoted ``null``."""
    return isinstance(types := schema.get("type"), list) and None in types


def _is_malformed(name: str, value: Any) -> bool:
    if value is None:
        return name not in _LITERALS
    if name in _MAPPINGS:
        return not isinstance(value, dict)
    if name in _LISTS:
        return not isinstance(value, list) or not value
    return name == "required" and not (isinstance(value, list) and all(isinstance(item, str) for item in value))


def _without_malformed(schema: Node) -> Node:
    formed = {name: value for name, value in schema.items() if not _is_malformed(name, value)}
    if _has_null_type(formed):
        formed["type"] = ["null" if item is None else item for item in formed["type"]]
    if "type" in schema and schema["type"] is None and all(name in ANNOTATIONS for name in formed):
        formed["type"] = "null"
    for union in ("anyOf", "oneOf"):
        if len(formed.get(union, ())) > 1:
            formed[union] = [NULL if _says_only_null(member) else member for member in formed[union]]
    return formed


def _says_only_null(member: Any) -> bool:
    """Whether an alternative is only ``nullable: true``, which authors of 3.0 use as an alternative for null."""
    matters = {name for name in member if name not in ANNOTATIONS} if isinstance(member, dict) else set[str]()
    return matters == {"nullable"} and member["nullable"] is True


def _exclusive_bound(schema: Node, exclusive: str, bound: str) -> None:
    """Convert ``exclusiveMinimum: true`` of 3.0 to the number of ``minimum``."""
    if isinstance(schema.get(exclusive), bool):
        is_exclusive = schema.pop(exclusive)
        if is_exclusive and bound in schema:
            schema[exclusive] = schema.pop(bound)


def _without_points(schema: Node) -> None:
    """Constants and counts such as ``3.0`` become integers, which they are by JSON Schema (core, section 4.2.1)."""
    for keyword in _WHOLE & schema.keys():
        schema[keyword] = whole(schema[keyword])
    if "enum" in schema:
        schema["enum"] = [whole(each) for each in schema["enum"]]


def _one_list_of_examples(schema: Node) -> None:
    """Join ``example`` and ``examples``, which some authors write as a mapping as in media types."""
    examples = schema.pop("examples", [])
    if isinstance(examples, dict):
        examples = [item["value"] if isinstance(item, dict) and "value" in item else item for item in examples.values()]
    if not isinstance(examples, list):
        examples = [examples]
    if "example" in schema:
        example = schema.pop("example")
        examples = [example, *(other for other in examples if not is_equal(other, example))]
    if examples:
        schema["examples"] = examples


def _with_null(schema: Node) -> tuple[Node, bool]:
    """The schema with null as an additional value."""
    kind = schema.get("type")
    if kind is None and "$ref" not in schema and "allOf" not in schema:
        kind = _implied_type(schema)
    if isinstance(kind, str | list):
        types = [kind] if isinstance(kind, str) else kind
        schema["type"] = [*types, *(["null"] if "null" not in types else [])]
        if len(schema["type"]) == 1:
            schema["type"] = "null"
        return _null_listed(schema), False
    if "$ref" in schema or "allOf" in schema or "const" in schema:
        return _wrapped(schema), True
    for union in ("anyOf", "oneOf"):
        if union in schema and not any(allows_null(member) for member in schema[union]):
            schema[union] = [*schema[union], NULL]
    return _null_listed(schema), False


def _implied_type(schema: Node) -> str | None:
    if "properties" in schema or "additionalProperties" in schema:
        return "object"
    return "array" if "items" in schema else None


def allows_null(schema: Any) -> bool:
    """Whether a schema by itself names null as a value."""
    if not isinstance(schema, dict):
        return False
    kind = schema.get("type")
    return schema.get("nullable") is True or kind == "null" or (isinstance(kind, list) and "null" in kind)


def _null_listed(schema: Node) -> Node:
    if "enum" in schema and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    return schema


def _wrapped(schema: Mapping[str, Any]) -> Node:
    """An ``anyOf`` of the schema and null, with annotations outside of it."""
    outside = {name: value for name, value in schema.items() if name in ANNOTATIONS or name[:2] == "x-"}
    inside = {name: value for name, value in schema.items() if name not in outside}
    return {**outside, "anyOf": [inside, NULL]}
