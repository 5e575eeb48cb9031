"""The client over a real socket: what arrives is the request fixture, what comes back the response fixture."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from telnyx_assistants import AsyncClient, Client, UnprocessableEntityError
from telnyx_assistants.models import HTTPValidationError, InferenceEmbeddingAssistant
from telnyx_assistants.testing import FIXTURES, load_fixture
from tests.contract.server import Served, serving

FOLDER = FIXTURES / "ai" / "assistants" / "versions" / "update"
REQUESTS = sorted(FOLDER.glob("request.*.json"), key=lambda path: path.name)
ANSWER = load_fixture(FOLDER / "response.200.full.json")


def assert_arrived(served: Served, fixture: dict[str, Any]) -> None:
    method, path, headers, body = served.requests[-1]
    assert (method, path) == (fixture["method"], f"/v2{fixture['path']}")
    assert json.loads(body) == fixture["body"]
    assert headers["authorization"] == "Bearer key"
    assert headers["content-type"] == fixture["content_type"]


def test_sync_client() -> None:
    with serving(ANSWER) as served, Client(api_key="key", base_url=served.url, on_invalid_response="raise") as client:
        for path in REQUESTS:
            fixture = load_fixture(path)
            assistant = client.ai.assistants.versions.update(**fixture["arguments"])
            assert isinstance(assistant, InferenceEmbeddingAssistant)
            assert assistant.to_dict() == ANSWER["body"]
            assert_arrived(served, fixture)


def test_async_client() -> None:
    async def run() -> None:
        async with AsyncClient(api_key="key", base_url=served.url, on_invalid_response="raise") as client:
            for path in REQUESTS:
                fixture = load_fixture(path)
                assistant = await client.ai.assistants.versions.update(**fixture["arguments"])
                assert assistant.to_dict() == ANSWER["body"]
                assert_arrived(served, fixture)

    with serving(ANSWER) as served:
        asyncio.run(run())


def test_error() -> None:
    answer = load_fixture(FOLDER / "response.422.json")
    with serving(answer) as served, Client(api_key="key", base_url=served.url) as client:
        with pytest.raises(UnprocessableEntityError) as caught:
            client.ai.assistants.versions.update("v", assistant_id="a")
        assert caught.value.status_code == 422
        assert isinstance(caught.value.error, HTTPValidationError)
        assert caught.value.error.to_dict() == answer["body"]
