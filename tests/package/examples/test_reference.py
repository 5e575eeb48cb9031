from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from specmint.api.resolving.stage import resolve
from specmint.ir.catalog import Arguments, CallName
from specmint.ir.document import Document
from specmint.package.examples.stage import exemplify
from specmint.runtime.fixtures import arguments_of

if TYPE_CHECKING:
    from pathlib import Path

FILE = "ai/assistants/versions/update.json"


@pytest.fixture(scope="module")
def tree(shared: Path) -> Any:
    path = shared / "reference" / "update-assistant-version.openapi.json"
    if not path.exists():
        pytest.skip("the reference document is not part of this repository")
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def fixtures(tree: Any) -> dict[str, Any]:
    document = Document("reference.json", "sha256:0", "3.1", tree, "", lambda _: None)
    api = resolve(document).api
    (operation,) = api.operations
    fields = {name: name for name in tree["components"]["schemas"]["UpdateAssistantRequest"]["properties"]}
    parameters = {("path", "assistant_id"): "assistant_id", ("path", "version_id"): "version_id"}
    call = CallName(("ai", "assistants", "versions"), "update", "test")
    made = exemplify(api, {operation.key: call}, {operation.key: Arguments(parameters, fields)})
    whole: dict[str, Any] = json.loads(made.files[FILE])
    return whole


def validator(tree: Any, name: str) -> Draft202012Validator:
    return Draft202012Validator({**tree, "$ref": f"#/components/schemas/{name}"})


def test_ten_tools_and_three_background_audios_are_sent(fixtures: dict[str, Any]) -> None:
    tools = [
        "webhook",
        "retrieval",
        "handoff",
        "hangup",
        "transfer",
        "invite",
        "refer",
        "send_dtmf",
        "send_message",
        "skip_turn",
    ]
    audios = ("predefined_media", "media_url", "media_name")
    assert {f"tools.{tool}" for tool in tools} <= fixtures["requests"].keys()
    assert {f"voice_settings.background_audio.{audio}" for audio in audios} <= fixtures["requests"].keys()


def test_requests_are_valid_and_invalid_ones_are_not(tree: Any, fixtures: dict[str, Any]) -> None:
    judge = validator(tree, "UpdateAssistantRequest")
    for name, fixture in fixtures["requests"].items():
        assert judge.is_valid(fixture["body"]), name
    for name in fixtures["invalid"]:
        given = arguments_of(fixtures, name)
        body = {key: value for key, value in given.items() if key not in {"assistant_id", "version_id"}}
        assert not judge.is_valid(body) or not isinstance(given["assistant_id"], str), name


def test_answers_are_valid(tree: Any, fixtures: dict[str, Any]) -> None:
    for fullness in ("full", "minimal"):
        assert validator(tree, "inference-embedding_Assistant").is_valid(
            fixtures["responses"][f"200.{fullness}"]["body"]
        )
    assert validator(tree, "HTTPValidationError").is_valid(fixtures["responses"]["422"]["body"])


def test_full_holds_every_field(tree: Any, fixtures: dict[str, Any]) -> None:
    declared = tree["components"]["schemas"]["UpdateAssistantRequest"]["properties"]
    assert fixtures["requests"]["full"]["body"].keys() == declared.keys()
    assert fixtures["requests"]["minimal"]["body"] == {}
