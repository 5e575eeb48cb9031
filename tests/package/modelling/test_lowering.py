"""What datamodel-code-generator is told about a schema, in each direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from specmint.ir.catalog import ClassName
from specmint.package.modelling.directions import RequestLowering, ResponseLowering
from specmint.package.modelling.vocabulary import either, nullable, runtime
from specmint.package.modelling.vocabulary import reference as named
from tests.documents import Node, component, reference, schemas_of

if TYPE_CHECKING:
    from specmint.package.modelling.lowering import Lowering

TEXT: Node = {"type": "string"}
NUMBER: Node = {"type": "integer"}
NULL: Node = {"type": "null"}
CAT: Node = {"type": "object", "properties": {"type": {"const": "cat"}, "name": TEXT}, "required": ["type"]}
DOG: Node = {"type": "object", "properties": {"type": {"const": "dog"}, "name": TEXT}}
MODEL = runtime("Model")


def lowering(schema: Any, *, sent: bool = False, **others: Any) -> Lowering:
    """A lowering of the component S; the other components have classes of their names."""
    names = {component(name): ClassName("pets", name) for name in others}
    schemas = schemas_of(S=schema, **others)
    return RequestLowering(schemas, names, direction="request") if sent else ResponseLowering(schemas, names)


def received(schema: Any, **others: Any) -> Node:
    return lowering(schema, **others).lower(component("S"))


def sent(schema: Any, **others: Any) -> Node:
    return lowering(schema, sent=True, **others).lower(component("S"))


BOTH: dict[str, tuple[Any, Node]] = {
    "text": (TEXT, TEXT),
    "true or false": ({"type": "boolean"}, {"type": "boolean"}),
    "other formats": ({**TEXT, "format": "uuid"}, TEXT),
    "anything": ({}, {}),
    "an array": ({"type": "array"}, {"type": "array", "items": {}}),
    "a tuple": ({"prefixItems": [TEXT, NUMBER, TEXT]}, {"type": "array", "items": {"anyOf": [TEXT, NUMBER]}}),
    "a map": ({"type": "object"}, {"type": "object", "additionalProperties": True}),
    "typed values": ({"additionalProperties": TEXT}, {"type": "object", "additionalProperties": TEXT}),
    "several types": ({"type": ["integer", "string"], "maxLength": 3}, {"anyOf": [TEXT, NUMBER]}),
    "types of all kinds": (
        {"type": ["object", "array", "string"], "items": NUMBER},
        {"anyOf": [{"type": "object", "additionalProperties": True}, {"type": "array", "items": NUMBER}, TEXT]},
    ),
    "null too": ({"type": ["string", "null"]}, {"type": ["string", "null"]}),
    "bounds of items": ({"items": {**TEXT, "maxLength": 3}}, {"type": "array", "items": TEXT}),
    "bounds of lists in a list": (
        {"items": {"items": NUMBER, "minItems": 2}},
        {"type": "array", "items": {"type": "array", "items": NUMBER}},
    ),
    "bounds of values": (
        {"additionalProperties": {**NUMBER, "minimum": 3}},
        {"type": "object", "additionalProperties": NUMBER},
    ),
    "values of an object or a text": (
        {"type": ["object", "string"], "additionalProperties": NUMBER},
        {"anyOf": [{"type": "object", "additionalProperties": NUMBER}, TEXT]},
    ),
    "null or null": ({"anyOf": [NULL, NULL]}, NULL),
    "null alone": (NULL, NULL),
    "alternatives": ({"oneOf": [TEXT, NUMBER]}, {"anyOf": [TEXT, NUMBER]}),
    "the same twice": ({"oneOf": [TEXT, {**TEXT, "title": "again"}]}, TEXT),
    "alternatives or null": ({"oneOf": [TEXT, NUMBER, NULL]}, {"anyOf": [TEXT, NUMBER, NULL]}),
    "alternatives in alternatives": (
        {"oneOf": [{"anyOf": [TEXT, NUMBER]}, {"type": "boolean"}]},
        {"anyOf": [TEXT, NUMBER, {"type": "boolean"}]},
    ),
    "bounds in alternatives": (
        {"oneOf": [{**TEXT, "maxLength": 3, "pattern": "a"}, NUMBER]},
        {"anyOf": [TEXT, NUMBER]},
    ),
    "an enum of true and false": ({"enum": [True, False]}, {"type": "boolean"}),
    "an enum of fractions": ({"enum": [0.5]}, {"type": "number"}),
    "an enum of objects": ({"enum": [{"a": 1}]}, {"type": "object"}),
    "an enum of lists": ({"enum": [[1]]}, {"type": "array"}),
}


@pytest.mark.parametrize("case", BOTH)
def test_in_both_directions(case: str) -> None:
    schema, expected = BOTH[case]
    assert received(schema) == expected
    assert sent(schema) == expected


BOUNDED: dict[str, tuple[Any, Node, Node]] = {
    "bounds of a text": (
        {**TEXT, "minLength": 1, "maxLength": 2, "minimum": 3},
        {**TEXT, "minLength": 1, "maxLength": 2},
        TEXT,
    ),
    "bounds of a text or null": (
        {"type": ["string", "null"], "maxLength": 3},
        {"type": ["string", "null"], "maxLength": 3},
        {"type": ["string", "null"]},
    ),
    "a pattern": ({**TEXT, "pattern": "^a$"}, {**TEXT, "pattern": "^a$"}, TEXT),
    "a pattern that cannot be checked": ({**TEXT, "pattern": "(?=a)"}, TEXT, TEXT),
    "a pattern that is none": ({**TEXT, "pattern": 7}, TEXT, TEXT),
    "bounds of an integer": (
        {**NUMBER, "minimum": 1, "multipleOf": 2},
        {**NUMBER, "minimum": 1, "multipleOf": 2},
        NUMBER,
    ),
    "bounds of an integer that are none": (
        {**NUMBER, "minimum": 1.5, "maximum": True, "multipleOf": 2.0},
        {**NUMBER, "multipleOf": 2.0},
        NUMBER,
    ),
    "bounds of a number": (
        {"type": "number", "exclusiveMinimum": 0.5, "multipleOf": 0.1},
        {"type": ["integer", "number"], "exclusiveMinimum": 0.5},
        {"type": "number"},
    ),
    "bounds of a number or null": (
        {"type": ["number", "null"], "maximum": 2},
        {"type": ["integer", "number", "null"], "maximum": 2},
        {"type": ["number", "null"]},
    ),
    "bounds of an array": (
        {"items": TEXT, "minItems": 1, "uniqueItems": True},
        {"type": "array", "items": TEXT, "minItems": 1},
        {"type": "array", "items": TEXT},
    ),
}


@pytest.mark.parametrize("case", BOUNDED)
def test_answers_keep_the_bounds_of_their_own_values(case: str) -> None:
    schema, response, request = BOUNDED[case]
    assert received(schema) == response
    assert sent(schema) == request


ONE_WAY: dict[str, tuple[Any, Node, Node]] = {
    "an enum": ({"enum": ["a"]}, {"anyOf": [{**TEXT, "enum": ["a"]}, TEXT]}, {**TEXT, "enum": ["a"]}),
    "an enum of numbers": ({"enum": [1]}, {"anyOf": [{**NUMBER, "enum": [1]}, NUMBER]}, {**NUMBER, "enum": [1]}),
    "an enum or null": (
        {"enum": ["a", None]},
        {"anyOf": [{**TEXT, "enum": ["a"]}, TEXT, NULL]},
        {"anyOf": [{**TEXT, "enum": ["a"]}, NULL]},
    ),
    "a mixed enum": (
        {"enum": ["a", 1]},
        {"anyOf": [{"enum": ["a", 1]}, TEXT, NUMBER]},
        {"enum": ["a", 1]},
    ),
    "a time": ({**TEXT, "format": "date-time"}, runtime("Timestamp"), runtime("DateTimeLike")),
    "a date": ({**TEXT, "format": "date"}, {**TEXT, "format": "date"}, runtime("DateLike")),
    "bytes": ({**TEXT, "format": "binary"}, TEXT, runtime("File")),
    "a class": (reference("Cat"), named("pets.Cat"), {"anyOf": [named("pets.Cat"), MODEL]}),
    "classes": (
        {"oneOf": [reference("Cat"), reference("Dog")]},
        {"anyOf": [named("pets.Cat"), named("pets.Dog")]},
        {"anyOf": [named("pets.Cat"), MODEL, named("pets.Dog")]},
    ),
    "an alias": (reference("Alias"), named("pets.Alias"), named("pets.Alias")),
}
OTHERS: Node = {"Cat": CAT, "Dog": DOG, "Alias": {"enum": ["a", "b"]}}


@pytest.mark.parametrize("case", ONE_WAY)
def test_in_one_direction(case: str) -> None:
    schema, response, request = ONE_WAY[case]
    assert received(schema, **OTHERS) == response
    assert sent(schema, **OTHERS) == request


def test_an_object_without_a_name_is_a_map() -> None:
    assert received(CAT) == {"type": "object", "additionalProperties": True}


def test_a_class_holds_what_travels() -> None:
    schema = {
        "description": "A pet.",
        "properties": {"id": {**TEXT, "readOnly": True}, "name": TEXT, "word": {**TEXT, "writeOnly": True}},
        "required": ["id", "word"],
    }
    assert lowering(schema).definition(component("S")) == {
        "type": "object",
        "properties": {"id": TEXT, "name": TEXT},
        "required": ["id"],
        "description": "A pet.",
    }
    assert lowering(schema, sent=True).definition(component("S")) == {
        "type": "object",
        "properties": {"name": TEXT, "word": TEXT},
        "required": ["word"],
        "description": "A pet.",
    }


def test_a_class_types_the_fields_that_it_does_not_name() -> None:
    schema = {"properties": {"id": TEXT}, "additionalProperties": {**NUMBER, "minimum": 1}}
    fields: Node = {"type": "object", "properties": {"id": TEXT}, "required": []}
    assert lowering(schema).definition(component("S")) == {**fields, "additionalProperties": NUMBER}
    assert lowering(schema, sent=True).definition(component("S")) == fields
    assert sent(reference("Open"), Open=schema) == {"anyOf": [named("pets.Open"), runtime("FreeObject"), MODEL]}


def test_an_object_may_be_a_text_instead() -> None:
    schema = {"properties": {"id": TEXT}, "type": ["object", "string"]}
    assert received(reference("Named"), Named=schema) == {"anyOf": [named("pets.Named"), TEXT]}
    assert sent(reference("Named"), Named=schema) == {"anyOf": [named("pets.Named"), MODEL, TEXT]}


def test_a_free_object_is_no_class() -> None:
    made = lowering({}, O={"type": "object", "description": "Any."}).definition(component("O"))
    assert made == {"anyOf": [{"type": "object", "additionalProperties": True}], "description": "Any."}


def test_a_list_of_itself() -> None:
    schema = {"type": "array", "items": reference("L")}
    made = lowering({}, L=schema).definition(component("L"))
    assert made == {"anyOf": [{"type": "array", "items": named("pets.L")}]}


def test_a_named_union_lets_through_what_is_not_described() -> None:
    union = {"oneOf": [reference("Cat"), reference("Dog")], "description": "Either."}
    assert lowering(union, **OTHERS).definition(component("S")) == {
        "anyOf": [named("pets.Cat"), named("pets.Dog"), runtime("UnknownMember")],
        "description": "Either.",
    }
    assert lowering(union, sent=True, **OTHERS).definition(component("S")) == {
        "anyOf": [named("pets.Cat"), named("pets.Dog"), MODEL, runtime("UnknownMember")],
        "description": "Either.",
    }


def test_a_named_union_of_plain_values_is_closed() -> None:
    union = {"oneOf": [TEXT, NUMBER]}
    assert lowering(union).definition(component("S")) == {"anyOf": [TEXT, NUMBER]}
    assert lowering(union, sent=True).definition(component("S")) == {"anyOf": [TEXT, NUMBER]}


def test_other_aliases_are_their_type() -> None:
    assert lowering({"items": TEXT}).definition(component("S")) == {"type": "array", "items": TEXT}


def test_the_constant_that_decides_a_union_is_closed() -> None:
    union = {"oneOf": [reference("Cat"), reference("Dog")]}
    made = lowering({}, U=union, **OTHERS)
    decisions = made.decisions()
    assert {pointer: each.property for pointer, each in decisions.items()} == {component("U"): "type"}
    assert made.definition(component("Cat"))["properties"]["type"] == {**TEXT, "enum": ["cat"]}


def test_several_constants_of_several_types() -> None:
    members: Node = {
        "A": {"properties": {"k": {"enum": ["a", 1]}}},
        "B": {"properties": {"k": {"const": True}}},
        "U": {"oneOf": [reference("A"), reference("B")]},
    }
    made = lowering({}, **members)
    made.decisions()
    assert made.definition(component("A"))["properties"]["k"] == {"enum": ["a", 1]}
    assert made.definition(component("B"))["properties"]["k"] == {"type": "boolean", "enum": [True]}


@pytest.mark.parametrize("union", [{"oneOf": [reference("Cat")]}, {"oneOf": [TEXT, NUMBER]}, {"type": "array"}])
def test_what_nothing_decides(union: Node) -> None:
    assert lowering({}, U=union, **OTHERS).decisions() == {}


WORDS: dict[str, tuple[Any, str, str]] = {
    "its own": ({**TEXT, "description": " Own. "}, "Own.", "Own."),
    "beside a reference": ({**reference("Cat"), "description": "Own."}, "Own.", "Own."),
    "those of a class are its own": (reference("Cat"), "", ""),
    "those of a schema without a class": (reference("S"), "Words.", "Words."),
    "deprecated": ({**TEXT, "description": "Own.", "deprecated": True}, "Own.\n\nDeprecated.", "Own.\n\nDeprecated."),
    "a default": ({**TEXT, "default": "ä"}, "", 'Default: "ä"'),
    "a default and words": ({**TEXT, "default": 1, "description": "Own."}, "Own.", "Own.\n\nDefault: 1"),
    "a default of the schema": (reference("WithDefault"), "", "Default: true"),
    "a default of null": ({**TEXT, "default": None}, "", ""),
    "an empty default": ({"type": "array", "default": []}, "", ""),
    "a long default": ({**TEXT, "default": "x" * 100}, "", ""),
    "no text": ({**TEXT, "description": 7}, "", ""),
    "no object": (True, "", ""),
}


@pytest.mark.parametrize("case", WORDS)
def test_words_of_a_property(case: str) -> None:
    schema, response, request = WORDS[case]
    others = {**OTHERS, "Cat": {**CAT, "description": "A cat."}, "P": {"properties": {"p": schema}}}
    pointer = f"{component('P')}/properties/p"
    base: Node = {**TEXT, "description": "Words."}
    made = [lowering(base, sent=way, **others) for way in (False, True)]
    for each in made:
        each.schemas.document.tree["components"]["schemas"]["WithDefault"] = {"type": "boolean", "default": True}
    assert [each.describe(pointer) for each in made] == [response, request]


def test_either() -> None:
    assert either([TEXT]) == TEXT
    assert either([{**TEXT, "maxLength": 1}]) == {**TEXT, "maxLength": 1}
    assert either([TEXT, TEXT]) == TEXT


def test_constants_stand_in_one_place() -> None:
    ab: Node = {**TEXT, "enum": ["a", "b"]}
    bc: Node = {**TEXT, "enum": ["b", "c"]}
    assert either([NUMBER, ab, TEXT, bc]) == {"anyOf": [NUMBER, {**TEXT, "enum": ["a", "b", "c"]}, TEXT]}
    assert either([ab, {**NUMBER, "enum": [1]}]) == {"enum": ["a", "b", 1]}
    assert either([{"enum": [True]}, {"enum": [1]}]) == {"enum": [True, 1]}


def test_nullable() -> None:
    assert nullable(TEXT) == {"type": ["string", "null"]}
    assert nullable({**TEXT, "enum": ["a"]}) == {"anyOf": [{**TEXT, "enum": ["a"]}, NULL]}
    assert nullable(named("pets.Cat")) == {"anyOf": [named("pets.Cat"), NULL]}
    assert nullable({"anyOf": [TEXT, NULL]}) == {"anyOf": [TEXT, NULL]}
