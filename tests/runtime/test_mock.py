"""The mock transport checks requests from the wire and answers them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from specmint.runtime.calls import Body, Operation, Parameter, RequestOptions, Returns
from specmint.runtime.errors import APIConnectionError, NotFoundError
from specmint.runtime.fixtures import arguments_of, load_fixture
from specmint.runtime.forms import MultipartForm, UrlEncodedForm
from specmint.runtime.mock import MockTransport
from specmint.runtime.octets import Octets
from specmint.runtime.outgoing import CALL_EXTENSION
from tests.runtime.pets import (
    API,
    CREATE,
    FIXTURES,
    RETRIEVE,
    TOUCH,
    AsyncClient,
    MockedClient,
    create,
    operation_with,
    retrieve,
)

if TYPE_CHECKING:
    from pathlib import Path

    from specmint.runtime.bodies import Form


def test_fixtures_answer_and_requests_can_be_inspected() -> None:
    client = MockedClient()
    pet = client.send(retrieve("a/b", tags=["x", "y"], trace="t"))
    assert pet.to_dict() == load_fixture(FIXTURES / "pets/retrieve.json")["responses"]["200.full"]["body"]
    assert client.send(create(name="Bo")).name == "Bo"
    first, second = client.mock.requests
    assert (first.call, first.method, first.path) == ("pets.retrieve", "GET", "/v1/pets/a%2Fb")
    assert first.path_parameters == {"petId": "a/b"}
    assert first.query == [("tags", "x"), ("tags", "y")]
    assert (first.headers["x-trace"], first.json, first.content) == ("t", None, b"")
    assert second.json == {"name": "Bo"}


def test_async_clients_are_served_too() -> None:
    mock = MockTransport(FIXTURES, API)

    async def run() -> str:
        async with AsyncClient(httpx.AsyncClient(transport=mock)) as client:
            return (await client.send(create(name="Bo"))).id

    assert asyncio.run(run()) == "p2"
    assert mock.requests[0].json == {"name": "Bo"}


def test_queued_answers_come_first_and_in_order() -> None:
    client = MockedClient()
    client.mock.respond(json={"id": "9", "name": "Q"}, headers={"x-a": "b"})
    client.mock.respond_with("404")
    client.mock.respond_with("response.404")
    client.mock.fail(httpx.ConnectError("down"))
    assert client.send(retrieve("1")).id == "9"
    for _ in range(2):
        with pytest.raises(NotFoundError):
            client.send(retrieve("1"))
    with pytest.raises(AssertionError, match="1 queued answers were not asked for"):
        client.mock.assert_all_used()
    with pytest.raises(APIConnectionError):
        client.send(retrieve("1"))
    client.mock.assert_all_used()
    client.mock.respond(202, content="text")
    text: object = client.send(retrieve("1"))
    assert text == "text"


@pytest.mark.parametrize(
    ("text", "content"),
    [('"text": "é"', "é".encode()), ('"base64": "AP8="', b"\x00\xff"), ('"headers": {"x-a": "b"}', b"")],
)
def test_fixtures_hold_json_text_bytes_or_nothing(tmp_path: Path, text: str, content: bytes) -> None:
    (tmp_path / "pets").mkdir()
    answers = f'{{"responses": {{"200.full": {{"status": 207, {text}}}}}}}'
    (tmp_path / "pets" / "send.json").write_text(answers, encoding="utf-8")
    operation = Operation[object]("pets.send", method="GET", path="/", responses=(Returns("default", "*/*"),))
    request = httpx.Request("GET", "https://pets.example/v1/", extensions={CALL_EXTENSION: operation.call({})})
    response = MockTransport(tmp_path, API).handle_request(request)
    assert (response.status_code, response.content) == (207, content)


def test_a_missing_fixture_is_told() -> None:
    with pytest.raises(
        AssertionError, match=r"pets.touch has no recorded answer 204.full; queue an answer with respond"
    ):
        MockedClient().send(TOUCH.call({"pet_id": "1"}))


def test_requests_of_others_are_refused() -> None:
    with (
        httpx.Client(transport=MockTransport(FIXTURES, API)) as http,
        pytest.raises(AssertionError, match="was not sent by a client of Pets API"),
    ):
        http.get("https://pets.example/v1/pets/1")


def wrong(operation: Operation[Any], method: str, path: str, **how: Any) -> str:
    request = httpx.Request(
        method, "https://pets.example/v1" + path, extensions={CALL_EXTENSION: operation.call({})}, **how
    )
    with pytest.raises(AssertionError) as caught:
        MockTransport(FIXTURES, API).handle_request(request)
    return str(caught.value)


def test_what_does_not_fit_the_operation_is_told() -> None:
    assert wrong(RETRIEVE, "POST", "/pets/1/2", content=b"x") == (
        "The request of pets.retrieve does not fit the API:\n"
        "  the path /v1/pets/1/2 is not of the form /pets/{petId}\n"
        "  the method is POST and not GET\n"
        "  there is a body, and the operation takes none"
    )
    assert "body.name: must be given (required)" in wrong(CREATE, "POST", "/pets", json={})
    assert "the required body is missing" in wrong(CREATE, "POST", "/pets")
    assert "the body is text/plain and not application/json" in wrong(
        CREATE, "POST", "/pets", content=b"x", headers={"content-type": "text/plain"}
    )
    assert "the body is without content type" in wrong(CREATE, "POST", "/pets", content=b"x")
    broken = wrong(CREATE, "POST", "/pets", content=b"{", headers={"content-type": "application/json"})
    assert "body: must be a dict (type); got None" in broken


def test_required_parameters_must_arrive() -> None:
    parameters = tuple(
        Parameter(location, location=location, required=True) for location in ("query", "header", "cookie")
    )
    operation: Operation[None] = Operation(
        "pets.send", method="GET", path="/", parameters=parameters, responses=(Returns("204"),)
    )
    message = wrong(operation, "GET", "/")
    for location in ("query", "header", "cookie"):
        assert f"the required {location} parameter {location} is missing" in message
    mock = MockTransport(FIXTURES, API)
    mock.respond(204)
    mock.respond(204)
    for query in ("query%5Ba%5D=1", "exploded=1"):
        headers = {"header": "1", "cookie": "cookie=1"}
        extensions = {CALL_EXTENSION: operation.call({})}
        mock.handle_request(
            httpx.Request("GET", f"https://pets.example/?{query}", headers=headers, extensions=extensions)
        )


@pytest.mark.parametrize(("form", "missing"), [(UrlEncodedForm(), "name"), (MultipartForm(), "photo")])
def test_the_fields_of_forms_must_arrive(form: Form, missing: str) -> None:
    schema = "pets.json#/Form" if missing == "name" else "pets.json#/Upload"
    client = MockedClient(validate_requests=False)
    operation = operation_with(Body(form.content_type, schema=schema, form=form))
    with pytest.raises(AssertionError, match=f"body.{missing}: must be given"):
        client.send(operation.call({"age": 3} if missing == "name" else {"note": "x"}))
    client.mock.respond(204)
    client.send(operation.call({missing: b"x" if missing == "photo" else "x"}))


def test_a_form_without_fields_is_a_body() -> None:
    client = MockedClient()
    client.mock.respond(204)
    body = Body("application/x-www-form-urlencoded", required=True, form=UrlEncodedForm())
    client.send(operation_with(body).call({}))
    assert client.mock.requests[0].content == b""


def test_a_body_without_schema_and_no_body_where_none_is_required_are_fine() -> None:
    client = MockedClient()
    for body in (Body("text/plain", spread=False, octets=Octets()), Body("application/json", spread=False)):
        client.mock.respond(204)
        client.send(operation_with(body).call({"body": "x"}))
    client.mock.respond(204)
    client.send(TOUCH.call({"pet_id": "1"}), RequestOptions(extra_query={"anything": 1}))
    client.mock.assert_all_used()


def test_another_base_url_changes_nothing() -> None:
    client = MockedClient(base_url="http://localhost/deep/er")
    assert client.send(retrieve("1")).id == "p1"
    assert client.mock.requests[0].path == "/deep/er/pets/1"


def test_the_arguments_of_a_request_are_those_of_its_call() -> None:
    fixtures: dict[str, Any] = {
        "body": {"content_type": "application/json", "fields": {"from": "from_"}},
        "requests": {
            "full": {"arguments": {"pet_id": "1"}, "body": {"from": "a", "a/b": [{"c": 1}]}},
            "minimal": {"arguments": {"pet_id": "1"}},
        },
        "invalid": {
            "type.a": {"request": "full", "pointer": "/body/a~1b/0/c", "value": "text"},
            "required.from": {"request": "full", "pointer": "/body/from"},
            "type.pet_id": {"request": "minimal", "pointer": "/arguments/pet_id", "value": 7},
            "type.b": {"request": "minimal", "pointer": "/body", "value": {"b": None}},
        },
    }
    assert arguments_of(fixtures) == {"pet_id": "1", "from_": "a", "a/b": [{"c": 1}]}
    assert arguments_of(fixtures, "minimal") == {"pet_id": "1"}
    assert arguments_of(fixtures, "type.a") == {"pet_id": "1", "from_": "a", "a/b": [{"c": "text"}]}
    assert arguments_of(fixtures, "required.from") == {"pet_id": "1", "a/b": [{"c": 1}]}
    assert arguments_of(fixtures, "type.pet_id") == {"pet_id": 7}
    assert arguments_of(fixtures, "type.b") == {"pet_id": "1", "b": None}
    whole = {**fixtures, "body": {"content_type": "application/json", "argument": "pet"}}
    assert arguments_of(whole) == {"pet_id": "1", "pet": {"from": "a", "a/b": [{"c": 1}]}}
    with pytest.raises(KeyError, match="gone"):
        arguments_of(fixtures, "gone")
