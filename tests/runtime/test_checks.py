"""The checker agrees with JSON Schema 2020-12 and says what is wrong in the caller's words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from specmint.runtime.checks import Checker, checker_for
from specmint.runtime.further_applicators import FURTHER_KEYWORDS
from specmint.runtime.schemas import Schemas
from tests.runtime.pets import API

if TYPE_CHECKING:
    from pathlib import Path

CASES: list[tuple[dict[str, Any] | bool, list[Any], list[Any]]] = [
    (True, [1, None], []),
    (False, [], [1, None]),
    ({"type": "integer"}, [1, 1.0, -3], [1.5, True, "1", None]),
    ({"type": "number"}, [1, 1.5], [True, "1"]),
    ({"type": ["string", "null"]}, ["", None], [1, False, [], {}]),
    ({"type": "boolean"}, [True], [1, 0]),
    ({"enum": [1, "a", None, [1], {"a": 1}]}, [1, 1.0, "a", None, [1.0], {"a": 1}], [True, "b", [True], {"a": 2}, {}]),
    ({"const": False}, [False], [0, None]),
    ({"minimum": 1, "maximum": 3}, [1, 3, 2.5, "x"], [0, 3.1]),
    ({"exclusiveMinimum": 1, "exclusiveMaximum": 3}, [1.01, 2], [1, 3]),
    ({"multipleOf": 3}, [-6, 0, "x"], [4, 0.5]),
    ({"multipleOf": 2.5}, [5, 1e300], [4]),
    ({"minLength": 2, "maxLength": 3}, ["ab", "😀😀", "abc", 1], ["a", "😀", "abcd"]),
    ({"pattern": "^a.c$"}, ["abc", 1], ["ac", "xabc"]),
    ({"pattern": "b"}, ["abc"], ["ac"]),
    ({"items": {"type": "integer"}}, [[], [1], {}], [["a"], [1, "a"]]),
    ({"prefixItems": [{"type": "integer"}], "items": {"type": "string"}}, [[1, "a"], [1], []], [["a"], [1, 2]]),
    ({"prefixItems": [True], "items": False}, [[1], []], [[1, 2]]),
    ({"minItems": 1, "maxItems": 2}, [[1], [1, 2], "x"], [[], [1, 2, 3]]),
    ({"uniqueItems": True}, [[1, True, "1"], [], [[1], [2]], [{}]], [[1, 1.0], [{"a": 1, "b": 2}, {"b": 2, "a": 1}]]),
    ({"uniqueItems": False}, [[1, 1]], []),
    ({"contains": {"type": "integer"}}, [["a", 1], "x"], [[], ["a"]]),
    (
        {"contains": {"type": "integer"}, "minContains": 2, "maxContains": 3},
        [[1, 2], [1, 2, "a", 3]],
        [[1], [1, 2, 3, 4]],
    ),
    ({"contains": {"type": "integer"}, "minContains": 0}, [[]], []),
    ({"properties": {"a": {"type": "integer"}}}, [{}, {"a": 1}, {"b": "x"}, []], [{"a": "x"}]),
    ({"required": ["a"]}, [{"a": None}, 1], [{}, {"b": 1}]),
    (
        {"allOf": [{"properties": {"a": True}}, {"patternProperties": {"^x": True}}], "unevaluatedProperties": False},
        [{}, {"a": 1, "x1": 2}, 1],
        [{"b": 1}, {"a": 1, "y": 2}],
    ),
    (
        {
            "oneOf": [
                {"properties": {"k": {"const": 1}, "a": True}, "required": ["k"]},
                {"properties": {"k": {"const": 2}, "b": True}, "required": ["k"]},
            ],
            "unevaluatedProperties": {"type": "string"},
        },
        [{"k": 1, "a": 1}, {"k": 2, "b": 1, "a": "x"}],
        [{"k": 1, "b": 1}, {"k": 2, "a": 2}],
    ),
    (
        {
            "if": {"properties": {"k": {"const": 1}}, "required": ["k"]},
            "then": {"properties": {"a": True}},
            "else": {"properties": {"b": True}},
            "dependentSchemas": {"b": {"properties": {"c": True}}},
            "unevaluatedProperties": False,
        },
        [{"k": 1, "a": 1}, {"b": 1, "c": 2}],
        [{"k": 1, "b": 1}, {"c": 1}, {"k": 2, "a": 1}],
    ),
    ({"anyOf": [True, {"additionalProperties": {}}], "unevaluatedProperties": False}, [{"a": 1}], []),
    ({"anyOf": [True, {"properties": {"a": True}}], "unevaluatedProperties": False}, [{"a": 1}], [{"b": 1}]),
    (
        {"allOf": [{"prefixItems": [{"type": "integer"}]}, {"contains": {"const": "a"}}], "unevaluatedItems": False},
        [[1, "a"], [1, "a", "a"], "x"],
        [[1], ["a"], [1, "b", "a"]],
    ),
    ({"allOf": [{"items": True}, True], "unevaluatedItems": False}, [[1, "a"]], []),
    ({"prefixItems": [True, True], "unevaluatedItems": {"type": "integer"}}, [["a"], ["a", "b", 1]], [["a", "b", "c"]]),
    ({"patternProperties": {"^x": {"type": "integer"}}}, [{"xa": 1, "b": "s"}, 1], [{"xa": "s"}]),
    (
        {"additionalProperties": False, "properties": {"a": True}, "patternProperties": {"^x": True}},
        [{"a": 1, "xb": 2}, 1],
        [{"b": 1}],
    ),
    ({"additionalProperties": {"type": "integer"}, "properties": {"a": True}}, [{"a": "s", "b": 1}], [{"b": "s"}]),
    ({"propertyNames": {"maxLength": 2}}, [{"ab": 1}, 1], [{"abc": 1}]),
    ({"minProperties": 1, "maxProperties": 2}, [{"a": 1}, []], [{}, {"a": 1, "b": 2, "c": 3}]),
    ({"dependentRequired": {"a": ["b"]}}, [{"b": 1}, {"a": 1, "b": 1}, 1], [{"a": 1}]),
    ({"dependentSchemas": {"a": {"required": ["b"]}}}, [{}, {"a": 1, "b": 1}, 1], [{"a": 1}]),
    ({"allOf": [{"type": "integer"}, {"minimum": 3}]}, [3], [2, "a"]),
    ({"anyOf": [{"type": "integer"}, {"type": "string", "minLength": 2}]}, [1, "ab"], ["a", None]),
    ({"oneOf": [{"type": "integer"}, {"minimum": 2, "type": "number"}]}, [1, 2.5], [1.5, "a"]),
    ({"not": {"type": "integer"}}, ["a"], [1]),
    ({"if": {"type": "integer"}, "then": {"minimum": 3}, "else": {"type": "string"}}, [3, "a"], [2, None]),
    ({"if": {"type": "integer"}, "then": {"minimum": 3}}, [3, None], [2]),
    ({"format": "email", "description": "x", "x-made-up": 1}, ["no email"], []),
]


def checker(folder: Path, **schemas: Any) -> Checker:
    (folder / "s.json").write_text(json.dumps(schemas))
    return Checker(Schemas(folder), dict(FURTHER_KEYWORDS))


@pytest.mark.parametrize(("schema", "valid", "invalid"), CASES, ids=lambda value: json.dumps(value)[:60])
def test_keywords_mean_what_json_schema_says(tmp_path: Path, schema: Any, valid: list[Any], invalid: list[Any]) -> None:
    checks = checker(tmp_path, S=schema)
    reference = jsonschema.Draft202012Validator(schema)
    for value in valid:
        assert checks.problems("s.json#/S", value, "v") == []
        assert reference.is_valid(value)
    for value in invalid:
        assert checks.problems("s.json#/S", value, "v")
        assert not reference.is_valid(value)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from([0.5, 1.0, -2.5])
    | st.sampled_from(["", "a", "xa", "abc"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "xa"]), inner, max_size=3),
    max_leaves=6,
)


@given(value=JSON)
def test_the_checker_agrees_with_an_independent_one(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    checks = checker(tmp_path_factory.getbasetemp(), **{str(i): schema for i, (schema, _, _) in enumerate(CASES)})
    for index, (schema, _, _) in enumerate(CASES):
        found = checks.problems(f"s.json#/{index}", value, "v")
        meant = {"anyOf": schema["oneOf"]} if isinstance(schema, dict) and "oneOf" in schema else schema
        assert bool(found) is not jsonschema.Draft202012Validator(meant).is_valid(value), schema


@pytest.mark.parametrize(
    ("schema", "value", "message"),
    [
        ({"maxLength": 50}, "x" * 60, "v: must have at most 50 characters (maxLength); got a str of 60 characters"),
        ({"maximum": 10000}, 10001, "v: must be at most 10000 (maximum); got an int"),
        ({"type": ["string", "null"]}, 3, "v: must be a str or None (type); got an int"),
        ({"enum": ["a", None, 3]}, "secret", 'v: must be one of "a", null, 3 (enum); got a str of 6 characters'),
        (
            {"enum": list(range(10))},
            "s",
            "v: must be one of 0, 1, 2, 3, 4, 5, 6, 7 and 2 more (enum); got a str of 1 character",
        ),
        ({"const": "é"}, "b", 'v: must be "é" (const); got a str of 1 character'),
        ({"pattern": "^a{2}$"}, "b", "v: must match the pattern ^a{2}$ (pattern); got a str of 1 character"),
        ({"uniqueItems": True}, [1, 1], "v: must not have equal items (uniqueItems); got a list of 2 items"),
        ({"required": ["a"]}, {}, "v.a: must be given (required)"),
        ({"additionalProperties": False}, {"x y": 1}, "v['x y']: is not a known key (additionalProperties)"),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, "v.b: must be given together with v.a (dependentRequired)"),
        (
            {"properties": {"a": {"items": {"type": "null"}}}},
            {"a": [None, 1]},
            "v.a[1]: must be None (type); got an int",
        ),
        (
            {"contains": {"const": 1}},
            [2],
            "v: must have at least 1 of the items it is meant to contain (contains); got 0",
        ),
        ({"not": {}}, "secret", "v: must not be what the API excludes here (not); got a str of 6 characters"),
        ({"propertyNames": {"maxLength": 1}}, {"ab": 1}, "v.ab: is not an allowed name for a key (propertyNames)"),
        (False, 1, "v: is not allowed here"),
    ],
)
def test_messages(tmp_path: Path, schema: Any, value: object, message: str) -> None:
    (problem,) = checker(tmp_path, S=schema).problems("s.json#/S", value, "v")
    assert str(problem) == message


def toys(value: object) -> list[str]:
    return [str(problem) for problem in checker_for(API.schemas).problems("toys.json#/Toy", value, "toy")]


def test_the_member_of_a_union_that_a_constant_tells_is_the_only_one_reported() -> None:
    assert toys({"kind": "ball", "size": "x"}) == ["toy.size: must be an int (type); got a str of 1 character"]
    assert toys({"kind": "cord", "length": 0}) == ["toy.length: must be more than 0 (exclusiveMinimum); got an int"]


def test_otherwise_one_problem_names_the_candidates() -> None:
    assert toys({"kind": "?"}) == ["toy: must fit Ball or Rope (oneOf); got a dict of 1 key"]
    assert toys({}) == ["toy: must fit Ball or Rope (oneOf); got a dict of 0 keys"]
    assert toys("secret") == ["toy: must fit Ball or Rope (oneOf); got a str of 6 characters"]


def test_unions_with_null_report_the_other_member(tmp_path: Path) -> None:
    checks = checker(tmp_path, S={"anyOf": [{"$ref": "#/T"}, {"type": "null"}]}, T={"type": "string", "maxLength": 1})
    (problem,) = checks.problems("s.json#/S", "ab", "v")
    assert problem.rule == "maxLength"


def test_constants_behind_references_tell_a_member_too(tmp_path: Path) -> None:
    one = {"properties": {"kind": {"$ref": "#/One"}, "open": True}, "required": ["a"], "type": ["object", "null"]}
    two = {"properties": {"kind": {"const": "two"}}, "required": ["b"], "type": "object"}
    checks = checker(tmp_path, S={"anyOf": [one, two]}, One={"const": "one"})
    (problem,) = checks.problems("s.json#/S", {"kind": "one", "open": 1}, "v")
    assert problem.path == "v.a"


def test_constants_within_all_of_tell_a_member_too(tmp_path: Path) -> None:
    one = {"allOf": [{"properties": {"kind": {"const": "one"}}}, {"required": ["a"]}]}
    two = {"allOf": [{"properties": {"kind": {"const": "two"}}}, {"required": ["b"]}]}
    (problem,) = checker(tmp_path, S={"oneOf": [one, two]}).problems("s.json#/S", {"kind": "two"}, "v")
    assert problem.path == "v.b"


def test_what_two_parts_of_a_schema_find_is_told_once(tmp_path: Path) -> None:
    checks = checker(tmp_path, S={"allOf": [{"type": "object"}, {"type": "object"}]})
    (problem,) = checks.problems("s.json#/S", 1, "v")
    assert problem.rule == "type"


def test_what_is_required_is_an_argument(tmp_path: Path) -> None:
    checks = checker(tmp_path, S={"properties": {"a": {}}, "required": ["b"]})
    assert not checks.unknown_arguments("s.json#/S", ["a", "b"], {})


def test_candidates_are_named_by_reference_title_or_type_and_not_all(tmp_path: Path) -> None:
    parts = [{"title": "Tee", "type": "null"}, {"type": "null"}, False, *[{"type": "boolean"}] * 7]
    (problem,) = checker(tmp_path, S={"anyOf": parts}).problems("s.json#/S", "x", "v")
    labels = "Tee or null or nothing or boolean or boolean or boolean or boolean or boolean or 2 more"
    assert problem.message == f"must fit {labels} (anyOf); got a str of 1 character"


def test_multiples_are_exact_in_decimal(tmp_path: Path) -> None:
    checks = checker(tmp_path, S={"multipleOf": 0.1})
    assert [value for value in (0.3, 1.1, 7, 0.35, 1e-20) if checks.problems("s.json#/S", value)] == [0.35, 1e-20]


def test_a_value_that_fits_several_members_of_one_of_counts(tmp_path: Path) -> None:
    checks = checker(
        tmp_path, S={"oneOf": [{"type": "null"}, {"enum": [None]}, {"type": "number"}, {"type": "integer"}]}
    )
    assert [value for value in (None, 1, 1.0, 1.5, "a") if checks.problems("s.json#/S", value)] == ["a"]


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
def test_schemas_that_several_paths_lead_to_are_looked_at_once(tmp_path: Path, keyword: str) -> None:
    inner = {f"S{at}": {keyword: [{"$ref": f"#/S{at + 1}"}, {"allOf": [{"$ref": f"#/S{at + 1}"}]}]} for at in range(40)}
    checks = checker(tmp_path, **inner, S40={"type": "object", "required": ["a"]})
    assert checks.problems("s.json#/S0", {"a": 1}) == []
    assert len(checks.problems("s.json#/S0", {})) == 1
    evaluated = {"unevaluatedProperties": False, "$ref": "#/S0", "properties": {"a": {}}}
    checks = checker(tmp_path, **inner, S40={"type": "object"}, E=evaluated)
    assert checks.problems("s.json#/E", {"a": 1}) == []
    assert len(checks.problems("s.json#/E", {"b": 1})) == 1


def test_references_lead_through_files_and_loops_end(tmp_path: Path) -> None:
    checks = checker(
        tmp_path,
        Node={"type": "object", "properties": {"next": {"$ref": "#/Node"}}, "additionalProperties": False},
        Loop={"$ref": "#/Back"},
        Back={"allOf": [{"$ref": "s.json#/Loop"}], "type": "integer"},
    )
    (problem,) = checks.problems("s.json#/Node", {"next": {"next": {"nxt": 1}}}, "v")
    assert problem.path == "v.next.next.nxt"
    assert checks.problems("s.json#/Loop", 1, "v") == []
    assert len(checks.problems("s.json#/Loop", "x", "v")) == 1


def test_values_too_deep_for_the_walk_are_a_problem(tmp_path: Path) -> None:
    value: list[object] = []
    for _ in range(3000):
        value = [value]
    (problem,) = checker(tmp_path, S={"items": {"$ref": "#/S"}}).problems("s.json#/S", value, "")
    assert (problem.path, problem.rule) == ("body", "depth")


def test_a_pattern_of_another_dialect_is_not_checked(tmp_path: Path) -> None:
    assert checker(tmp_path, S={"pattern": "(?=a)b"}).problems("s.json#/S", "zzz", "v") == []


def test_patterns_take_linear_time(tmp_path: Path) -> None:
    (problem,) = checker(tmp_path, S={"pattern": "^(a+)+$"}).problems("s.json#/S", "a" * 50000 + "!", "v")
    assert problem.rule == "pattern"


def test_arguments_are_called_by_their_keywords(tmp_path: Path) -> None:
    checks = checker(tmp_path, S={"required": ["in"], "properties": {"class": {"type": "string"}}, "minProperties": 2})
    found = checks.problems("s.json#/S", {"class": 1}, arguments={"class": "class_", "in": "in_"})
    assert [problem.path for problem in found] == ["body", "in_", "class_"]


def test_undeclared_arguments_are_found_through_all_parts_of_a_schema(tmp_path: Path) -> None:
    checks = checker(
        tmp_path,
        S={
            "allOf": [{"$ref": "#/T"}, True],
            "if": {"properties": {"c": {}}},
            "dependentSchemas": {"x": {"properties": {"d": {}}}},
            "patternProperties": {"^p_": {}},
            "additionalProperties": False,
        },
        T={"properties": {"name": {}}, "$ref": "#/S"},
        Open={"anyOf": [{"properties": {"a": {}}, "additionalProperties": True}]},
    )
    found = checks.unknown_arguments("s.json#/S", ["name", "c", "d", "p_1", "nme", "zzz"], {"name": "name_"})
    hint = "Pass what the API's description does not name in extra_body."
    assert [str(problem) for problem in found] == [
        f"nme: is no argument of this call. Did you mean name_? {hint}",
        f"zzz: is no argument of this call. {hint}",
    ]
    assert checks.unknown_arguments("s.json#/Open", ["zzz"], {}) == []


def test_the_files_of_schemas_are_read_once(tmp_path: Path) -> None:
    checks = checker(tmp_path, S={"type": "null"})
    assert checks.problems("s.json#/S", None) == []
    (tmp_path / "s.json").unlink()
    assert checks.problems("s.json#/S", None) == []
