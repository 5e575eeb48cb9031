"""Every fixture of the committed client, through the client itself."""

from __future__ import annotations

import pytest

from tests.replay import Fixture, fixtures

PACKAGE = "telnyx_assistants"
ALL = list(fixtures(PACKAGE))
SENT = [fixture for fixture in ALL if fixture.kind == "request"]
TOOLS = (
    "dtmf",
    "handoff",
    "hangup",
    "invite",
    "refer",
    "retrieval",
    "send_message",
    "skip_turn",
    "transfer",
    "webhook",
)
AUDIOS = ("media_name", "media_url", "predefined_media")


@pytest.mark.parametrize("fixture", ALL, ids=lambda fixture: fixture.name)
def test_client_agrees_with_fixture(fixture: Fixture) -> None:
    fixture.play()


@pytest.mark.parametrize("fixture", SENT, ids=lambda fixture: fixture.name)
def test_mock_accepts_request(fixture: Fixture) -> None:
    fixture.serve()


def test_every_member_of_every_union_has_its_request() -> None:
    names = {fixture.key for fixture in SENT}
    wanted = {f"tools.{tool if tool != 'dtmf' else 'send_dtmf'}" for tool in TOOLS}
    wanted |= {f"voice_settings.background_audio.{audio}" for audio in AUDIOS}
    assert wanted <= names


def test_every_kind_of_fixture_is_there() -> None:
    names = {f"{fixture.kind} {fixture.key}" for fixture in ALL}
    assert {"request minimal", "request full", "response 200.full", "response 200.minimal", "response 422"} <= names


def test_every_rule_of_the_document_is_broken_once() -> None:
    rules = {fixture.key.partition(".")[0] for fixture in ALL if fixture.kind == "invalid"}
    assert rules == {
        "additionalProperties",
        "enum",
        "maxLength",
        "maximum",
        "minLength",
        "minimum",
        "oneOf",
        "required",
        "type",
        "uniqueItems",
    }
