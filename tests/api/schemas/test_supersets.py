"""JSON and a multipart form that has its fields and more are one body, which takes files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from specmint.api.resolving.stage import resolve
from specmint.api.schemas.view import Schemas
from specmint.package.planning.encodings import upload
from tests.documents import DONE, document, reference

if TYPE_CHECKING:
    from specmint.ir.api import RequestBody

TEXT = {"type": "string"}
FILE = {"type": "string", "contentMediaType": "application/octet-stream"}
MESSAGE = {"type": "object", "required": ["content"], "properties": {"content": TEXT}}
WITH_FILE = {"allOf": [reference("Message"), {"type": "object", "properties": {"file": FILE}}]}
LOOP = {"allOf": [reference("Loop")], "properties": {"content": TEXT, "file": FILE}}


def read(json: Any, form: Any) -> tuple[RequestBody, Schemas, list[str]]:
    content = {"application/json": {"schema": json}, "multipart/form-data": {"schema": form}}
    described = document(
        {"/messages": {"post": {"requestBody": {"content": content}, "responses": DONE}}},
        {"Message": MESSAGE, "WithFile": WITH_FILE, "Loop": LOOP},
    )
    resolved = resolve(described)
    body = resolved.api.operations[0].request_body
    assert body
    return body, Schemas(described), [each.rule.name for each in resolved.diagnostics]


@pytest.mark.parametrize(
    ("json", "form"),
    [
        (reference("Message"), WITH_FILE),
        (MESSAGE, reference("WithFile")),
        (MESSAGE, {"properties": {"content": TEXT, "file": FILE}, "required": ["content"]}),
        (MESSAGE, LOOP),
    ],
)
def test_a_form_with_the_fields_of_json_and_more_is_what_the_call_takes(json: Any, form: Any) -> None:
    body, schemas, findings = read(json, form)
    chosen = body.content[0]
    assert chosen.content_type == "application/json"
    assert set(schemas.view(chosen.schema or "").properties) == {"content", "file"}
    assert upload(schemas, body, chosen) is body.content[1]
    assert findings == []


@pytest.mark.parametrize(
    "form",
    [
        {"properties": {"file": FILE}},
        {"properties": {"content": {"type": "integer"}, "file": FILE}},
        {"properties": {"content": TEXT, "file": FILE}, "required": ["file"]},
        {"properties": {"content": {"$ref": "#/nowhere"}, "file": FILE}},
        {"properties": [], "required": 7, "allOf": 7},
        True,
    ],
)
def test_another_form_stays_another_representation(form: Any) -> None:
    body, schemas, findings = read(MESSAGE, form)
    assert set(schemas.view(body.content[0].schema or "").properties) == {"content"}
    assert upload(schemas, body, body.content[0]) is None
    assert "other-representation" in findings
