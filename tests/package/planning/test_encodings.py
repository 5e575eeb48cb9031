"""What a document says about the fields of a form."""

from __future__ import annotations

from typing import Any

import pytest

from specmint.api.schemas.view import Schemas
from specmint.ir.package import PlannedEncoding
from specmint.package.planning.encodings import planned_form
from tests.documents import DONE, api

FORM = "application/x-www-form-urlencoded"


def planned(encoding: Any, content_type: str = FORM) -> tuple[PlannedEncoding, ...]:
    content = {content_type: {"schema": {"type": "object"}, "encoding": encoding}}
    item = {"post": {"requestBody": {"content": content}, "responses": DONE}}
    described = api({"/pets": item}, components={"headers": {"C": {"required": True}}})
    sent = described.operations[0].request_body
    assert sent
    form = planned_form(Schemas(described.document), sent.content[0])
    return form.encodings if form else ()


@pytest.mark.parametrize(
    ("said", "sent"),
    [
        ({"style": "deepObject"}, (None, "deepObject", False)),
        ({"style": "form"}, (None, "form", True)),
        ({"explode": False}, (None, "form", False)),
        ({"allowReserved": True}, (None, "form", True, True)),
        ({"contentType": "image/*"}, ("image/*",)),
        ({"contentType": "image/png, image/jpeg"}, ("image/png, image/jpeg",)),
        ({"headers": {"X-A": {"required": True}, "X-B": {}}}, (None, None, None, False, ("X-A",))),
        ({"headers": {"X-C": {"$ref": "#/components/headers/C"}}}, (None, None, None, False, ("X-C",))),
        ({"style": "pipeDelimited", "explode": True, "contentType": "a/b"}, (None, "pipeDelimited", True)),
        ({"contentType": "application/json; charset=utf-8"}, ("application/json; charset=utf-8", None, None)),
    ],
)
def test_a_field(said: Any, sent: tuple[Any, ...]) -> None:
    assert planned({"x": said}) == (PlannedEncoding("x", *sent),)


@pytest.mark.parametrize(
    "said",
    [
        {},
        7,
        {"style": "matrix"},
        {"style": ["form"]},
        {"explode": "yes"},
        {"contentType": "*/*"},
        {"contentType": "image/png, "},
        {"contentType": "a/b\r\nX: y"},
        {"contentType": None},
        {"headers": {}},
        {"headers": {"Content-Type": {"required": True}}},
        {"headers": {"X-A": {"$ref": "#/nowhere"}, "X-B": 7}},
    ],
)
def test_what_says_nothing_that_can_be_followed(said: Any) -> None:
    assert planned({"x": said}) == ()


@pytest.mark.parametrize(("encoding", "content_type"), [([], FORM), ({"x": {"style": "form"}}, "application/json")])
def test_only_forms_have_encodings(encoding: Any, content_type: str) -> None:
    assert planned(encoding, content_type) == ()
