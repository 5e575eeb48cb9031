"""What requests are checked against: the document's schemas, less all that asserts nothing."""

from __future__ import annotations

from typing import Any

import pytest

from specmint.api.schemas.checks import ASSERTIONS, CheckSchemas
from specmint.api.schemas.subschemas import BY_NAME, MANY, ONE
from specmint.api.schemas.view import Schemas
from tests.documents import DONE, Node, answer, api, body, catalog, component, parameter, reference

TEXT: Node = {"type": "string"}


def checks(paths: Node, schemas: Node | None = None) -> tuple[CheckSchemas, dict[str, str]]:
    """Everything that the operations send, with the place of each schema by its key."""
    described = api(paths, schemas)
    made = CheckSchemas(Schemas(described.document), catalog(described).classes)
    noted: list[tuple[str, str, str]] = []
    for operation in described.operations:
        module = operation.path.strip("/")
        noted += [(each.schema, module, f"{operation.method}.{each.name}") for each in operation.parameters]
        noted += [
            (media.schema, module, f"{operation.method}.body")
            for media in (operation.request_body.content if operation.request_body else ())
            if media.schema
        ]
    for each in noted:
        made.add(*each)
    return made, {f"{module} {key}": made.reference(pointer, module, key) for pointer, module, key in noted}


def pruned(schema: Any, **others: Any) -> Any:
    """What a body with this schema is checked against."""
    made, places = checks({"/pets": {"post": {"requestBody": body(schema), "responses": DONE}}}, others)
    file, _, name = places["pets POST.body"].partition("#/")
    return made.files()[file][name]


def test_a_schema_without_a_name_stands_under_its_key() -> None:
    made, places = checks({"/pets": {"get": {"parameters": [parameter("limit")], "responses": DONE}}})
    assert places == {"pets GET.limit": "pets.json#/GET.limit"}
    assert made.files() == {"pets.json": {"GET.limit": TEXT}}


def test_a_component_stands_under_its_name() -> None:
    _, places = checks(
        {"/pets": {"post": {"requestBody": body(reference("Pet")), "responses": DONE}}},
        {
            "Pet": {"type": "object", "properties": {"name": TEXT}},
        },
    )
    assert places == {"pets POST.body": "pets.json#/Pet"}


def test_what_several_modules_use_is_shared() -> None:
    item = {"post": {"requestBody": body(reference("Pet")), "responses": DONE}}
    own = {"post": {"requestBody": body({"items": reference("Pet")}), "responses": DONE}}
    schemas = {"Pet": {"properties": {"home": reference("home-of")}}, "home-of": TEXT, "Unused": TEXT}
    made, places = checks({"/pets": item, "/dogs": item, "/cats": own}, schemas)
    assert places == {
        "pets POST.body": "shared.json#/Pet",
        "dogs POST.body": "shared.json#/Pet",
        "cats POST.body": "cats.json#/POST.body",
    }
    assert made.files() == {
        "cats.json": {"POST.body": {"items": {"$ref": "shared.json#/Pet"}}},
        "shared.json": {"HomeOf": TEXT, "Pet": {"properties": {"home": {"$ref": "#/HomeOf"}}}},
    }


def test_a_name_that_a_class_has_is_not_given_again() -> None:
    item = {"post": {"requestBody": body({"items": reference("a b")}), "responses": answer(reference("AB"))}}
    made, _ = checks({"/pets": item}, {"a b": TEXT, "AB": {"properties": {"a": TEXT}}})
    assert made.files()["pets.json"] == {"AB2": TEXT, "POST.body": {"items": {"$ref": "#/AB2"}}}


def test_everything_that_asserts_is_kept_and_nothing_else() -> None:
    everything: Node = {
        **dict.fromkeys(sorted(ONE), TEXT),
        **{keyword: [TEXT, True] for keyword in MANY},
        **{keyword: {"a": TEXT, "b": False} for keyword in BY_NAME},
        "required": ["a"],
        "dependentRequired": {"a": ["b"]},
        "pattern": "^a",
        **{keyword: 1 for keyword in ASSERTIONS if keyword.startswith(("min", "max", "exclusive", "multiple"))},
        "uniqueItems": True,
        "enum": ["a"],
        "const": "a",
        "type": ["object", "array"],
    }
    words = {
        "description": "d",
        "title": "t",
        "examples": [1],
        "default": 1,
        "format": "email",
        "x-own": 1,
        "$comment": "c",
    }
    assert set(everything) == ASSERTIONS | ONE | MANY | BY_NAME
    assert pruned({**everything, **words}) == everything


def test_the_formats_of_days_and_points_in_time_are_kept() -> None:
    for name in ("date", "date-time"):
        assert pruned({**TEXT, "format": name}) == {**TEXT, "format": name}


def test_a_pattern_that_cannot_be_checked_is_left_out() -> None:
    assert pruned({"type": "string", "pattern": "(?=a)"}) == TEXT


def test_values_are_not_taken_for_schemas() -> None:
    data = {"$ref": "#/nowhere", "description": "kept"}
    assert pruned({"enum": [data], "const": data, "example": data}) == {"enum": [data], "const": data}


def test_keywords_without_sense_are_left_out() -> None:
    assert pruned({"allOf": {"a": 1}, "properties": [1], "type": "object"}) == {"type": "object"}


def test_recursive_schemas_end() -> None:
    tree = {"properties": {"children": {"items": reference("Tree")}}}
    assert pruned(reference("Tree"), Tree=tree) == {"properties": {"children": {"items": {"$ref": "#/Tree"}}}}


def test_what_only_the_server_sets_is_named_as_that_and_never_required() -> None:
    schema = {"properties": {"id": {**TEXT, "readOnly": True}, "name": TEXT}, "required": ["id", "name"]}
    named = {"id": {"readOnly": True}, "name": TEXT}
    assert pruned(schema) == {"properties": named, "required": ["name"]}
    without_required = {"properties": {"id": {**TEXT, "readOnly": True}, "name": TEXT}}
    assert pruned(without_required) == {"properties": named}


def test_all_of_does_not_require_what_only_the_server_sets() -> None:
    base = {"properties": {"id": {**TEXT, "readOnly": True}}}
    made = pruned({"allOf": [reference("Base"), {"required": ["id"]}, True], "required": ["name"]}, Base=base)
    assert made == {"allOf": [{"$ref": "#/Base"}, {"required": []}, True], "required": ["name"]}


@pytest.mark.parametrize("schema", [True, False])
def test_a_schema_may_be_a_boolean(schema: bool) -> None:  # noqa: FBT001 - it is what the test is about
    assert pruned(schema) == schema


def test_what_a_response_alone_uses_is_not_shipped() -> None:
    made, _ = checks({"/pets": {"get": {"responses": answer(reference("Pet"))}}}, {"Pet": {"properties": {"a": TEXT}}})
    assert made.files() == {}
    assert component("Pet") in made.classes


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ({"$ref": "#/nowhere"}, {}),
        ({"$ref": "other.yaml"}, {}),
        ({"$ref": 7}, {}),
        ({"$ref": "#/info/title"}, {}),
        ({"type": 5, "maxLength": "x", "minLength": 1}, {"minLength": 1}),
        ({"enum": 3, "required": True, "properties": []}, {}),
        (
            {"allOf": "x", "not": 7, "items": [{}], "oneOf": [7, {"type": "string"}]},
            {"oneOf": [True, {"type": "string"}]},
        ),
        ({"properties": {"a": 7, "b": False}}, {"properties": {"a": True, "b": False}}),
        ({"pattern": 7, "multipleOf": 0, "uniqueItems": 1}, {}),
    ],
)
def test_what_is_broken_is_not_checked(broken: Node, expected: Node) -> None:
    whole = api({"/pets": {"post": {"requestBody": body({"type": "object"}), "responses": DONE}}})
    operation = whole.document.tree["paths"]["/pets"]["post"]
    operation["requestBody"]["content"]["application/json"]["schema"] = broken
    made = CheckSchemas(Schemas(whole.document), {})
    pointer = "#/paths/~1pets/post/requestBody/content/application~1json/schema"
    made.add(pointer, "pets", "body")
    assert made.files()["pets.json"]["body"] == expected


def test_circles_of_references_are_not_checked() -> None:
    made = pruned(reference("A"), A=reference("B"), B=reference("A"))
    assert made == {}


def test_a_closed_part_does_not_exclude_what_other_parts_name() -> None:
    base = {"type": "object", "properties": {"a": TEXT}, "additionalProperties": False}
    choice = {"oneOf": [{"properties": {"c": TEXT}}, {"allOf": [{"properties": {"d": TEXT}}]}]}
    made = pruned({"allOf": [reference("Base"), {"properties": {"b": TEXT}}, choice], "required": ["b"]}, Base=base)
    opened = {**base, "properties": {"a": TEXT, "b": True, "c": True, "d": True}}
    assert made == {"allOf": [{"required": ["b"]}, {}, opened, {"properties": {"b": TEXT}}, choice]}
    assert pruned(base) == base


def test_a_closed_part_that_names_all_stays_as_it_is() -> None:
    base = {"type": "object", "properties": {"a": TEXT}, "additionalProperties": False}
    schema = {"allOf": [reference("Base"), {"required": ["a"]}, {"properties": {"a": {"minLength": 1}}}]}
    assert pruned(schema, Base=base) == {"allOf": [{"$ref": "#/Base"}, *schema["allOf"][1:]]}


@pytest.mark.parametrize(
    "inexact",
    [
        {"pattern": "(?=a)"},
        {"oneOf": [TEXT, {"minLength": 1}]},
        {"properties": {"a": {"items": reference("Inexact")}}},
        {"allOf": [{"additionalProperties": False}, {"properties": {"a": TEXT}}]},
    ],
)
def test_what_accepts_too_much_excludes_nothing(inexact: Node) -> None:
    others = {"Inexact": {"not": {"pattern": "(?!a)"}}}
    schema = {"not": inexact, "type": "string"}
    assert pruned(schema, **others) == TEXT
    assert pruned({"if": inexact, "then": TEXT, "else": TEXT, "type": "string"}, **others) == TEXT
    exact = {"not": {"items": reference("Exact")}, "if": TEXT, "then": TEXT}
    assert set(pruned(exact, Exact={"oneOf": [TEXT], "properties": {"a": reference("Exact")}})) == set(exact)


def test_what_nothing_evaluates_is_asked_where_all_references_lead_somewhere() -> None:
    closed = {"allOf": [reference("Known")], "unevaluatedProperties": False}
    assert "unevaluatedProperties" in pruned(closed, Known={"properties": {"a": TEXT}})
    assert "unevaluatedProperties" not in pruned(closed, Known={"anyOf": [{"$ref": "#/nowhere"}]})
    assert "unevaluatedItems" not in pruned({"$ref": "#/nowhere", "unevaluatedItems": False})


def test_a_count_may_be_written_with_a_point() -> None:
    assert pruned({"type": "string", "minLength": 2.0, "maxLength": 2.5}) == {"type": "string", "minLength": 2}
