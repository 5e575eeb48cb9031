"""What a document says about the fields of a form."""

from __future__ import annotations

from typing import Any

import pytest

from specmint.ir.package import PlannedEncoding
from specmint.planning.encodings import planned_encodings
from specmint.schemas.view import Schemas
from tests.documents import DONE, api

FORM = "application/x-www-form-urlencoded"


def planned(encoding: Any, content_type: str = FORM) -> tuple[PlannedEncoding, ...]:
    content = {content_type: {"schema": {"type": "object"}, "encoding": encoding}}
    described = api({"/pets": {"post": {"requestBody": {"content": content}, "responses": DONE}}})
    sent = described.operations[0].request_body
    assert sent
    return planned_encodings(Schemas(described.document), sent.content[0])


@pytest.mark.parametrize(
    ("said", "sent"),
    [
        ({"style": "deepObject"}, (None, "deepObject", False)),
        ({"style": "form"}, (None, "form", True)),
        ({"explode": False}, (None, "form", False)),
        ({"allowReserved": True}, (None, "form", True)),
        ({"style": "pipeDelimited", "explode": True, "contentType": "a/b"}, (None, "pipeDelimited", True)),
        ({"contentType": "application/json; charset=utf-8"}, ("application/json; charset=utf-8", None, None)),
    ],
)
def test_a_field(said: Any, sent: tuple[str | None, str | None, bool | None]) -> None:
    assert planned({"x": said}) == (PlannedEncoding("x", *sent),)


@pytest.mark.parametrize(
    "said",
    [
        {},
        7,
        {"style": "matrix"},
        {"style": ["form"]},
        {"explode": "yes"},
        {"contentType": "image/*"},
        {"contentType": "image/png, image/jpeg"},
        {"contentType": "a/b\r\nX: y"},
        {"contentType": None},
        {"headers": {}},
    ],
)
def test_what_says_nothing_that_can_be_followed(said: Any) -> None:
    assert planned({"x": said}) == ()


@pytest.mark.parametrize(("encoding", "content_type"), [([], FORM), ({"x": {"style": "form"}}, "application/json")])
def test_only_forms_have_encodings(encoding: Any, content_type: str) -> None:
    assert planned(encoding, content_type) == ()
