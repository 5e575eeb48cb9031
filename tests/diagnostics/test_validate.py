"""What validation says, and what it leaves to others to say."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from specmint.document.reading.stage import load
from specmint.document.validation import formal, spec_validator
from specmint.document.validation.spec_validator import real_pointer
from specmint.document.validation.stage import validate
from specmint.ir.document import Document
from specmint.ir.load_options import LoadOptions
from specmint.text.regular_expressions import problem_of

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Diagnostic

HEAD = "openapi: {version}\ninfo: {{title: Pets, version: '1'}}\n"


def read(text: str) -> Document:
    return load("-", LoadOptions(stdin=text.encode())).document


def spec(text: str, version: str = "3.1.0") -> str:
    return HEAD.format(version=version) + text.replace("DONE", "{'204': {description: Done}}")


def found_in(text: str) -> list[tuple[str, str]]:
    return [(found.rule.name, found.pointer) for found in validate(read(text))]


def test_a_sound_document_has_no_findings() -> None:
    text = """
paths: {'/pets/{id}': {$ref: '#/components/pathItems/Pet'}}
components:
  parameters: {Id: {name: id, in: path, required: true, schema: {type: string}}}
  pathItems: {Pet: {parameters: [{$ref: '#/components/parameters/Id'}], get: {responses: DONE}}}
"""
    assert found_in(spec(text)) == []


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_findings_are_about_the_version_the_author_wrote(version: str) -> None:
    text = """
paths: {}
components:
  schemas:
    A: {type: string, nullable: true}
    B: {type: [string, 'null']}
"""
    found = found_in(spec(text, version))
    assert bool(found) == (version == "3.0.3")
    assert all(pointer.startswith("#/components/schemas/B") for _, pointer in found)


def test_findings_about_swagger_stand_where_the_author_wrote_them() -> None:
    text = """
swagger: '2.0'
info: {title: Pets, version: '1'}
paths:
  /a:
    get:
      parameters: [{name: a, in: query, type: integer, default: x}]
      responses: {'200': {description: x, schema: {type: string, default: 1}}}
"""
    assert found_in(text) == [
        ("bad-default", "#/paths/~1a/get/parameters/0/default"),
        ("bad-default", "#/paths/~1a/get/responses/200/schema/default"),
    ]


def test_they_come_in_the_order_of_the_text() -> None:
    text = """
paths:
  /a:
    get: {operationId: a, responses: DONE}
    put:
      operationId: a
      parameters: [{name: x, in: path, required: true, schema: {default: 1, type: string}}]
      responses: DONE
  /b/{c}:
    get: {operationId: a, responses: DONE}
"""
    found = validate(read(spec(text)))
    assert [diagnostic.position for diagnostic in found] == sorted(d.position for d in found if d.position)
    assert [diagnostic.rule.name for diagnostic in found] == [
        "duplicate-operation-id",
        "unused-path-parameter",
        "bad-default",
        "undeclared-path-parameter",
        "duplicate-operation-id",
    ]


def test_webhooks_and_other_methods_count_too() -> None:
    text = """
paths:
  /a:
    query: {operationId: a, responses: DONE}
    additionalOperations: {LINK: {operationId: a, responses: DONE}}
webhooks:
  new: {post: {operationId: a, responses: DONE}}
"""
    assert found_in(spec(text, "3.2.0")) == [
        ("duplicate-operation-id", "#/paths/~1a/additionalOperations/LINK/operationId"),
        ("duplicate-operation-id", "#/webhooks/new/post/operationId"),
    ]


def test_a_parameter_whose_reference_is_broken_is_reported_once() -> None:
    text = """
paths:
  /a/{id}: {parameters: [{$ref: '#/components/parameters/Id'}], get: {responses: DONE}}
"""
    assert found_in(spec(text)) == [
        ("dangling-reference", "#/paths/~1a~1{id}/parameters/0/$ref"),
        ("undeclared-path-parameter", "#/paths/~1a~1{id}/get"),
    ]


def test_the_nearest_branch_of_a_union_is_explained() -> None:
    text = """
paths:
  /a:
    get:
      parameters: [{name: x, in: query, schema: {type: strng}}]
      responses: {'200': {description: 1}}
"""
    findings = validate(read(spec(text, "3.0.3")))
    assert [(found.pointer, found.rule.severity) for found in findings] == [
        ("#/paths/~1a/get/parameters/0/schema/type", "error"),
        ("#/paths/~1a/get/responses/200/description", "warning"),
    ]


def test_where_the_library_gives_up_the_rest_is_still_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    text = """
paths:
  /a: {get: {operationId: a, responses: {"204": {description: Done.}}}}
  /b: {get: {operationId: a, responses: {"204": {description: Done.}}}}
components:
  schemas:
    A: {allOf: [{type: integer}, {type: integer}, {type: integer}], default: x}
"""
    monkeypatch.setattr(spec_validator, "MOST_STEPS", 2)
    found = found_in(spec(text))
    assert ("validation-incomplete", "#/components/schemas/A") in found
    assert "duplicate-operation-id" in {name for name, _ in found}


def test_schemas_that_hold_each_other_are_gone_through_once() -> None:
    doubled = "".join(f"    S{n}: {{allOf: [{{$ref: '#/components/schemas/S{n + 1}'}}] }}\n" for n in range(9))
    text = f"""
paths: {{}}
components:
  schemas:
    A: {{allOf: [{{$ref: '#/components/schemas/B'}}]}}
    B: {{allOf: [{{$ref: '#/components/schemas/A'}}]}}
    C: {{type: integer, default: x}}
{doubled}    S9: {{type: string, default: 1}}
"""
    found = [pointer for name, pointer in found_in(spec(text)) if name == "bad-default"]
    assert found == ["#/components/schemas/C/default", "#/components/schemas/S8/allOf/0/default"]


@pytest.mark.parametrize("pattern", ["^(a+)+$", "(a|a)*b", "(a|aa)+$"])
def test_no_pattern_of_a_document_has_a_default_checked_for_ever(pattern: str) -> None:
    text = (
        f"paths: {{}}\ncomponents: {{schemas: {{A: {{type: string, pattern: '{pattern}', default: '{'a' * 60}!'}}}}}}\n"
    )
    started = perf_counter()
    assert [each for each in found_in(spec(text)) if each[0] == "bad-default"]
    properties = f"{{patternProperties: {{'{pattern}': {{type: integer}}}}, default: {{'{'a' * 60}!': x}}}}"
    found_in(spec(f"paths: {{}}\ncomponents: {{schemas: {{A: {properties}}}}}\n"))
    assert perf_counter() - started < 5


def test_no_end_of_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formal, "MOST_FINDINGS", 3)
    schemas = "".join(f"    S{number}: {{type: integer, default: x}}\n" for number in range(9))
    names = [name for name, _ in found_in(spec("paths: {}\ncomponents:\n  schemas:\n" + schemas))]
    assert names == ["too-many-findings", "bad-default", "bad-default", "bad-default"]


def test_a_document_that_was_not_loaded_is_checked_as_it_is() -> None:
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "x", "version": "1"},
        "components": {"schemas": {"A": {"default": 1, "type": "string"}}},
    }
    found: tuple[Diagnostic, ...] = validate(Document("made", "", "other", tree, "", lambda _: None))
    assert [(each.rule.name, each.source, each.pointer) for each in found] == [
        ("bad-default", "made", "#/components/schemas/A/default")
    ]


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("^[a-z]+\\d{2}\\/x$", ""),
        ("(?=a)b", "look-around, including look-ahead and look-behind, is not supported"),
        ("(a)\\1", "backreferences are not supported"),
        ("[a", "unclosed character class"),
    ],
)
def test_patterns(pattern: str, problem: str) -> None:
    assert problem_of(pattern) == problem


@pytest.mark.parametrize(
    ("path", "pointer"),
    [
        (("a", "b"), "#/target/b"),
        (("a", "none", "b"), "#/a"),
        (("loop", "x"), "#/loop"),
        (("list", 0, "b"), "#/target/b"),
    ],
)
def test_paths_through_references(path: tuple[str | int, ...], pointer: str) -> None:
    tree = {"a": {"$ref": "#/target"}, "target": {"b": 1}, "loop": {"$ref": "#/loop"}, "list": [{"$ref": "#/a"}]}
    assert real_pointer(tree, path) == pointer
