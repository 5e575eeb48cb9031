"""What the client makes of answers, those that the document did not foresee among them."""

from __future__ import annotations

import copy
import json
import warnings
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from telnyx_assistants import InvalidResponseWarning, ResponseValidationError
from telnyx_assistants.models import InferenceEmbeddingAssistant, InferenceEmbeddingWebhookTool
from telnyx_assistants.testing import FIXTURES, MockedClient, load_fixture

if TYPE_CHECKING:
    from pathlib import Path

UPDATE = load_fixture(FIXTURES / "ai" / "assistants" / "versions" / "update.json")
FULL = UPDATE["responses"]["200.full"]["body"]


def answered(body: object, policy: Any = "raise") -> InferenceEmbeddingAssistant:
    with MockedClient(on_invalid_response=policy) as client:
        client.mock.respond(json=body)
        return client.ai.assistants.versions.update("v", assistant_id="a")


def changed(**changes: object) -> dict[str, Any]:
    return {**copy.deepcopy(FULL), **changes}


def test_example_of_the_published_page_comes_back_without_loss(shared: Path) -> None:
    body = json.loads((shared / "reference" / "update-assistant-version.response.json").read_text(encoding="utf-8"))
    assistant = answered(body)
    assert assistant.to_dict() == body
    assert json.loads(assistant.to_json()) == body


def test_time_is_aware() -> None:
    created = answered(changed(created_at="2026-03-01T08:30:00.500+02:00")).created_at
    assert isinstance(created, datetime)
    assert created.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize("written", ["2026-03-01T08:30:00Z", "2026-03-01T08:30:00.120+02:00", "2026-03-01t08:30:00z"])
def test_time_is_given_back_as_it_was_written(written: str) -> None:
    assert answered(changed(created_at=written)).to_dict()["created_at"] == written


def test_unknown_field_is_kept() -> None:
    assistant = answered(changed(mood={"level": 3}))
    assert assistant.to_dict()["mood"] == {"level": 3}


def test_unknown_enum_value_is_accepted() -> None:
    assert answered(changed(enabled_features=["telepathy"])).enabled_features == ["telepathy"]


def test_unknown_kind_of_tool_is_a_mapping() -> None:
    tool = {"type": "teleport", "teleport": {"to": "Mars"}}
    tools = answered(changed(tools=[tool])).tools
    assert tools == [tool]
    assert isinstance(tools[0], dict)


def test_known_kind_of_tool_is_its_model() -> None:
    webhook = next(tool for tool in load_fixture_tools() if tool["type"] == "webhook")
    tools = answered(changed(tools=[webhook])).tools
    assert tools is not None
    assert isinstance(tools[0], InferenceEmbeddingWebhookTool)


def load_fixture_tools() -> list[dict[str, Any]]:
    requests = (request for name, request in UPDATE["requests"].items() if name.startswith("tools."))
    return [tool for request in requests for tool in request["body"]["tools"]]


def test_absent_differs_from_null() -> None:
    with_null = answered(changed(voice_settings={"voice": "x", "language_boost": None})).voice_settings
    without = answered(changed(voice_settings={"voice": "x"})).voice_settings
    assert with_null is not None
    assert without is not None
    assert "language_boost" in with_null.model_fields_set
    assert "language_boost" not in without.model_fields_set
    assert without.to_dict() == {"voice": "x"}


def test_invalid_answer_raises() -> None:
    with pytest.raises(ResponseValidationError, match="created_at"):
        answered(changed(created_at="yesterday"))


def test_invalid_answer_warns_and_gives_what_can_be_made_of_it() -> None:
    body = changed(created_at="yesterday", tools=[{"type": "webhook"}])
    with pytest.warns(InvalidResponseWarning, match="created_at"):
        assistant = answered(body, "warn")
    assert assistant.name == body["name"]
    assert assistant.to_dict() == body


def test_invalid_answer_is_ignored() -> None:
    body = changed(name=7)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert answered(body, "ignore").to_dict() == body


def test_warning_is_the_default() -> None:
    with MockedClient() as client:
        client.mock.respond(json=changed(name=7))
        with pytest.warns(InvalidResponseWarning, match="name"):
            client.ai.assistants.versions.update("v", assistant_id="a")


def test_what_was_read_can_be_sent_back() -> None:
    with MockedClient() as client:
        read = client.ai.assistants.versions.update("v", assistant_id="a")
        client.ai.assistants.versions.update(
            "v",
            assistant_id="a",
            voice_settings=read.voice_settings or {"voice": "x"},
            external_llm=read.external_llm or {"model": "m", "base_url": "https://llm.example.com"},
            tools=read.tools or [],
        )
        sent = client.mock.requests[-1].json
    assert sent == {name: FULL[name] for name in ("voice_settings", "external_llm", "tools")}
