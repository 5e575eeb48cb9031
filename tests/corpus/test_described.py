"""Where a document says what a part of a request or an answer has to be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.corpus.checks.described import Described
from tests.corpus.checks.reading import Reading

if TYPE_CHECKING:
    from pathlib import Path

    from tests.corpus.checks.reading import Place

LISTED = {"parameters": [{"name": "id", "in": "path", "schema": {"title": "item's"}}]}


def _described(folder: Path, operation: Any, version: str = "3.1.0") -> Described:
    key = "swagger" if version == "2.0" else "openapi"
    tree = {key: version, "paths": {"/a": {**LISTED, "post": operation}}, "components": {"x": {"title": "shared"}}}
    (folder / "root.json").write_text(json.dumps(tree), encoding="utf-8")
    reading = Reading(folder / "root.json")
    return Described(reading, next(reading.operations()))


def _title(place: Place | None) -> str | None:
    return None if place is None else place.node["title"]


def test_parameters_are_the_operation_s_own_or_the_path_s(tmp_path: Path) -> None:
    own = {"name": "q", "in": "query", "content": {"application/json": {"schema": {"title": "own"}}}}
    described = _described(tmp_path, {"parameters": [own, {"name": "bare", "in": "query"}]})
    assert _title(described.parameter("id", "path")) == "item's"
    assert _title(described.parameter("q", "query")) == "own"
    assert described.parameter("bare", "query") is None
    assert described.parameter("id", "query") is None


def test_bodies_are_found_by_media_type_and_status(tmp_path: Path) -> None:
    def content(title: str) -> Any:
        return {"content": {"Application/JSON; charset=utf-8": {"schema": {"title": title}}, "text/plain": {}}}

    responses = {"200": content("ok"), "4XX": content("wrong"), "default": content("other")}
    described = _described(tmp_path, {"requestBody": content("sent"), "responses": responses})
    assert _title(described.request_body("application/json")) == "sent"
    assert described.request_body("text/plain") is None
    assert described.request_body("text/csv") is None
    told = [_title(described.answer_body(status, "application/json")) for status in (200, 404, 500)]
    assert told == ["ok", "wrong", "other"]
    assert _described(tmp_path, {"responses": {}}).answer_body(200, "application/json") is None


def test_swagger_has_bodies_of_its_own_kind(tmp_path: Path) -> None:
    sent = [{"name": "body", "in": "body", "schema": {"title": "sent"}}, {"name": "q", "in": "query", "title": "flat"}]
    operation = {"parameters": sent, "responses": {"200": {"schema": {"title": "ok"}}}}
    described = _described(tmp_path, operation, "2.0")
    assert _title(described.request_body("application/json")) == "sent"
    assert _title(described.answer_body(200, "application/json")) == "ok"
    assert _title(described.parameter("q", "query")) == "flat"
    assert _described(tmp_path, {}, "2.0").request_body("application/json") is None
