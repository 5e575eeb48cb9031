"""One schema object in the form of JSON Schema 2020-12, as OpenAPI 3.1 uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specmint.ir.document import ANNOTATIONS, Node

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAPPINGS: Final = frozenset({"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"})
_LISTS: Final = frozenset({"allOf", "anyOf", "oneOf", "prefixItems", "enum"})
_BOUNDS: Final = (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"))
_LITERALS: Final = frozenset({"default", "const", "example", "examples"})
_IDENTIFIERS: Final = frozenset({"$id", "$anchor", "$dynamicAnchor"})
_TOUCHED: Final = (
    frozenset({"$ref", "nullable", "x-nullable", "example", "examples", "required", "discriminator"})
    | _IDENTIFIERS
    | _MAPPINGS
    | _LISTS
    | {exclusive for exclusive, _ in _BOUNDS}
)
_BESIDE_REFERENCE: Final = frozenset({"$ref", "description", "summary", "nullable", "x-nullable"})
NULL: Final[Node] = {"type": "null"}


def schema_form(schema: Node, *, is_30: bool) -> tuple[Node, bool]:
    """The schema as 3.1 says it, without looking into the schemas it holds; and whether it was wrapped in an ``anyOf``.

    ``is_30`` says that the author wrote OpenAPI 3.0 or Swagger 2.0, where what stands beside a ``$ref`` means nothing
    (3.0.3, section 4.7.23). ``nullable`` is honoured in every version, because authors write it in every version. What
    is no schema keyword at all in its form (``required: true``, ``properties:`` without a value) is left out. An
    unquoted ``null`` among types is what its author meant. What a schema calls itself was needed to join the files;
    now every reference is a pointer into the one document.
    """
    if _TOUCHED.isdisjoint(schema) and None not in schema.values() and not _has_null_type(schema):
        return schema, False
    formed = _without_malformed(schema)
    if is_30 and isinstance(formed.get("$ref"), str):
        formed = {name: value for name, value in formed.items() if name in _BESIDE_REFERENCE or name[:2] == "x-"}
    for exclusive, bound in _BOUNDS:
        _exclusive_bound(formed, exclusive, bound)
    for identifier in _IDENTIFIERS & formed.keys():
        del formed[identifier]
    _one_list_of_examples(formed)
    if isinstance(formed.get("discriminator"), str):
        formed["discriminator"] = {"propertyName": formed["discriminator"]}
    nullable = formed.pop("nullable", None) is True
    nullable = formed.pop("x-nullable", None) is True or nullable
    return _with_null(formed) if nullable else (formed, False)


def _has_null_type(schema: Node) -> bool:
    """Whether an unquoted ``null`` stands among the types."""
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
    """Whether an alternative is ``nullable: true`` and nothing else, as authors of 3.0 write null as an alternative."""
    matters = {name for name in member if name not in ANNOTATIONS} if isinstance(member, dict) else set[str]()
    return matters == {"nullable"} and member["nullable"] is True


def _exclusive_bound(schema: Node, exclusive: str, bound: str) -> None:
    """``exclusiveMinimum: true`` of 3.0 becomes the number that ``minimum`` says."""
    if isinstance(schema.get(exclusive), bool):
        is_exclusive = schema.pop(exclusive)
        if is_exclusive and bound in schema:
            schema[exclusive] = schema.pop(bound)


def _one_list_of_examples(schema: Node) -> None:
    """``example`` joins ``examples``, which some write as the mapping that media types have."""
    examples = schema.pop("examples", [])
    if isinstance(examples, dict):
        examples = [item["value"] if isinstance(item, dict) and "value" in item else item for item in examples.values()]
    if not isinstance(examples, list):
        examples = [examples]
    if "example" in schema:
        example = schema.pop("example")
        examples = [example, *(other for other in examples if other != example)]
    if examples:
        schema["examples"] = examples


def _with_null(schema: Node) -> tuple[Node, bool]:
    """The schema with null as one more value."""
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
    """Whether a schema says by itself that null is a value."""
    if not isinstance(schema, dict):
        return False
    kind = schema.get("type")
    return schema.get("nullable") is True or kind == "null" or (isinstance(kind, list) and "null" in kind)


def _null_listed(schema: Node) -> Node:
    if "enum" in schema and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    return schema


def _wrapped(schema: Mapping[str, Any]) -> Node:
    """``anyOf`` the schema or null; what only describes the value stays outside."""
    outside = {name: value for name, value in schema.items() if name in ANNOTATIONS or name[:2] == "x-"}
    inside = {name: value for name, value in schema.items() if name not in outside}
    return {**outside, "anyOf": [inside, NULL]}
