"""The client over a real socket: what arrives is the request fixture, what comes back the response fixture."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from telnyx_assistants import AsyncClient, Client, UnprocessableEntityError
from telnyx_assistants.models import HTTPValidationError, InferenceEmbeddingAssistant
from telnyx_assistants.testing import FIXTURES, arguments_of, load_fixture
from tests.contract.server import Served, serving

UPDATE = load_fixture(FIXTURES / "ai" / "assistants" / "versions" / "update.json")
ANSWER = UPDATE["responses"]["200.full"]


def assert_arrived(served: Served, request: dict[str, Any]) -> None:
    method, path, headers, body = served.requests[-1]
    assert (method, path) == (UPDATE["method"], f"/v2{request['path']}")
    assert json.loads(body) == request["body"]
    assert headers["authorization"] == "Bearer key"
    assert headers["content-type"] == UPDATE["body"]["content_type"]


def test_sync_client() -> None:
    with serving(ANSWER) as served, Client(api_key="key", base_url=served.url, on_invalid_response="raise") as client:
        for name, request in UPDATE["requests"].items():
            assistant = client.ai.assistants.versions.update(**arguments_of(UPDATE, name))
            assert isinstance(assistant, InferenceEmbeddingAssistant)
            assert assistant.to_dict() == ANSWER["body"]
            assert_arrived(served, request)


def test_async_client() -> None:
    async def run() -> None:
        async with AsyncClient(api_key="key", base_url=served.url, on_invalid_response="raise") as client:
            for name, request in UPDATE["requests"].items():
                assistant = await client.ai.assistants.versions.update(**arguments_of(UPDATE, name))
                assert assistant.to_dict() == ANSWER["body"]
                assert_arrived(served, request)

    with serving(ANSWER) as served:
        asyncio.run(run())


def test_error() -> None:
    answer = UPDATE["responses"]["422"]
    with serving(answer) as served, Client(api_key="key", base_url=served.url) as client:
        with pytest.raises(UnprocessableEntityError) as caught:
            client.ai.assistants.versions.update("v", assistant_id="a")
        assert caught.value.status_code == 422
        assert isinstance(caught.value.error, HTTPValidationError)
        assert caught.value.error.to_dict() == answer["body"]
