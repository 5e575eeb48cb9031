from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from specmint import pipeline
from specmint.cli.listing import size_text
from specmint.package.output.size import Size
from tests.conftest import ROOT
from tests.pipeline.clients import BROKEN

if TYPE_CHECKING:
    from tests.cli.running import Command, Ended

REAL = ROOT / "spec" / "telnyx" / "assistant-versions.yaml"
SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://api.example.com"}]
paths:
  /pets:
    get:
      operationId: "list\\npets"
      parameters: [{name: q, in: query, schema: {}}]
      responses: &done {"204": {description: Done.}}
    put: {requestBody: {content: {text/plain: {}}}, responses: *done}
    post:
      tags: [making]
      parameters: [{name: q, in: query, schema: {}}]
      requestBody: {content: {application/json: {schema: {properties: {a: {}}}}}}
      responses: *done
  /p/{body}/x/{q}: {get: {parameters: [{name: body, in: path, required: true, schema: {}},
    {name: q, in: path, required: true, schema: {}}], responses: *done}}
webhooks:
  petSold: {post: {requestBody: {content: {application/json: {schema: {type: object}}}}, responses: *done}}
"""


@pytest.fixture
def listed(specmint: Command) -> Any:
    """List the operations of SPEC with options."""
    (specmint.folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    return lambda *options: specmint("operations", "spec.yaml", *options)


def _content(ended: Ended) -> Any:
    assert (ended.status, ended.err) == (0, "")
    return json.loads(ended.out)


def test_the_first_real_document(specmint: Command) -> None:
    ended = specmint("operations", str(REAL))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "ai.assistants.versions",
        "  update  POST  /ai/assistants/{assistant_id}/versions/{version_id}",
        "",
        "1 operation",
    ]


def test_operations_stand_under_their_resources(listed: Any) -> None:
    ended = listed()
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "p.x",
        "  retrieve  GET      /p/{body}/x/{q}",
        "",
        "pets",
        "  list    GET      /pets",
        "  create  POST     /pets",
        "  update  PUT      /pets",
        "",
        "webhooks",
        "  pet_sold  WEBHOOK  petSold",
        "",
        "4 operations",
    ]


def test_a_selection_is_listed_with_its_size(listed: Any) -> None:
    lines = listed("--select", "pets.*", "--exclude", "making").out.splitlines()
    assert lines[0].startswith("pets  1 model, ")
    assert lines[1:4] == ["  list    GET  /pets", "  update  PUT  /pets", ""]
    assert lines[4].startswith("2 of 4 operations: 1 model, ")
    assert [line.rsplit(":", 1)[0] for line in lines[5:]] == [
        "  common to its resources",
        "  and the runtime, the same in every client",
    ]


def test_a_size_is_measured_on_what_would_be_written(listed: Any, specmint: Command) -> None:
    size = _content(listed("--select", "pets.*", "--format", "json"))["size"]
    where = ("--package", "client", "--out", "out", "--without-fixtures")
    specmint("generate", "--spec", "spec.yaml", *where, "--select", "pets.*")
    lines = {path: path.read_text("utf-8").count("\n") for path in (specmint.folder / "out").rglob("*.py")}
    runtime = sum(count for path, count in lines.items() if path.parent.name == "_runtime")
    assert (size["runtime"]["lines"], size["total"]["lines"] + runtime) == (runtime, sum(lines.values()))


def test_nothing_is_generated_where_no_size_is_wanted(listed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(pipeline, "assemble")
    assert _content(listed("--format", "json"))["size"] is None
    assert listed("--select", "pets.*", "--no-size").out.endswith("3 of 4 operations\n")


def test_the_size_of_everything_is_told_on_request(listed: Any) -> None:
    content = _content(listed("--size", "--format", "json"))
    parts = [*content["size"]["resources"].values(), content["size"]["shared"]]
    assert content["size"]["total"] == {name: sum(part[name] for part in parts) for name in ("models", "lines")}
    assert {"pets", "p.x"} <= content["size"]["resources"].keys()


def test_json_is_one_document(listed: Any) -> None:
    content = _content(listed("--format", "json"))
    assert content["operations"][1] == {
        "method": "GET",
        "path": "/pets",
        "operationId": "list\npets",
        "call": "client.pets.list(**query)",
        "rule": content["operations"][1]["rule"],
    }
    assert [each["call"] for each in content["operations"]] == [
        "client.p.x.retrieve(q, body=...)",
        "client.pets.list(**query)",
        "client.pets.create(**arguments)",
        "client.pets.update(body=...)",
    ]
    assert content["webhooks"] == [{"name": "petSold", "method": "POST", "function": "pet_sold"}]
    assert content["offered"] == 4


def test_where_a_name_comes_from_is_told_on_request(listed: Any) -> None:
    lines = listed("--explain", "--select", "p.x").out.splitlines()
    sentence = "Its path ends with a parameter, so it is about one thing; the HTTP method says what is done."
    assert lines[1:3] == ["  retrieve  GET  /p/{body}/x/{q}", f"      {sentence}"]
    content = _content(listed("--explain", "--format", "json"))
    assert [each["explanation"] for each in content["operations"] if each["path"].startswith("/p/")] == [sentence]


def test_a_mistyped_selection_is_told(listed: Any) -> None:
    ended = listed("--select", "pet.*")
    assert (ended.status, ended.out) == (1, "")
    assert "The selection 'pet.*' matches no operation (did you mean 'pets.*'?)." in ended.err


def test_no_operations(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(SPEC.split("paths:", maxsplit=1)[0] + "paths: {}\n", encoding="utf-8")
    ended = specmint("operations", "spec.yaml")
    assert (ended.status, ended.out, ended.err) == (0, "0 operations\n", "")
    assert _content(specmint("operations", "spec.yaml", "--format", "json"))["operations"] == []


def test_what_is_left_out_is_told_beside_the_result(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(SPEC.replace("/pets:", "/pets/../x:"), encoding="utf-8")
    ended = specmint("operations", "spec.yaml")
    assert ended.out.startswith("p.x\n")
    assert "error SM404 operation-left-out: " in ended.err


def test_a_broken_schema_does_not_hinder_names(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(BROKEN, encoding="utf-8")
    ended = specmint("operations", "spec.yaml")
    assert (ended.status, ended.err) == (0, "")
    assert "  create  POST  /pets" in ended.out


def test_a_document_that_cannot_be_read_is_told(specmint: Command) -> None:
    ended = specmint("operations", "missing.yaml", "--format", "json")
    assert (ended.status, ended.out) == (2, "")
    assert "There is no file 'missing.yaml'." in ended.err


def test_nothing_in_a_path_obeys_a_terminal(specmint: Command) -> None:
    hostile = SPEC.replace("/pets:", '"/\\e[31mpets\\u202e":')
    (specmint.folder / "spec.yaml").write_text(hostile, encoding="utf-8")
    out = specmint("operations", "spec.yaml").out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_numbers_are_told_in_words() -> None:
    assert size_text(Size(1, 1)) == "1 model, 1 line"
    assert size_text(Size(2000, 12345)) == "2,000 models, 12,345 lines"
