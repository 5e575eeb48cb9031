"""What has a name keeps it as long as it is there: the names of the lock."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from specmint.api.naming.classes import RESERVED
from specmint.api.naming.identity import fingerprint, identities
from specmint.api.schemas.view import Schemas
from specmint.ir.names import NOTHING, Names
from tests.documents import DONE, Node, answer, api, body, catalog, component, parameter, reference

TEXT: Node = {"type": "string"}
OBJECT: Node = {"type": "object", "properties": {"name": TEXT}}
PATHS: Node = {"/pets": {"get": {"responses": answer(reference("Pet"))}}}


def names_of(schemas: Node, kept: Names = NOTHING, paths: Node = PATHS) -> dict[str, str]:
    """The name of each class by pointer."""
    return {pointer: each.name for pointer, each in catalog(api(paths, schemas), kept=kept).classes.items()}


def kept_of(schemas: Node, paths: Node = PATHS) -> Names:
    """What the lock of a client says."""
    return catalog(api(paths, schemas)).names


def pet(**properties: Any) -> Node:
    """A pet with these properties."""
    return {"type": "object", "properties": properties}


def test_an_inline_class_keeps_its_name_when_a_component_wants_it() -> None:
    before = {"Pet": pet(owner=OBJECT)}
    after = {"Pet": pet(owner=OBJECT, x=reference("PetOwner")), "PetOwner": OBJECT}
    owner = f"{component('Pet')}/properties/owner"
    assert names_of(after)[owner] == "PetOwnerObject"
    kept = names_of(after, kept_of(before))
    assert kept[owner] == "PetOwner"
    assert kept[component("PetOwner")].startswith("PetOwnerX")


def test_a_component_keeps_its_name_when_another_wants_it() -> None:
    before = {"Pet": pet(x=reference("pet_tag")), "pet_tag": OBJECT}
    after = {"Pet": pet(x=reference("pet_tag"), y=reference("PetTag")), "pet_tag": OBJECT, "PetTag": OBJECT}
    assert names_of(after)[component("pet_tag")].startswith("PetTagX")
    assert names_of(after, kept_of(before))[component("pet_tag")] == "PetTag"


def test_a_member_keeps_its_name_when_its_twin_comes_before_it() -> None:
    cat, dog = ({"title": "Animal", **pet(kind={"const": kind})} for kind in ("cat", "dog"))
    before = {"Pet": pet(home={"oneOf": [cat, TEXT, OBJECT]})}
    after = {"Pet": pet(home={"oneOf": [dog, cat, TEXT, OBJECT]})}
    union = f"{component('Pet')}/properties/home/oneOf"
    assert names_of(before)[f"{union}/0"] == "PetHomeAnimal"
    assert names_of(after)[f"{union}/1"] == "PetHomeCat"
    kept = names_of(after, kept_of(before))
    assert "PetHomeAnimal" in {kept[f"{union}/0"], kept[f"{union}/1"]}
    assert kept[f"{union}/3"] == names_of(before)[f"{union}/2"]


def test_the_type_of_keyword_arguments_keeps_its_name_when_a_component_wants_it() -> None:
    item: Node = {"parameters": [parameter("q")], "responses": DONE}
    before = catalog(api({"/pets": {"get": item}}))
    item["responses"] = answer(reference("PetsListParams"))
    after = api({"/pets": {"get": item}}, {"PetsListParams": OBJECT})
    assert before.keywords["GET /pets"].name == "PetsListParams"
    assert catalog(after, {"GET /pets": "pets.list"}).keywords["GET /pets"].name == "PetsListParams2"
    kept = catalog(after, kept=before.names)
    assert kept.keywords["GET /pets"].name == "PetsListParams"
    assert kept.classes[component("PetsListParams")].name != "PetsListParams"


def sends(*properties: str) -> Node:
    """A document whose only call sends a pet with these properties; they may hold a pet themselves."""
    fields = {each: reference("Pet") if each == "mother" else TEXT for each in properties}
    paths = {"/pets": {"post": {"requestBody": body(reference("Pet")), "responses": DONE}}}
    return {"paths": paths, "schemas": {"Pet": {**OBJECT, "properties": fields}}}


KEYWORDS = {
    "it stays a body": (("name",), ("name", "age"), "Pet"),
    "a field is called otherwise in Python": (("name",), ("name", "photoUrl"), "Pet"),
    "the class is needed beside it": (("name", "mother"), ("name", "mother", "photoUrl"), "PetsCreateParams"),
}


@pytest.mark.parametrize("case", KEYWORDS)
def test_a_call_that_had_the_class_of_its_body_for_arguments_keeps_it_while_it_can(case: str) -> None:
    before, after, expected = KEYWORDS[case]
    own = catalog(api(**sends(*before))).names
    earlier = replace(own, classes={key: each for key, each in own.classes.items() if each != "PetsCreateParams"})
    first = catalog(api(**sends(*before)), kept=earlier)
    assert first.keywords["POST /pets"].name == "Pet"
    second = catalog(api(**sends(*after)), kept=first.names)
    assert second.keywords["POST /pets"].name == expected
    assert catalog(api(**sends(*after)), kept=second.names).keywords == second.keywords


@pytest.mark.parametrize("name", ["photoUrl", "class", "self", "timeout"])
def test_the_type_of_keyword_arguments_is_called_the_same_however_a_field_is_spelt(name: str) -> None:
    assert catalog(api(**sends("name"))).keywords == catalog(api(**sends("name", name))).keywords


def test_a_class_of_an_operation_keeps_its_name_with_its_call() -> None:
    before = kept_of({}, {"/pets": {"post": {"requestBody": body(OBJECT), "responses": DONE}}})
    item = {
        "post": {"requestBody": body(OBJECT), "responses": DONE, "summary": "Adopt a pet", "operationId": "adoptPet"}
    }
    assert set(names_of({}, NOTHING, {"/pets": item}).values()) == {"PetsAdoptRequest"}
    assert set(names_of({}, before, {"/pets": item}).values()) == {"PetsCreateRequest"}


@pytest.mark.parametrize(
    "name", ["", "pet", "Pet Owner", "class", "Pet\nimport os", "P" * 201, "Pét", "_Pet", *sorted(RESERVED)]
)
def test_a_kept_name_that_we_could_not_have_given_is_ignored(name: str) -> None:
    schemas = {"Pet": OBJECT}
    [known] = kept_of(schemas).classes
    assert names_of(schemas, Names(classes={known: name})) == {component("Pet"): "Pet"}


def test_two_classes_cannot_keep_one_name() -> None:
    schemas = {"Pet": pet(x=reference("Dog")), "Dog": OBJECT}
    kept = Names(classes=dict.fromkeys(kept_of(schemas).classes, "Same"))
    assert names_of(schemas, kept) == {component("Dog"): "Same", component("Pet"): "Pet"}


def test_names_are_the_same_when_they_are_kept() -> None:
    schemas = {"Pet": pet(owner=OBJECT, home={"oneOf": [OBJECT, TEXT]}, petName=TEXT, pet_name=TEXT)}
    paths = {
        "/pets": {
            "get": {"parameters": [parameter("id"), parameter("id", "header")], "responses": answer(reference("Pet"))}
        },
        "/api/pets": {"get": {"responses": answer({"type": "array", "items": OBJECT})}},
    }
    first = catalog(api(paths, schemas))
    assert first.names.arguments == {"GET /pets header id": "id_header"}
    second = catalog(api(paths, schemas), kept=first.names)
    assert second.names == first.names
    assert (second.classes, second.keywords, second.arguments) == (first.classes, first.keywords, first.arguments)


IDENTITIES = {
    "properties/owner": "properties/owner",
    "properties/home/oneOf/0": "properties/home/oneOf/A house",
    "properties/home/oneOf/1": "properties/home/oneOf/Flat",
    "properties/home/oneOf/2": "properties/home/oneOf/gone,street",
    "properties/home/oneOf/3": "properties/home/oneOf/class",
    "properties/home/oneOf/4": "properties/home/oneOf/class 2",
    "properties/home/oneOf/5": "properties/home/oneOf/array",
    "allOf/0/properties/x": "properties/x",
    "allOf/1/properties/x": "properties/x #/components/schemas/Pet/allOf/1/properties/x",
    "properties/tags/prefixItems/0": "properties/tags/prefixItems/0",
}


@pytest.mark.parametrize("place", IDENTITIES)
def test_no_identity_has_an_index_that_moves(place: str) -> None:
    home = {
        "oneOf": [
            {"title": "A house", **OBJECT},
            pet(kind={"const": "flat"}),
            {"required": ["street", "gone"], **pet(street=TEXT)},
            pet(a=TEXT),
            pet(b=TEXT),
            {"type": "array", "items": OBJECT},
        ]
    }
    schema = {
        **pet(owner=OBJECT, home=home, tags={"type": "array", "prefixItems": [OBJECT]}),
        "allOf": [pet(x=OBJECT), pet(x=OBJECT)],
    }
    schemas = Schemas(api({}, {"Pet": schema}).document)
    found = identities(schemas, [f"{component('Pet')}/{each}" for each in IDENTITIES])
    assert found[f"{component('Pet')}/{place}"] == f"components/schemas/Pet/{IDENTITIES[place]}"


def test_a_parameter_is_known_by_place_and_name() -> None:
    described = api({"/pets": {"get": {"parameters": [parameter("a/b", schema=OBJECT)], "responses": DONE}}})
    pointer = "#/paths/~1pets/get/parameters/0/schema"
    found = identities(Schemas(described.document), [pointer])
    assert found == {pointer: "paths/~1pets/get/query a~1b/schema"}


def test_a_fingerprint_is_short_and_takes_any_text() -> None:
    assert [len(fingerprint(text)) for text in ("components/schemas/Pet", "", "\ud800")] == [12, 12, 12]
