"""What findings cost: which operations they touch, and what is only a warning."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from specmint.api.resolving.stage import resolve
from specmint.api.schemas.view import Schemas
from specmint.document.reading.source import Source
from specmint.document.reading.stage import load, parse_source
from specmint.document.validation.stage import validate
from specmint.ir.catalog import Catalog
from specmint.ir.load_options import LoadOptions
from specmint.ir.report import Loss, Report
from specmint.package.assessing.stage import Assessed, assess
from tests.documents import DONE, Node, answer, body, document, parameter, reference

if TYPE_CHECKING:
    from pathlib import Path

    from specmint.document.reading.stage import Loaded

BROKEN: Node = {"$ref": "#/nowhere"}


UNNAMED = Catalog({}, {}, {}, {}, frozenset(), frozenset())


def assessed(loaded: Loaded) -> Assessed:
    resolved = resolve(loaded.document)
    found = (*loaded.diagnostics, *validate(loaded.document), *resolved.diagnostics)
    return assess(resolved.api, Schemas(resolved.api.document), UNNAMED, found)


def of(paths: Any, version: str = "3.1.0", **rest: Any) -> Assessed:
    field = "swagger" if version == "2.0" else "openapi"
    tree = {field: version, "info": {"title": "Pets", "version": "1"}, "paths": paths, **rest}
    return assessed(parse_source(Source("spec.json", json.dumps(tree).encode(), {})))


def losses(told: tuple[Loss, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.pointer, each.operations) for each in told]


def schemas(**components: Node) -> Node:
    return {"schemas": components}


PATHS: Node = {
    "/a": {"get": {"responses": answer(reference("A"))}},
    "/b": {"post": {"requestBody": body(reference("B")), "responses": DONE}},
    "/c": {"get": {"responses": DONE}},
}
BROKEN_SCHEMAS: dict[str, tuple[Node, Node, list[tuple[str, tuple[str, ...]]]]] = {
    "of one operation": ({"properties": {"x": BROKEN}}, {}, [("A/properties/x/$ref", ("GET /a",))]),
    "of two": (
        {"properties": {"b": reference("B")}},
        {"properties": {"x": BROKEN}},
        [("B/properties/x/$ref", ("GET /a", "POST /b"))],
    ),
    "at the end of a chain": (reference("C"), {}, [("C/$ref", ("GET /a",))]),
    "joined": ({"allOf": [{"type": "object"}, BROKEN]}, {}, [("A/allOf/1/$ref", ("GET /a",))]),
    "joined twice": ({"allOf": [{"anyOf": [{"type": 5}]}]}, {}, [("A/allOf/0/anyOf/0/type", ("GET /a",))]),
    "one of several": ({"oneOf": [{"type": "string"}, BROKEN]}, {}, [("A/oneOf/1/$ref", ("GET /a",))]),
    "items": ({"items": {"type": "strng"}}, {}, [("A/items/type", ("GET /a",))]),
    "values": ({"additionalProperties": "x"}, {}, [("A/additionalProperties", ("GET /a",))]),
    "a property of the wrong kind": ({"properties": {"x": 7}}, {}, [("A/properties/x", ("GET /a",))]),
    "leading to what is no schema": ({"$ref": "#/info/title"}, {}, [("A/$ref", ("GET /a",))]),
    "a reference that is none": ({"$ref": 7}, {}, [("A/$ref", ("GET /a",))]),
    "what is only checked": ({"type": "object", "not": BROKEN, "contains": {"type": 5}}, {}, []),
    "what the server alone sets": ({}, {"properties": {"x": {**BROKEN, "readOnly": True}}}, []),
    "only said": ({"discriminator": {"propertyName": "x", "mapping": {"a": "#/nowhere"}}}, {}, []),
}


@pytest.mark.parametrize("case", BROKEN_SCHEMAS)
def test_schemas_cost_what_reaches_them(case: str) -> None:
    one, other, expected = BROKEN_SCHEMAS[case]
    found = of(PATHS, components=schemas(A=one, B=other, C=BROKEN if "chain" in case else {}, Unused={"type": 5}))
    assert found.report.left_out == ()
    told = [(f"#/components/schemas/{pointer}", keys) for pointer, keys in expected]
    assert losses(found.report.degraded) == told
    assert [(each.pointer, each.operations) for each in found.diagnostics if each.rule.severity == "error"] == told
    unused = next(each for each in found.diagnostics if "Unused" in each.pointer)
    assert (unused.rule.name, unused.rule.severity) == ("invalid-structure", "warning")


OPERATIONS: dict[str, tuple[Node, list[str], list[str]]] = {
    "a parameter": ({"get": {"parameters": [BROKEN]}}, [], ["get/parameters/0/$ref"]),
    "a parameter of the path": ({"parameters": [BROKEN], "get": {}}, [], ["parameters/0/$ref"]),
    "parameters of the wrong kind": ({"parameters": {"x": {}}, "get": {}}, [], ["parameters"]),
    "an answer": ({"get": {"responses": {"200": BROKEN}}}, [], ["get/responses/200/$ref"]),
    "a body": ({"get": {"requestBody": BROKEN}}, ["get"], ["get/requestBody/$ref"]),
    "an operation": ({"get": [7]}, ["get"], []),
    "a path item": ({"$ref": 7}, [""], []),
    "the path's own parameter": ({"get": {}}, [], []),
    "a header of an answer": ({"get": {"responses": {"200": {"headers": {"X": BROKEN}}}}}, [], []),
    "an example": ({"get": {"responses": answer({}) | {"404": {"links": {"X": BROKEN}}}}}, [], []),
    "a representation that is not used": (
        {"get": {"responses": {"200": {"content": {"application/json": {}, "text/xml": {"schema": {"type": 5}}}}}}},
        [],
        [],
    ),
}


@pytest.mark.parametrize("case", OPERATIONS)
def test_operations_lose_what_is_broken(case: str) -> None:
    item, left_out, degraded = OPERATIONS[case]
    report = of({"/a": item, "/b": {"get": {"responses": DONE}}}).report
    assert [each.pointer for each in report.left_out] == [f"#/paths/~1a/{end}".rstrip("/") for end in left_out]
    own = [each for each in report.degraded if each.operations == ("GET /a",)]
    if left_out != ["get"]:
        assert [each.pointer for each in own] == [f"#/paths/~1a/{end}" for end in degraded]
    assert all("GET /b" not in each.operations for each in (*report.left_out, *report.degraded))


def test_what_is_not_there_is_named() -> None:
    report = of({"/a": {"get": [7]}, "/b": 7, "/c": {"get": {"responses": DONE}}}).report
    assert [each.operations for each in report.left_out] == [("GET /a",), ("/b",)]
    assert report.operations == 1
    assert of(7, components=schemas(A={})).report.left_out[0].operations == ()


def test_a_parameter_that_only_the_path_names_is_less_than_it_could_be() -> None:
    report = of({"/a/{b}": {"get": {"responses": DONE}}}).report
    assert [(each.operations, each.line, each.source) for each in report.degraded] == [
        (("GET /a/{b}",), 1, "spec.json")
    ]
    assert "is taken for text" in report.degraded[0].reason


def test_a_scheme_costs_the_operations_that_can_meet_no_other() -> None:
    schemes = {"a": {"type": "mutualTLS"}, "b": {"type": "http", "scheme": "basic"}}
    one, both = ({"security": [{"a": []}], "responses": DONE}, {"security": [{"a": []}, {"b": []}], "responses": DONE})
    found = of({"/a": {"get": one, "put": both}}, components={"securitySchemes": schemes})
    assert [each.operations for each in found.report.degraded] == [("GET /a",)]
    assert of({"/a": {"put": both}}, components={"securitySchemes": schemes}).report.is_complete


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_what_reading_moves_is_found_where_it_was_written(version: str) -> None:
    node = {
        "type": "object",
        "properties": {"x": {"nullable": True, "allOf": [{"type": "object", "properties": {"y": BROKEN}}]}},
    }
    report = of({"/a": {"get": {"responses": answer(node)}}}, version).report
    assert len(report.degraded) == 1
    assert report.degraded[0].pointer.endswith("/schema/properties/x/allOf/0/properties/y/$ref")


def test_swagger_is_told_in_its_own_words() -> None:
    responses = {"200": {"description": "", "schema": {"$ref": "#/definitions/A"}}}
    given = [{"name": "b", "in": "body", "schema": BROKEN}, {"name": "q", "in": "query", "type": 5}]
    report = of(
        {"/a": {"post": {"parameters": given, "responses": responses}}},
        "2.0",
        definitions={"A": {"properties": {"x": {"type": "strng"}}}, "B": {"type": 5}},
    ).report
    assert {pointer for pointer, keys in losses(report.degraded) if keys == ("POST /a",)} == {
        "#/paths/~1a/post/parameters/0/schema/$ref",
        "#/paths/~1a/post/parameters/1/type",
        "#/definitions/A/properties/x/type",
    }


def test_places_in_other_files_are_found(tmp_path: Path) -> None:
    head = "openapi: 3.1.0\ninfo: {title: a, version: '1'}\n"
    (tmp_path / "a.yaml").write_text("get: {parameters: [{$ref: 'none.yaml'}], responses: {}}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("get: {parameters: [{name: 7, in: query}], responses: {}}\n", encoding="utf-8")
    spec = tmp_path / "spec.yaml"
    spec.write_text(f"{head}paths: {{/a: {{$ref: a.yaml}}, /b: {{$ref: b.yaml}}}}\n", encoding="utf-8")
    report = assessed(load(str(spec), LoadOptions())).report
    assert [each.operations for each in report.degraded] == [("GET /a",), ("GET /b",)]
    assert [each.source.rpartition("/")[2] for each in report.degraded] == ["a.yaml", "b.yaml"]


def test_webhooks_are_touched_too() -> None:
    hook = {"post": {"requestBody": body({"type": 5}), "responses": DONE}}
    report = of({}, webhooks={"new": hook, "old": {"post": 7}}).report
    assert [each.operations for each in report.degraded] == [("WEBHOOK POST new",)]
    assert [each.operations for each in report.left_out] == [("POST old",)]
    assert (report.operations, report.webhooks) == (0, 1)


def test_a_document_that_was_not_loaded_is_assessed_as_it_is() -> None:
    whole = document({"/a": {"get": {"parameters": [parameter("q")], "responses": answer(BROKEN)}}})
    api = resolve(whole).api
    found = assess(api, Schemas(whole), UNNAMED, validate(whole))
    assert [each.operations for each in found.report.degraded] == [("GET /a",)]


COUNTS: dict[str, Report] = {
    "0 operations": Report(),
    "1 operation": Report(operations=1),
    "1,156 operations, 2 left out, 1 degraded": Report(
        operations=1156, left_out=(Loss((), "", "", ""),) * 2, degraded=(Loss(("GET /a",), "Why.", "s", "#", 1, 2),)
    ),
    "3 operations, 1 webhook": Report(operations=3, webhooks=1),
    "0 operations, 2 webhooks": Report(webhooks=2),
}


@pytest.mark.parametrize("text", COUNTS)
def test_a_report_in_one_line_and_as_values(text: str) -> None:
    assert str(COUNTS[text]) == text
    assert Report.of_content(json.loads(json.dumps(COUNTS[text].content()))) == COUNTS[text]
    assert COUNTS[text].is_complete == ("out" not in text)


PATTERNS: Node = {"patternProperties": {"^a": {"type": "string"}, "^b": {"type": "integer"}}}


def test_what_is_any_is_counted() -> None:
    properties: Node = {"a": {}, "b": {"type": "array"}, "c": {"type": "object"}, "d": PATTERNS, "e": {"type": "null"}}
    properties |= {"f": {"type": ["array", "string"]}, "g": {"type": "array", "items": {"type": "string"}}}
    paths = {"/a": {"get": {"responses": answer({"properties": properties})}}}
    paths["/b"] = {"get": {"responses": {"200": {"description": "", "content": {"application/json": {}}}}}}
    found = of(paths)
    assert (found.report.any_documented, found.report.any_undocumented) == (5, 1)
    assert found.diagnostics[-1].rule.name == "untyped-value"
    assert losses(found.report.degraded) == [(found.diagnostics[-1].pointer, ("GET /a",))]


def test_an_any_of_a_broken_reference_is_told_once() -> None:
    found = of({"/a": {"get": {"responses": answer(BROKEN)}}})
    assert (found.report.any_documented, found.report.any_undocumented) == (0, 1)
    assert "untyped-value" not in {each.rule.name for each in found.diagnostics}


def test_a_reference_of_an_older_json_schema_is_told() -> None:
    found = of({"/a": {"get": {"responses": answer({"properties": {"x": {"$recursiveRef": "#"}}})}}})
    assert found.report.any_undocumented == 1
    assert "'$recursiveRef'" in found.report.degraded[0].reason


def test_lists_inside_a_deep_object_are_named_once() -> None:
    deep = {"in": "query", "name": "filter", "style": "deepObject", "explode": True}
    tags: Node = {"type": "array", "items": {"type": "string"}}
    nested: Node = {"schema": {"type": "object", "properties": {"tags": tags}}}
    flat: Node = {"schema": {"type": "object", "properties": {"tag": {"type": "string"}}}}
    form = {"schema": nested["schema"], "encoding": {"tags": {"style": "deepObject"}, "x": []}}
    body = {"content": {"application/x-www-form-urlencoded": form}}
    paths: Node = {
        "/a": {"get": {"parameters": [{**deep, **nested}], "responses": {}}},
        "/b": {"get": {"parameters": [{**deep, **flat}], "responses": {}}},
        "/c": {"post": {"requestBody": body, "responses": {}}},
    }
    (named,) = [each for each in of(paths).diagnostics if each.rule.name == "style-left-open"]
    assert named.pointer == "#/paths/~1a/get/parameters/0"
    assert "'filter[key][0]' (of such places: 2)" in named.message
