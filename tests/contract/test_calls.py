"""What a caller may do, and what is refused before anything is sent."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from telnyx_assistants import (
    APIConnectionError,
    APITimeoutError,
    AsyncClient,
    Client,
    CredentialsError,
    RequestValidationError,
)
from telnyx_assistants.testing import MockedClient

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = "sk-never-shown"  # noqa: S105 - that it is never shown is what is tested


@pytest.fixture
def client() -> Iterator[MockedClient]:
    with MockedClient() as client:
        yield client


@pytest.mark.parametrize("make", [Client, AsyncClient])
def test_missing_key_is_told_by_its_variable(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TELNYX_API_KEY", raising=False)
    with pytest.raises(CredentialsError, match=r"api_key.*TELNYX_API_KEY"):
        make()


def test_key_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELNYX_API_KEY", SECRET)
    received: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        received.append(request)
        return httpx.Response(500)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http, pytest.raises(Exception, match="500"):
        Client(http_client=http).ai.assistants.versions.update("v", assistant_id="a")
    assert received[0].headers["authorization"] == f"Bearer {SECRET}"


def test_key_is_never_shown(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    def fail(request: httpx.Request) -> httpx.Response:
        message = f"refused {request.headers['authorization']}"
        raise httpx.ConnectError(message)

    with httpx.Client(transport=httpx.MockTransport(fail)) as http:
        client = Client(api_key=SECRET, http_client=http)
        with pytest.raises(APIConnectionError) as caught:
            client.ai.assistants.versions.update("v", assistant_id="a")
    for text in (repr(client), str(caught.value), repr(caught.value), caplog.text):
        assert SECRET not in text


@pytest.mark.parametrize("broken", ["", ".", ".."])
@pytest.mark.parametrize("checked", [True, False])
def test_path_argument_that_would_lead_elsewhere_is_a_value_error(broken: str, *, checked: bool) -> None:
    with MockedClient(validate_requests=checked) as client:
        with pytest.raises(ValueError, match="version_id"):
            client.ai.assistants.versions.update(broken, assistant_id="a")
        with pytest.raises(ValueError, match="assistant_id"):
            client.ai.assistants.versions.update("v", assistant_id=broken)
        assert not client.mock.requests


@pytest.mark.parametrize(
    ("given", "sent"), [("a/b", "a%2Fb"), ("../x", "..%2Fx"), ("ü?#", "%C3%BC%3F%23"), ("%2e%2e", "%252e%252e")]
)
def test_path_argument_stays_one_segment(given: str, sent: str) -> None:
    paths: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        paths.append(request.url.raw_path)
        return httpx.Response(204)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        client = Client(api_key="k", http_client=http, on_invalid_response="ignore")
        client.ai.assistants.versions.update(given, assistant_id="a")
    assert paths == [f"/v2/ai/assistants/a/versions/{sent}".encode()]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            {"dynamic_variables_webhook_timeout_ms": 0},
            r"dynamic_variables_webhook_timeout_ms.*at least 1.*minimum.*int",
        ),
        ({"dynamic_variables_webhook_timeout_ms": 10001}, r"at most 10000.*maximum"),
        ({"version_name": "x" * 51}, r"version_name.*at most 50 characters.*maxLength.*str"),
        ({"enabled_features": ["telepathy"]}, r"enabled_features\[0\].*enum"),
        ({"enabled_features": ["telephony", "telephony"]}, r"enabled_features.*uniqueItems"),
        ({"tools": [{"type": "webhook", "webhook": {"name": "n"}}]}, r"tools\[0\]\.webhook\.url.*required"),
        ({"name": 3}, r"name: .*type.*int"),
        ({"nme": "x"}, r"nme.*Did you mean name"),
    ],
)
def test_what_breaks_a_rule_is_refused(client: MockedClient, arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(RequestValidationError, match=told):
        client.ai.assistants.versions.update("v", assistant_id="a", **arguments)
    assert not client.mock.requests


def test_checks_can_be_turned_off() -> None:
    sent: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.content)
        return httpx.Response(204)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        client = Client(api_key="k", http_client=http, validate_requests=False, on_invalid_response="ignore")
        client.ai.assistants.versions.update("v", assistant_id="a", version_name="x" * 51)
    assert sent == [b'{"version_name":"' + b"x" * 51 + b'"}']


def test_absent_is_not_sent_and_none_is_null() -> None:
    sent: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.content)
        return httpx.Response(204)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        client = Client(api_key="k", http_client=http, on_invalid_response="ignore")
        client.ai.assistants.versions.update(
            "v", assistant_id="a", voice_settings={"voice": "x", "language_boost": None}
        )
    assert sent == [b'{"voice_settings":{"voice":"x","language_boost":null}}']


def test_options_of_a_call(client: MockedClient) -> None:
    client.ai.assistants.versions.update(
        "v",
        assistant_id="a",
        name="Ada",
        extra_headers={"x-trace": "1"},
        extra_query={"debug": "true"},
        extra_body={"undocumented": [1]},
        timeout=3,
    )
    request = client.mock.requests[0]
    assert request.headers["x-trace"] == "1"
    assert request.json == {"name": "Ada", "undocumented": [1]}
    assert ("debug", "true") in request.query


def test_timeout_and_connection_errors(client: MockedClient) -> None:
    for raised, expected in (
        (httpx.ReadTimeout("slow"), APITimeoutError),
        (httpx.ConnectError("no"), APIConnectionError),
    ):
        client.mock.fail(raised)
        with pytest.raises(expected):
            client.ai.assistants.versions.update("v", assistant_id="a")
