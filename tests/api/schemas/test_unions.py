"""How a value says which member of a union it is."""

from __future__ import annotations

from typing import Any

import pytest

from specmint.api.schemas.unions import Decision, decide
from tests.documents import Node, component, reference, schemas_of


def member(required: bool = False, **constants: Any) -> Node:  # noqa: FBT001, FBT002 - reads better in the tables
    """An object with properties of one value each; of several, if given a list."""
    properties = {name: {"enum": value if isinstance(value, list) else [value]} for name, value in constants.items()}
    return {"type": "object", "properties": properties, **({"required": list(properties)} if required else {})}


def decided(*members: Any, components: Node | None = None, **keywords: Any) -> Decision | None:
    """How a union of these members is decided."""
    schemas = schemas_of(U={"oneOf": list(members), **keywords}, **(components or {}))
    return decide(schemas, schemas.view(component("U")))


CAT, DOG = member(type="cat"), member(type="dog")
PETS: Node = {"Cat": CAT, "Dog": DOG}
BY_REFERENCE = (reference("Cat"), reference("Dog"))
TYPE = Decision("type", (("cat",), ("dog",)))

INFERRED: dict[str, tuple[tuple[Any, ...], Decision | None]] = {
    "constants": ((CAT, DOG), TYPE),
    "const": (({"properties": {"k": {"const": 1}}}, {"properties": {"k": {"const": 2}}}), Decision("k", ((1,), (2,)))),
    "true is not one": ((member(k=True), member(k=1)), Decision("k", ((True,), (1,)))),
    "several values": ((member(k=["a", "b"]), member(k="c")), Decision("k", (("a", "b"), ("c",)))),
    "the first that differs": ((member(a="x", b="y"), member(a="x", b="z")), Decision("b", (("y",), ("z",)))),
    "what is required goes first": (
        ({**member(a="1", b="3"), "required": ["b"]}, {**member(a="2", b="4"), "required": ["b"]}),
        Decision("b", (("3",), ("4",))),
    ),
    "a union in the union": (
        ({"oneOf": [CAT, DOG]}, member(type="fish")),
        Decision("type", (("cat", "dog"), ("fish",))),
    ),
    "the same value": ((CAT, CAT), None),
    "values that overlap": ((member(k=["a", "b"]), member(k=["b", "c"])), None),
    "no constants": ((CAT, {"properties": {"type": {"type": "string"}}}), None),
    "a property that one lacks": ((CAT, member(kind="dog")), None),
    "a member that is no object": (
        ({"type": "string"}, CAT, {"items": CAT}, DOG),
        Decision("type", ((), ("cat",), (), ("dog",))),
    ),
    "a constant or null": ((member(type=["cat", None]), DOG), TYPE),
    "constants in parts": (({"allOf": [CAT, {"properties": {"n": {}}}]}, {"allOf": [{"allOf": [DOG]}]}), TYPE),
    "constants narrowed by parts": (({"allOf": [member(type=["cat", "dog"]), CAT]}, DOG), TYPE),
    "one object": ((CAT, {"type": "string"}), None),
    "anything": ((CAT, DOG, {}), None),
    "no object at all": (({"type": "string"}, {"type": "integer"}), None),
    "constants of a kind that JSON objects lack": ((member(k=1.5), member(k=2.5)), None),
    "a union in the union without a decision": (({"oneOf": [CAT, {"type": "string"}]}, DOG), None),
}


@pytest.mark.parametrize("case", INFERRED)
def test_inferred(case: str) -> None:
    members, expected = INFERRED[case]
    found = decided(*members)
    assert found == expected
    assert repr(found) == repr(expected)


def test_by_the_declared_property() -> None:
    declared = {"propertyName": "b"}
    members = (member(a="1", b="3", required=True), member(a="2", b="4"))
    assert decided(*members, discriminator=declared) == Decision("b", (("3",), ("4",)))


def test_one_member_is_told_from_others_where_that_is_declared() -> None:
    declared = {"propertyName": "type"}
    assert decided(CAT, {"type": "string"}, discriminator=declared) == Decision("type", (("cat",), ()))
    assert decided(CAT) is None


def test_by_the_names_of_components() -> None:
    components = {"Cat": member(), "Dog": {"properties": {"type": {"type": "string"}}}}
    assert decided(*BY_REFERENCE, components=components, discriminator={"propertyName": "type"}) == Decision(
        "type", (("Cat",), ("Dog",))
    )


@pytest.mark.parametrize("references", [("#/components/schemas/Cat", "#/components/schemas/Dog"), ("Cat", "Dog")])
def test_by_a_mapping(references: tuple[str, str]) -> None:
    mapping = {"meow": references[0], "purr": references[0], "woof": references[1]}
    declared = {"propertyName": "sound", "mapping": mapping}
    assert decided(*BY_REFERENCE, components=PETS, discriminator=declared) == Decision(
        "sound", (("meow", "purr"), ("woof",))
    )


def test_what_the_mapping_leaves_out_is_called_by_its_constant_or_name() -> None:
    declared = {"propertyName": "type", "mapping": {"meow": "Cat"}}
    assert decided(*BY_REFERENCE, components=PETS, discriminator=declared) == Decision("type", (("meow",), ("dog",)))
    declared["propertyName"] = "other"
    assert decided(*BY_REFERENCE, components=PETS, discriminator=declared) == Decision("other", (("meow",), ("Dog",)))


def test_a_mapping_to_an_alias_or_to_nothing() -> None:
    declared = {"propertyName": "sound", "mapping": {"meow": "Kitten", "woof": "Dog", "x": "Gone"}}
    components = {**PETS, "Kitten": reference("Cat")}
    assert decided(*BY_REFERENCE, components=components, discriminator=declared) == Decision(
        "sound", (("meow",), ("woof",))
    )


def test_a_declared_union_in_the_union() -> None:
    declared = {"propertyName": "type", "mapping": {"c": "Cat", "d": "Dog"}}
    inner = {"oneOf": list(BY_REFERENCE), "discriminator": declared}
    text: Node = {"properties": {"type": {"type": "string"}}}
    components = {"Cat": text, "Dog": text, "Pet": inner}
    assert decided(reference("Pet"), member(type="fish"), components=components) == Decision(
        "type", (("c", "d"), ("fish",))
    )


KIND: Node = {"properties": {"kind": {"type": "string"}}, "required": ["kind"]}
HEIRS: Node = {
    "Pet": {**KIND, "discriminator": {"propertyName": "kind"}},
    "Cat": {"allOf": [reference("Pet"), {"properties": {"lives": {"type": "integer"}}}]},
    "Dog": {"allOf": [{"type": "object"}, reference("Pet")], "x-ms-discriminator-value": "dog"},
    "Puppy": {"allOf": [reference("Dog"), {"required": ["kind"]}]},
    "Same": {"allOf": [reference("Pet")], "description": "Nothing else."},
    "Circle": {"allOf": [reference("Pet"), reference("Circle")]},
    "Other": {"allOf": [{"properties": {}}]},
    "Broken": {"allOf": "Pet"},
}


def test_what_extends_a_schema_stands_for_it() -> None:
    schemas = schemas_of(**HEIRS)
    pet = schemas.view(component("Pet"))
    assert pet.kind == "union"
    assert pet.members == tuple(component(name) for name in ("Cat", "Circle", "Dog", "Puppy"))
    assert decide(schemas, pet) == Decision("kind", (("Cat",), ("Circle",), ("dog",), ("Puppy",)))
    assert list(schemas.view(component("Cat")).properties) == ["kind", "lives"]
    assert schemas.view(component("Cat")).kind == schemas.view(component("Dog")).kind == "class"


def test_what_a_mapping_names_stands_for_it_too() -> None:
    declared = {"propertyName": "kind", "mapping": {"cat": "Cat", "fish": "#/components/schemas/Other", "x": "Gone"}}
    schemas = schemas_of(**{**HEIRS, "Pet": {**HEIRS["Pet"], "discriminator": declared}})
    pet = schemas.view(component("Pet"))
    assert pet.members == tuple(component(name) for name in ("Cat", "Circle", "Dog", "Other", "Puppy"))


@pytest.mark.parametrize("change", [{"discriminator": 7}, {"type": "string", "properties": {}}])
def test_a_schema_without_heirs_stays_what_it_is(change: Node) -> None:
    alone = schemas_of(Pet={**HEIRS["Pet"], **change}, Cat=HEIRS["Other"])
    assert alone.view(component("Pet")).members == ()


def test_a_union_is_not_called_by_its_name() -> None:
    components = {"Cat": {"oneOf": [member(), member()]}, "Dog": member()}
    assert decided(*BY_REFERENCE, components=components, discriminator={"propertyName": "type"}) is None


@pytest.mark.parametrize(
    "declared",
    [
        7,
        {},
        {"propertyName": 7},
        {"propertyName": "type", "mapping": []},
        {"propertyName": "type", "mapping": {"x": "Bird"}},
    ],
)
def test_a_discriminator_that_says_nothing_is_passed_over(declared: object) -> None:
    assert decided(*BY_REFERENCE, components=PETS, discriminator=declared) == TYPE


def test_a_discriminator_that_does_not_tell_apart_is_passed_over() -> None:
    declared = {"propertyName": "type", "mapping": {"x": "Cat", "y": "Dog"}}
    twice = (reference("Cat"), reference("Cat"))
    assert decided(*twice, components=PETS, discriminator=declared) is None


def test_a_union_in_itself_ends() -> None:
    assert decided({"oneOf": [reference("U"), CAT]}, DOG) is None
