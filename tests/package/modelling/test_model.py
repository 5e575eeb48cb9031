"""The modules of models and params as a whole."""

from __future__ import annotations

import ast

from specmint.api.schemas.view import Schemas
from specmint.building.batches import BuildContext
from specmint.package.modelling.stage import model
from tests.documents import DONE, Node, answer, api, body, catalog, parameter, reference

TEXT: Node = {"type": "string"}
PET: Node = {"type": "object", "properties": {"petName": TEXT, "owner": reference("Owner")}, "required": ["petName"]}
OWNER: Node = {"type": "object", "properties": {"name": TEXT}}


def made(paths: Node, schemas: Node | None = None) -> dict[str, dict[str, str]]:
    """Models and params by module."""
    described = api(paths, schemas)
    found = model(described, Schemas(described.document), catalog(described), BuildContext()).result()
    return {"models": dict(found.models), "params": dict(found.params)}


def test_a_module_holds_what_travels_in_its_direction() -> None:
    item = {"requestBody": body(reference("Pet")), "responses": answer(reference("Kind"))}
    schemas = {"Pet": PET, "Owner": OWNER, "Kind": {"enum": ["a", "b"]}}
    found = made({"/pets": {"post": item}}, schemas)
    assert set(found["models"]) == set(found["params"]) == {"pets"}
    assert "Kind" in found["models"]["pets"]
    assert "Owner" not in found["models"]["pets"]
    assert "Kind" not in found["params"]["pets"]
    assert "class Owner(" in found["params"]["pets"]


def test_nothing_to_describe() -> None:
    assert made({"/pets": {"get": {"responses": DONE}}}) == {"models": {}, "params": {}}


def test_keywords_hold_parameters_and_fields() -> None:
    item = {
        "parameters": [
            parameter("id", "path"),
            parameter("q", description="What to look for."),
            parameter("X-Trace", "header", required=True, schema={**TEXT, "description": "A trace."}),
        ],
        "requestBody": body(reference("Pet")),
        "responses": DONE,
    }
    found = made({"/pets/{id}": {"put": item}}, {"Pet": PET, "Owner": OWNER})["params"]["pets"]
    cls = next(
        node for node in ast.parse(found).body if isinstance(node, ast.ClassDef) and node.name == "PetsUpdateParams"
    )
    fields = {ast.unparse(node) for node in cls.body if isinstance(node, ast.AnnAssign)}
    assert fields == {"q: NotRequired[str]", "x_trace: str", "pet_name: str", "owner: NotRequired[Owner | Model]"}
    words = {
        node.value.value for node in cls.body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    assert words == {"What to look for.", "A trace."}


def test_the_class_of_a_body_that_nothing_else_refers_to_is_left_out() -> None:
    item = {"requestBody": body(reference("Pet")), "responses": answer(reference("Pet"))}
    params = made({"/pets": {"post": item}}, {"Pet": PET, "Owner": OWNER})["params"]["pets"]
    assert "class PetsCreateParams(TypedDict):" in params
    assert "class Owner(TypedDict):" in params
    assert "class Pet(" not in params


def test_calls_that_take_the_same_body_say_it_once() -> None:
    item = {"requestBody": body(reference("Owner")), "responses": DONE}
    paths = {"/pets": {"post": item}, "/pets/{id}": {"put": {**item, "parameters": [parameter("id", "path")]}}}
    params = made(paths, {"Owner": OWNER})["params"]["pets"]
    assert "class PetsCreateParams(TypedDict):" in params
    assert "PetsUpdateParams: TypeAlias = PetsCreateParams" in params


def test_a_call_that_takes_just_what_others_refer_to_has_another_name_for_it() -> None:
    loop: Node = {"type": "object", "properties": {"next": reference("Loop")}}
    item = {"requestBody": body(reference("Loop")), "responses": DONE}
    params = made({"/pets": {"post": item}}, {"Loop": loop})["params"]["pets"]
    assert "PetsCreateParams: TypeAlias = Loop" in params


def test_the_names_of_types_are_listed_by_module() -> None:
    item = {"parameters": [parameter("q")], "requestBody": body(PET), "responses": answer({"items": OWNER})}
    paths = {"/pets": {"post": item}, "/dog": {"get": {"responses": answer(OWNER)}}}
    described = api(paths, {"Owner": OWNER})
    names = model(described, Schemas(described.document), catalog(described), BuildContext()).names
    assert names == {
        "models": {"dog": ("DogRetrieveResponse",), "pets": ("PetsCreateResponseItem",)},
        "params": {"pets": ("Owner", "PetsCreateParams")},
    }


def test_a_union_says_how_it_is_decided() -> None:
    union = {"oneOf": [reference("Cat"), reference("Dog")]}
    cat: Node = {"properties": {"kind": {"const": "cat"}}}
    dog: Node = {"properties": {"kind": {"const": "dog"}}}
    paths = {"/pets": {"get": {"responses": answer(reference("U"))}}}
    assert "ByProperty('kind')" in made(paths, {"U": union, "Cat": cat, "Dog": dog})["models"]["pets"]
    assert "ByShape()" in made(paths, {"U": union, "Cat": OWNER, "Dog": PET, "Owner": OWNER})["models"]["pets"]
