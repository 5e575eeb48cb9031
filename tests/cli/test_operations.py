from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.conftest import ROOT
from tests.pipeline.clients import BROKEN

if TYPE_CHECKING:
    from tests.cli.running import Command

REAL = ROOT / "spec" / "telnyx" / "assistant-versions.yaml"
CALL = "client.ai.assistants.versions.update(version_id, assistant_id=..., **body)"
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
      parameters: [{name: q, in: query, schema: {}}]
      requestBody: {content: {application/json: {schema: {properties: {a: {}}}}}}
      responses: *done
  /p/{body}/x/{q}: {get: {parameters: [{name: body, in: path, required: true, schema: {}},
    {name: q, in: path, required: true, schema: {}}], responses: *done}}
"""


def test_the_first_real_document(specmint: Command) -> None:
    ended = specmint("operations", str(REAL))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == f"POST /ai/assistants/{{assistant_id}}/versions/{{version_id}} -> {CALL}  (item)\n"


def test_the_call_of_each_operation(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    ended = specmint("operations", "spec.yaml")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "GET /p/{body}/x/{q} -> client.p.x.retrieve(q, body=...)  (item)",
        "GET /pets           -> client.pets.list(**query)  (collection)",
        "POST /pets          -> client.pets.create(**arguments)  (collection)",
        "PUT /pets           -> client.pets.update(body=...)  (collection)",
    ]


def test_json_is_one_document(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    ended = specmint("operations", "spec.yaml", "--format", "json")
    rows = json.loads(ended.out)
    assert (ended.status, ended.err) == (0, "")
    assert rows[1] == {
        "method": "GET",
        "path": "/pets",
        "operationId": "list\npets",
        "call": "client.pets.list(**query)",
        "rule": "collection",
    }
    assert len(rows) == 4


def test_no_operations(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(SPEC.split("paths:", maxsplit=1)[0] + "paths: {}\n", encoding="utf-8")
    ended = specmint("operations", "spec.yaml")
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    assert json.loads(specmint("operations", "spec.yaml", "--format", "json").out) == []


def test_what_is_left_out_is_told_beside_the_result(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(SPEC.replace("/pets:", "/pets?x=1:"), encoding="utf-8")
    ended = specmint("operations", "spec.yaml")
    assert ended.out.startswith("GET /p/{body}")
    assert "error SM404 operation-left-out: " in ended.err


def test_a_broken_schema_does_not_hinder_names(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(BROKEN, encoding="utf-8")
    assert "client.pets.list()" in specmint("operations", "spec.yaml").out


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
