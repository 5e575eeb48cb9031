"""What a schema means for a type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from specmint.ir.document import DanglingReferenceError
from tests.documents import Node, component, reference, schemas_of

if TYPE_CHECKING:
    from specmint.api.schemas.view import View

TEXT: Node = {"type": "string"}
NAMED: Node = {"type": "object", "properties": {"name": TEXT}, "required": ["name"]}

KINDS: dict[str, tuple[Any, str]] = {
    "properties": ({"properties": {"a": TEXT}}, "class"),
    "properties of an object": (NAMED, "class"),
    "properties of an object or null": ({**NAMED, "type": ["object", "null"]}, "class"),
    "an object or a text": ({**NAMED, "type": ["object", "string"]}, "class"),
    "an object without properties": ({"type": "object"}, "map"),
    "an object with an empty list of properties": ({"type": "object", "properties": {}}, "map"),
    "values": ({"additionalProperties": TEXT}, "map"),
    "values by pattern": ({"patternProperties": {"^x": TEXT}}, "map"),
    "values that may be anything": ({"additionalProperties": True}, "any"),
    "an array": ({"type": "array"}, "array"),
    "items": ({"items": TEXT}, "array"),
    "a tuple": ({"prefixItems": [TEXT]}, "array"),
    "items that may be anything": ({"type": "array", "items": True}, "array"),
    "a text": (TEXT, "scalar"),
    "several scalars": ({"type": ["string", "integer"]}, "scalar"),
    "a text or an array": ({"type": ["string", "array"]}, "any"),
    "an enum": ({"enum": ["a", "b"]}, "enum"),
    "an enum of a type": ({"type": "string", "enum": ["a"]}, "enum"),
    "a constant": ({"const": 1}, "enum"),
    "alternatives": ({"oneOf": [NAMED, TEXT]}, "union"),
    "other alternatives": ({"anyOf": [NAMED, TEXT]}, "union"),
    "one alternative": ({"anyOf": [NAMED]}, "union"),
    "nothing": ({}, "any"),
    "anything": (True, "any"),
    "only null": ({"type": "null"}, "any"),
    "only a description": ({"description": "Words."}, "any"),
    "a type that is none": ({"type": [{}, "number of legs"]}, "any"),
    "keywords without sense": ({"type": 7, "enum": "a", "required": "a", "properties": [], "oneOf": {}}, "any"),
}


def view(schema: Any, **others: Any) -> View:
    """The view of one component."""
    return schemas_of(S=schema, **others).view(component("S"))


@pytest.mark.parametrize("case", KINDS)
def test_kind(case: str) -> None:
    schema, kind = KINDS[case]
    assert view(schema).kind == kind


NULLABLE: dict[str, tuple[Node, bool]] = {
    "a type": ({"type": ["string", "null"]}, True),
    "null alone": ({"type": "null"}, True),
    "a member": ({"anyOf": [TEXT, {"type": "null"}]}, True),
    "a member with a list": ({"oneOf": [TEXT, {"type": ["null"]}]}, True),
    "a member that is an enum": ({"oneOf": [TEXT, {"enum": [None]}]}, True),
    "a member by reference": ({"oneOf": [TEXT, reference("Null")]}, True),
    "an enum without a type": ({"enum": ["a", None]}, True),
    "a constant": ({"const": None}, True),
    "an enum whose type excludes it": ({"type": "string", "enum": ["a", None]}, False),
    "an enum whose type includes it": ({"type": ["string", "null"], "enum": ["a", None]}, True),
    "all of several": ({"allOf": [{"type": ["object", "null"]}, {"type": ["object", "null"]}]}, True),
    "not all of several": ({"allOf": [{"type": ["object", "null"]}, {"type": "object"}]}, False),
    "nothing": (TEXT, False),
}


@pytest.mark.parametrize("case", NULLABLE)
def test_null_is_set_apart(case: str) -> None:
    schema, nullable = NULLABLE[case]
    made = view(schema, Null={"type": "null"})
    assert made.nullable is nullable
    assert "null" not in made.types
    assert None not in made.enum


def test_null_is_no_member() -> None:
    assert view({"anyOf": [TEXT, {"type": "null"}]}).members == ("#/components/schemas/S/anyOf/0",)


def test_all_of_is_merged() -> None:
    made = view(
        {
            "allOf": [reference("Base"), {"properties": {"b": TEXT}, "required": ["b"]}],
            "properties": {"a": {"type": "integer"}},
            "description": "Own words.",
        },
        Base={"type": "object", "properties": {"a": TEXT, "c": TEXT}, "required": ["a"], "description": "Others."},
    )
    assert made.kind == "class"
    assert made.properties == {
        "a": "#/components/schemas/S/properties/a",
        "c": "#/components/schemas/Base/properties/c",
        "b": "#/components/schemas/S/allOf/1/properties/b",
    }
    assert made.required == {"a", "b"}
    assert made.description == "Own words."
    assert not made.loose


def test_a_reference_with_siblings_is_merged() -> None:
    made = view({"$ref": component("Base"), "properties": {"b": TEXT}}, Base=NAMED)
    assert set(made.properties) == {"name", "b"}
    assert made.required == {"name"}


def test_a_reference_beside_words_is_followed() -> None:
    assert view({"$ref": component("Base"), "description": "Words."}, Base=NAMED).pointer == component("Base")


def test_schemas_that_contain_themselves_end() -> None:
    made = view({"allOf": [reference("S"), reference("T")], "minProperties": 1}, T={"allOf": [reference("S")], **NAMED})
    assert set(made.properties) == {"name"}


@pytest.mark.parametrize(
    ("one", "other", "types"),
    [
        (["string", "integer"], "integer", ("integer",)),
        ("number", "integer", ("integer",)),
        ("integer", "number", ("integer",)),
        (["number", "string"], ["integer", "string"], ("string", "integer")),
        ("string", "boolean", ("boolean",)),
    ],
)
def test_types_that_must_hold_together(one: object, other: object, types: tuple[str, ...]) -> None:
    assert view({"allOf": [{"type": one}, {"type": other}]}).types == types


def test_enums_that_must_hold_together() -> None:
    assert view({"allOf": [{"enum": ["a", "b", "c"]}, {"enum": ["c", "b"]}]}).enum == ("b", "c")
    assert view({"enum": ["a", "b"], "const": "b"}).enum == ("b",)


def test_alternatives_beside_properties_are_optional_properties() -> None:
    made = view(
        {**NAMED, "oneOf": [{"properties": {"b": TEXT}, "required": ["b"]}, reference("C"), {"type": "object"}]},
        C={
            "properties": {"c": TEXT, "name": {"type": "integer"}},
        },
    )
    assert made.kind == "class"
    assert made.members == ()
    assert made.loose
    assert made.required == {"name"}
    assert made.properties == {
        "name": "#/components/schemas/S/properties/name",
        "b": "#/components/schemas/S/oneOf/0/properties/b",
        "c": "#/components/schemas/C/properties/c",
    }


@pytest.mark.parametrize(
    "member", [{"required": ["a"]}, {"not": {"required": ["a"]}}, {"required": ["a"], "title": "A"}]
)
def test_a_member_that_only_asks_for_presence_is_no_type(member: Node) -> None:
    made = view({**NAMED, "anyOf": [member, {"required": ["b"]}]})
    assert made.kind == "class"
    assert not made.loose


@pytest.mark.parametrize("other", [True, {}, {"not": TEXT}, {"maxLength": 1}])
def test_a_member_that_allows_any_type_is_one_beside_others(other: Any) -> None:
    both = ("#/components/schemas/S/anyOf/0", "#/components/schemas/S/anyOf/1")
    assert view({"anyOf": [TEXT, other]}).members == both
    assert view({"anyOf": [{"type": "null"}, other]}).members == both[1:]


def test_a_member_that_allows_nothing_is_none() -> None:
    assert view({"anyOf": [TEXT, False]}).members == ("#/components/schemas/S/anyOf/0",)


def test_items_of_a_tuple_and_what_follows() -> None:
    assert view({"prefixItems": [TEXT, TEXT], "items": TEXT}).items == (
        "#/components/schemas/S/prefixItems/0",
        "#/components/schemas/S/prefixItems/1",
        "#/components/schemas/S/items",
    )


def test_values_by_pattern() -> None:
    assert view({"patternProperties": {"^a/b": TEXT}}).values == "#/components/schemas/S/patternProperties/^a~1b"


def test_keywords_hold_what_is_no_structure() -> None:
    assert view({"type": "string", "maxLength": 3, "title": "T"}).keywords == {"maxLength": 3, "title": "T"}


@pytest.mark.parametrize("description", [None, 7, ["words"]])
def test_a_description_that_is_no_text_is_none(description: object) -> None:
    assert view({"description": description}).description == ""


def test_properties_that_travel_in_one_direction_only() -> None:
    schemas = schemas_of(
        S={
            "properties": {
                "id": {**TEXT, "readOnly": True},
                "secret": {**TEXT, "writeOnly": True},
                "name": TEXT,
                "made": reference("Stamp"),
                "note": {**reference("Text"), "readOnly": True},
                "any": True,
            }
        },
        Stamp={**TEXT, "readOnly": True},
        Text=TEXT,
    )
    made = schemas.view(component("S"))
    assert list(schemas.properties(made, "request")) == ["secret", "name", "any"]
    assert list(schemas.properties(made, "response")) == ["id", "name", "made", "note", "any"]


def test_a_view_is_made_once() -> None:
    schemas = schemas_of(S=reference("T"), T=NAMED)
    assert schemas.view(component("S")) is schemas.view(component("T"))


@pytest.mark.parametrize("target", ["#/components/schemas/None", "other.yaml#/S", component("S")])
def test_a_reference_that_leads_nowhere_allows_anything(target: str) -> None:
    schemas = schemas_of()
    schemas.document.tree["components"]["schemas"] = {"S": {"$ref": target}, "T": {"$ref": target, "maxLength": 3}}
    assert schemas.follow(component("S")) == component("S")
    assert schemas.view(component("S")).kind == "any"
    assert schemas.view(component("T")).kind == "any"


@pytest.mark.parametrize(
    ("schemas", "end"),
    [
        ({"A": {"$ref": component("B")}, "B": {"$ref": "#/nowhere"}}, "B"),
        ({"A": {"$ref": component("B")}, "B": {"$ref": "#/info/title"}}, "B"),
        ({"A": {"$ref": component("B")}, "B": {"$ref": "Pet"}}, "B"),
        ({"A": {"$ref": component("C")}, "C": {"$ref": component("B")}, "B": {"$ref": component("C")}}, "B"),
        ({"A": {"allOf": [{"$ref": component("A")}]}}, "A"),
        ({"A": {"$ref": component("B")}, "B": True}, "B"),
    ],
)
def test_a_chain_ends_with_the_last_schema_that_is_there(schemas: Node, end: str) -> None:
    views = schemas_of()
    views.document.tree["components"]["schemas"] = schemas
    assert views.follow(component("A")) == component(end)
    assert views.view(component("A")).kind == "any"


@pytest.mark.parametrize(
    ("keyword", "value"),
    [
        ("pattern", 7),
        ("format", ["date"]),
        ("minLength", "3"),
        ("maximum", True),
        ("multipleOf", 0),
        ("maximum", float("inf")),
        ("discriminator", "kind"),
        ("examples", "x"),
        ("title", {}),
    ],
)
def test_a_keyword_of_the_wrong_kind_says_nothing(keyword: str, value: object) -> None:
    views = schemas_of()
    views.document.tree["components"]["schemas"] = {"A": {"type": "string", keyword: value}}
    assert keyword not in views.view(component("A")).keywords


@pytest.mark.parametrize("properties", [None, 7, ["a"]])
def test_alternatives_whose_properties_are_none_add_nothing(properties: object) -> None:
    views = schemas_of()
    schema = {"properties": {"a": {}}, "anyOf": [{"properties": properties}, {"properties": {"b": {}}}]}
    views.document.tree["components"]["schemas"] = {"A": schema}
    assert set(views.view(component("A")).properties) == {"a", "b"}


def test_there_is_no_view_of_what_is_not_there() -> None:
    with pytest.raises(DanglingReferenceError):
        schemas_of().view(component("Nothing"))
