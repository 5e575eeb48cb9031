"""Which schemas get a class, what it is called, and where it stands."""

from __future__ import annotations

import re
from typing import Any

import pytest

from specmint.api.naming.classes import RESERVED
from specmint.api.schemas.reach import LONG_ENUM
from specmint.text.identifiers import pascal_case
from tests.documents import DONE, Node, answer, api, body, catalog, component, parameter, reference

TEXT: Node = {"type": "string"}
OBJECT: Node = {"type": "object", "properties": {"name": {"type": "string"}}}


def classes(schemas: Node, paths: Node | None = None) -> dict[str, str]:
    """The name with its module of each schema that has one; without paths, as the answer of ``pets.list``."""
    paths = paths or {"/pets": {"get": {"responses": answer(reference("Pet"))}}}
    return {pointer: str(name) for pointer, name in catalog(api(paths, schemas)).classes.items()}


def inside(properties: Node, **schemas: Any) -> dict[str, str]:
    """The names in a pet with these properties, by pointer from there."""
    found = classes({"Pet": {"type": "object", "properties": properties}, **schemas})
    return {
        pointer.removeprefix("#/components/schemas/").removeprefix("Pet/properties/"): name.removeprefix("pets.")
        for pointer, name in found.items()
        if pointer != component("Pet")
    }


def test_components_keep_their_names() -> None:
    names = ["Pet", "pet-tag_v2", "HTTPValidationError", "10dlc", "名"]
    found = inside(
        {str(index): reference(name) for index, name in enumerate(names)}, **dict.fromkeys(names[1:], OBJECT)
    )
    assert found == {
        "pet-tag_v2": "PetTagV2",
        "HTTPValidationError": "HTTPValidationError",
        "10dlc": "N10dlc",
        "名": "U540D",
    }


INLINE: dict[str, tuple[Node, dict[str, str]]] = {
    "an object": ({"owner": OBJECT}, {"owner": "PetOwner"}),
    "an object in an object": (
        {"owner": {"type": "object", "properties": {"home": OBJECT}}},
        {"owner": "PetOwner", "owner/properties/home": "PetOwnerHome"},
    ),
    "items": ({"tags": {"type": "array", "items": OBJECT}}, {"tags/items": "PetTagsItem"}),
    "items of items": (
        {"tags": {"type": "array", "items": {"type": "array", "items": OBJECT}}},
        {"tags/items/items": "PetTagsItemItem"},
    ),
    "values": (
        {"tags": {"type": "object", "additionalProperties": OBJECT}},
        {"tags/additionalProperties": "PetTagsValue"},
    ),
    "values by pattern": (
        {"tags": {"type": "object", "patternProperties": {"^x-": OBJECT}}},
        {"tags/patternProperties/^x-": "PetTagsValue"},
    ),
    "items of a tuple": (
        {"place": {"type": "array", "prefixItems": [OBJECT, {"type": "string"}]}},
        {"place/prefixItems/0": "PetPlaceItem1"},
    ),
    "allOf says nothing": (
        {"owner": {"allOf": [{"type": "object", "properties": {"home": OBJECT}}, {"required": ["home"]}]}},
        {"owner": "PetOwner", "owner/allOf/0/properties/home": "PetOwnerHome"},
    ),
    "a long enum": (
        {"kind": {"enum": [f"k{number}" for number in range(LONG_ENUM + 1)]}},
        {"kind": "PetKind"},
    ),
    "members by title": (
        {"home": {"oneOf": [{**OBJECT, "title": "A house"}, {**OBJECT, "title": "A flat"}]}},
        {"home": "PetHome", "home/oneOf/0": "PetHomeAHouse", "home/oneOf/1": "PetHomeAFlat"},
    ),
    "members by constant": (
        {
            "home": {
                "anyOf": [
                    {"type": "object", "properties": {"type": {"const": kind}, "size": {"type": "integer"}}}
                    for kind in ("house", "flat")
                ]
            }
        },
        {"home": "PetHome", "home/anyOf/0": "PetHomeHouse", "home/anyOf/1": "PetHomeFlat"},
    ),
    "members by a property": (
        {
            "home": {
                "oneOf": [
                    {"type": "object", "required": ["street"], "properties": {"no": TEXT, "street": TEXT, "zip": TEXT}},
                    {"type": "object", "properties": {"b": TEXT, "aa": TEXT, "zip": TEXT}},
                    {"type": "object", "properties": {"zip": TEXT}},
                ]
            }
        },
        {
            "home": "PetHome",
            "home/oneOf/0": "PetHomeWithStreet",
            "home/oneOf/1": "PetHomeWithB",
            "home/oneOf/2": "PetHomeOther",
        },
    ),
    "members by what they hold": (
        {"home": {"oneOf": [{"type": "array", "items": OBJECT}, {"type": "object", "additionalProperties": OBJECT}]}},
        {
            "home": "PetHome",
            "home/oneOf/0/items": "PetHomeWithNameItem",
            "home/oneOf/1/additionalProperties": "PetHomeMapValue",
        },
    ),
    "members by nothing else": (
        {"home": {"oneOf": [{**OBJECT, "title": "x" * 41}, OBJECT]}},
        {"home": "PetHome", "home/oneOf/0": "PetHomeOption1", "home/oneOf/1": "PetHomeOption2"},
    ),
    "members with one title": (
        {"home": {"oneOf": [{**OBJECT, "title": "Home"}, {**OBJECT, "title": "home"}, {**OBJECT, "title": "Flat"}]}},
        {
            "home": "PetHome",
            "home/oneOf/0": "PetHomeOption1",
            "home/oneOf/1": "PetHomeOption2",
            "home/oneOf/2": "PetHomeFlat",
        },
    ),
    "the member without a word": (
        {"home": {"oneOf": [{**OBJECT, "title": "Flat"}, OBJECT]}},
        {"home": "PetHome", "home/oneOf/0": "PetHomeFlat", "home/oneOf/1": "PetHomeOther"},
    ),
    "what stands in the only object among plain values": (
        {"home": {"oneOf": [{"type": "string"}, {"title": "A house", "properties": {"door": OBJECT}}]}},
        {"home": "PetHome", "home/oneOf/1": "PetHomeObject", "home/oneOf/1/properties/door": "PetHomeDoor"},
    ),
    "words that are said twice": (
        {
            "petHome": OBJECT,
            "pet": {"type": "object", "properties": {"pet": OBJECT}},
            "home": {"oneOf": [{**OBJECT, "title": "Country home"}, {**OBJECT, "title": "City home"}]},
        },
        {
            "petHome": "PetHomeObject",
            "pet": "PetPet",
            "pet/properties/pet": "PetPetPet",
            "home": "PetHome",
            "home/oneOf/0": "PetCountryHome",
            "home/oneOf/1": "PetCityHome",
        },
    ),
    "the only object among plain values": (
        {"home": {"oneOf": [{"type": "string"}, OBJECT]}},
        {"home": "PetHome", "home/oneOf/1": "PetHomeObject"},
    ),
}


@pytest.mark.parametrize("case", INLINE)
def test_inline(case: str) -> None:
    properties, expected = INLINE[case]
    assert inside(properties) == expected


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string"},
        {},
        {"enum": ["a", "b"]},
        {"type": "array", "items": {"type": "string"}},
        {"type": "object"},
        {"type": "object", "additionalProperties": {"type": "integer"}},
        {"type": ["string", "null"]},
        {"oneOf": [{"type": "string"}, {"type": "integer"}]},
        {"oneOf": [{"type": "string"}, {"type": "null"}]},
    ],
    ids=str,
)
def test_what_needs_no_class_inline(schema: Node) -> None:
    assert inside({"x": schema}) == {}


@pytest.mark.parametrize(
    "schema",
    [
        {"enum": ["a", "b"]},
        {"type": "array", "items": {"type": "string"}},
        {"type": "object"},
        {"oneOf": [{"type": "string"}, {"type": "integer"}]},
    ],
    ids=str,
)
def test_what_gets_an_alias_as_component(schema: Node) -> None:
    assert inside({"x": reference("Alias")}, Alias=schema) == {"Alias": "Alias"}


def test_a_plain_component_needs_no_name() -> None:
    assert inside({"x": reference("Text")}, Text={"type": "string", "maxLength": 3}) == {}


@pytest.mark.parametrize("name", sorted(name for name in RESERVED if pascal_case(name) == name))
def test_names_that_the_modules_use_are_not_taken(name: str) -> None:
    assert inside({"x": reference(name)}, **{name: OBJECT}) == {name: f"{name}Schema"}


def test_a_component_goes_before_an_inline_schema_that_wants_its_name() -> None:
    assert inside({"owner": OBJECT, "x": reference("PetOwner")}, PetOwner=OBJECT) == {
        "PetOwner": "PetOwner",
        "owner": "PetOwnerObject",
    }


def test_components_that_want_one_name_are_told_apart_by_a_digest_of_their_identity() -> None:
    found = inside(
        {"a": reference("pet_tag"), "b": reference("PetTag"), "c": reference("pet-tag")},
        **{
            "pet_tag": OBJECT,
            "PetTag": OBJECT,
            "pet-tag": OBJECT,
        },
    )
    assert found["PetTag"] == "PetTag"
    assert re.fullmatch("PetTagX[0-9a-f]{4}", found["pet-tag"])
    assert re.fullmatch("PetTagX[0-9a-f]{4}", found["pet_tag"])
    assert found["pet-tag"] != found["pet_tag"]


def test_a_long_name_keeps_its_last_words() -> None:
    long = "VeryLong" * 8 + "OwnerAddress"
    found = inside({"a": reference(long)}, **{long: OBJECT, "x" * 70: OBJECT})[long]
    assert len(found) <= 60
    assert found.endswith("LongOwnerAddress")


OPERATIONS: dict[str, tuple[str, Node, dict[str, str]]] = {
    "a request": ("/pets", {"post": {"requestBody": body(OBJECT), "responses": DONE}}, {"Schema": "PetsCreateRequest"}),
    "an answer": ("/pets/{id}", {"get": {"responses": answer(OBJECT)}}, {"Schema": "PetsRetrieveResponse"}),
    "an error": (
        "/pets",
        {"get": {"responses": {"404": answer(OBJECT)["200"], "default": answer(OBJECT)["200"], **DONE}}},
        {"404": "PetsListResponse404", "default": "PetsListResponseDefault"},
    ),
    "something in an answer": (
        "/pets",
        {"get": {"responses": answer({"type": "array", "items": OBJECT})}},
        {"items": "PetsListResponseItem"},
    ),
    "a parameter": (
        "/pets",
        {"get": {"parameters": [parameter("filter[by]", schema=OBJECT)], "responses": DONE}},
        {"Schema": "PetsListFilterBy"},
    ),
    "something in a parameter": (
        "/pets",
        {"get": {"parameters": [parameter("tags", schema={"type": "array", "items": OBJECT})], "responses": DONE}},
        {"items": "PetsListTagsItem"},
    ),
    "a header of the answer is nothing": (
        "/pets",
        {"get": {"responses": {"200": {"description": "", "headers": {"X": {"schema": OBJECT}}}}}},
        {},
    ),
}


@pytest.mark.parametrize("case", OPERATIONS)
def test_inline_in_an_operation(case: str) -> None:
    path, item, expected = OPERATIONS[case]
    assert sorted(classes({}, {path: item}).values()) == sorted(f"pets.{name}" for name in expected.values())


def test_a_shared_answer_is_named_after_itself() -> None:
    shared = {"responses": {"NotFound": answer(OBJECT)["200"]}}
    paths = {"/pets": {"get": {"responses": {**DONE, "404": {"$ref": "#/components/responses/NotFound"}}}}}
    assert [str(name) for name in catalog(api(paths, components=shared)).classes.values()] == ["pets.NotFound"]


def test_a_parameter_of_the_path_item_is_named_after_the_path() -> None:
    item = {"parameters": [parameter("filter", schema=OBJECT)], "get": {"responses": DONE}}
    assert list(classes({}, {"/pets": item}).values()) == ["pets.PetsFilter"]


def test_a_class_of_one_resource_stands_there_and_one_of_several_in_shared() -> None:
    item = {"get": {"responses": answer(reference("Pet"))}}
    schemas = {
        "Pet": {"type": "object", "properties": {"owner": reference("Owner")}},
        "Owner": OBJECT,
        "Dog": {"type": "object", "properties": {"owner": reference("Owner")}},
        "Unused": OBJECT,
    }
    found = classes(schemas, {"/pets": item, "/dogs": {"get": {"responses": answer(reference("Dog"))}}})
    assert found == {component("Pet"): "pets.Pet", component("Dog"): "dogs.Dog", component("Owner"): "shared.Owner"}


def test_a_root_that_takes_many_words_gets_a_name() -> None:
    union = {"type": "array", "items": {"oneOf": [{"type": "string"}, {"type": "integer"}]}}
    assert list(classes({}, {"/pets": {"get": {"responses": answer(union)}}}).values()) == ["pets.PetsListResponse"]
    scalars = {"type": ["string", "integer"]}
    assert list(classes({}, {"/pets": {"post": {"responses": answer(scalars)}}}).values()) == [
        "pets.PetsCreateResponse"
    ]


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string"},
        {"type": "array", "items": {"type": "array"}},
        {"additionalProperties": {"type": "integer"}},
        {},
    ],
    ids=str,
)
def test_a_root_that_can_be_said_in_a_few_words_gets_none(schema: Node) -> None:
    assert classes({}, {"/pets": {"get": {"responses": answer(schema)}}}) == {}


def test_recursive_schemas_end() -> None:
    tree = {"type": "object", "properties": {"children": {"type": "array", "items": reference("Tree")}}}
    assert inside({"tree": reference("Tree")}, Tree=tree) == {"Tree": "Tree"}


def test_a_parameter_that_is_no_list_of_them_is_a_step_like_others() -> None:
    shared = {"parameters": {"Filter": parameter("filter", schema=OBJECT)}}
    item = {"get": {"parameters": [{"$ref": "#/components/parameters/Filter"}], "responses": DONE}}
    assert [str(each) for each in catalog(api({"/pets": item}, components=shared)).classes.values()] == ["pets.Filter"]


@pytest.mark.parametrize(
    "extension",
    [
        {"x-speakeasy-name-override": "animal_house"},
        {"x-fern-type-name": "AnimalHouse"},
        {"x-stainless-naming": {"python": {"model_name": "AnimalHouse"}}},
        {"x-stainless-naming": {"python": {"type_name": "animalHouse"}}},
    ],
    ids=str,
)
def test_names_given_for_other_generators(extension: Node) -> None:
    home = {"type": "object", "properties": {"door": OBJECT}, **extension}
    assert inside({"home": home, "x": reference("Home")}, Home={**OBJECT, **extension}) == {
        "Home": "AnimalHouse",
        "home": "AnimalHouseObject",
        "home/properties/door": "PetHomeDoor",
    }


@pytest.mark.parametrize(
    "extension",
    [
        {"x-speakeasy-name-override": 3},
        {"x-fern-type-name": " "},
        {"x-stainless-naming": {"go": {"model_name": "AnimalHouse"}}},
        {"x-stainless-naming": "python"},
    ],
    ids=str,
)
def test_what_is_no_name_is_none(extension: Node) -> None:
    assert inside({"x": reference("Home")}, Home={**OBJECT, **extension}) == {"Home": "Home"}
