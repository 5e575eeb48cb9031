"""What the API sends to its user's own server."""

from __future__ import annotations

import warnings
from typing import Any, Literal

import pytest

from specmint.runtime.errors import ClientError
from specmint.runtime.models import Model
from specmint.runtime.unions import UnknownMember
from specmint.runtime.webhooks import InvalidWebhookWarning, Webhook, WebhookValidationError, read_by_property
from tests.runtime.pets import Pet


class Gone(Model):
    kind: Literal["gone"]


PET: Webhook[Pet] = Webhook("pet", "application/json", lambda: Pet)
GONE: Webhook[Gone] = Webhook("gone", "application/problem+json", lambda: Gone)


@pytest.mark.parametrize(
    "body",
    [
        b'{"id": "1", "name": "\xc3\xbc"}',
        '{"id": "1", "name": "ü"}',
        b"\xef\xbb\xbf" + b'{"id": "1", "name": "\xc3\xbc"}',
    ],
)
def test_a_body_becomes_a_model(body: bytes | str) -> None:
    pet = PET.read(body, "raise")
    assert (type(pet), pet.name) == (Pet, "ü")


@pytest.mark.parametrize(
    ("content_type", "value"),
    [(None, None), ("text/plain", "a\ufffd"), ("image/png", b"a\xff"), ("application/x-www-form-urlencoded", b"a\xff")],
)
def test_what_is_no_json_stays_text_or_bytes(content_type: str | None, value: object) -> None:
    webhook: Webhook[Any] = Webhook("picture", content_type)
    assert webhook.read(b"a\xff", "raise") == value


def test_a_body_that_does_not_fit_gives_a_warning_at_the_line_that_read_it() -> None:
    with pytest.warns(
        InvalidWebhookWarning, match=r"webhooks\.pet: the body is not what the API documents: id: "
    ) as caught:
        pet = PET.read('{"id": 1, "name": "A"}', "warn")
    assert caught[0].filename == __file__
    assert pet.to_dict() == {"id": 1, "name": "A"}


def test_a_body_that_does_not_fit_may_be_ignored() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert PET.read("{}", "ignore").to_dict() == {}


def test_a_body_that_does_not_fit_may_be_an_error() -> None:
    with pytest.raises(WebhookValidationError) as caught:
        PET.read("{}", "raise")
    error = caught.value
    assert isinstance(error, ClientError)
    assert isinstance(error, ValueError)
    assert [problem.path for problem in error.problems] == ["id", "name"]
    assert str(error).splitlines()[:2] == [
        "webhooks.pet: the body is not what the API documents:",
        "  id: Field required",
    ]


@pytest.mark.parametrize(("body", "said"), [(b"", "the body is empty"), (b"{", "the body is no JSON")])
def test_what_is_no_json_is_always_an_error(body: bytes, said: str) -> None:
    with pytest.raises(WebhookValidationError, match=said):
        PET.read(body, "ignore")


def chosen(body: bytes | str) -> object:
    return read_by_property("kind", {"gone": GONE, "pet": PET}, body, "ignore")


def test_a_property_tells_which_webhook_it_is() -> None:
    assert isinstance(chosen('{"kind": "gone"}'), Gone)
    assert isinstance(chosen(b"\xef\xbb\xbf" + b'{"kind": "pet", "id": "1", "name": "A"}'), Pet)


@pytest.mark.parametrize("body", ['{"kind": "else"}', '{"kind": 1}', "{}"])
def test_an_unknown_webhook_stays_an_object(body: str) -> None:
    assert isinstance(chosen(body), UnknownMember)


@pytest.mark.parametrize("body", ["[]", "1", "", "{"])
def test_what_is_no_object_is_no_webhook(body: str) -> None:
    with pytest.raises(WebhookValidationError, match=r"webhooks\.read_any"):
        chosen(body)
