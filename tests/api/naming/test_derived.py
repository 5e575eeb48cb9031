"""The names of calls that give the answer of another one in another way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from specmint.ir.names import NOTHING, Names
from tests.documents import DONE, Node, answer, api, catalog, parameter

PHOTO: Node = {"200": {"description": "ok", "content": {"image/png": {"schema": {"type": "string"}}}}}
TEXT: Node = {"type": "string"}


def content(*types: str) -> Node:
    return {"200": {"description": "ok", "content": {kind: {"schema": {"type": "object"}} for kind in types}}}


def derived(paths: Node, names: dict[str, str], kept: Names = NOTHING) -> dict[str, Any]:
    return {key: dict(each) for key, each in catalog(api(paths), names, kept=kept).derived.items()}


def get(responses: Node, *parameters: str) -> Node:
    return {"get": {"parameters": [parameter(each, "path") for each in parameters], "responses": responses}}


PATHS: Node = {"/photos/{id}": get(PHOTO, "id")}
NAMES = {"GET /photos/{id}": "photos.download"}


def test_a_call_that_returns_bytes_has_one_that_streams_them() -> None:
    assert derived(PATHS, NAMES) == {"GET /photos/{id}": {"bytes": "download_stream"}}


@pytest.mark.parametrize(
    ("responses", "kinds"),
    [
        (answer(TEXT), []),
        (DONE, []),
        (content("text/csv"), []),
        (content("application/pdf", "application/json"), []),  # which is the same, spelled in another way
        (content("text/event-stream"), []),
        (content("application/jsonl", "application/json"), ["items"]),
        (content("text/event-stream", "application/json"), ["items"]),
        ({"200": {"description": "ok", "content": {"image/*": {"schema": {"type": "string"}}}}}, ["bytes"]),
        ({"200": {"description": "ok", "content": {"text/csv": {"schema": {**TEXT, "format": "binary"}}}}}, ["bytes"]),
        ({"404": PHOTO["200"], **DONE}, []),
    ],
)
def test_which_calls_have_others(responses: Node, kinds: list[str]) -> None:
    found = derived({"/photos": get(responses)}, {"GET /photos": "photos.show"})
    assert list(found.get("GET /photos", {})) == kinds


def test_they_give_way_to_calls_and_resources_of_the_document() -> None:
    paths = {
        **PATHS,
        "/other": get(DONE),
        "/deep": get(DONE),
        "/third": get(DONE),
    }
    names = {
        **NAMES,
        "GET /other": "photos.download_stream",
        "GET /deep": "photos.download_stream_2.show",
        "GET /third": "photos.download_stream_4",
    }
    assert derived(paths, names)["GET /photos/{id}"] == {"bytes": "download_stream_3"}


def test_they_give_way_also_to_a_call_that_is_new() -> None:
    before = catalog(api(PATHS), NAMES).names
    assert before.derived == {"GET /photos/{id} bytes": "download_stream"}
    paths, names = {**PATHS, "/other": get(DONE)}, {**NAMES, "GET /other": "photos.download_stream"}
    assert derived(paths, names, before)["GET /photos/{id}"] == {"bytes": "download_stream_2"}


@pytest.mark.parametrize(
    ("kept", "name"),
    [
        ("download_stream_2", "download_stream_2"),
        ("download_stream_", "download_stream_"),
        ("__class__", "download_stream"),
        ("download_stream()", "download_stream"),
        ("upload_stream", "download_stream"),
    ],
)
def test_a_name_of_the_lock_stays_if_it_could_be_ours(kept: str, name: str) -> None:
    names = replace(NOTHING, derived={"GET /photos/{id} bytes": kept})
    assert derived(PATHS, NAMES, names)["GET /photos/{id}"] == {"bytes": name}


def test_methods_of_the_client_are_not_hidden() -> None:
    paths = {"/": get(content("application/jsonl", "application/json")), "/bytes": get(PHOTO)}
    names = {"GET /": "stream", "GET /bytes": "bytes"}
    assert derived(paths, names) == {"GET /": {"items": "stream_streaming"}, "GET /bytes": {"bytes": "bytes_stream"}}
