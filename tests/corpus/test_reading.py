"""The independent reading of documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.corpus.checks.reading import Reading, parse

if TYPE_CHECKING:
    from pathlib import Path


def _reading(folder: Path, **tree: Any) -> Reading:
    place = folder / "root.json"
    place.write_text(json.dumps({"openapi": "3.1.0", **tree}), encoding="utf-8")
    return Reading(place)


def _routes(reading: Reading) -> list[str]:
    return [stated.route for stated in reading.operations()]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("true", True),
        ("2020-01-01", "2020-01-01"),
        ("1e-08", 1e-08),
        ("012", 12),
        ("0o17", 15),
        ("~", None),
        ("", None),
        ("1.2.3", "1.2.3"),
        ("18446744073709551616", 2**64),
    ],
)
def test_yaml_is_read_as_its_version_1_2_says(tmp_path: Path, text: str, value: object) -> None:
    (tmp_path / "a.yaml").write_text(f"value: {text}", encoding="utf-8")
    assert parse(tmp_path / "a.yaml") == {"value": value}


def test_keys_are_texts(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("base: &b {200: a}\nmore: {<<: *b, on: b}", encoding="utf-8")
    assert parse(tmp_path / "a.yaml")["more"] == {"200": "a", "on": "b"}


def test_every_version_has_its_methods(tmp_path: Path) -> None:
    item = {"get": {}, "trace": {}, "query": {}, "summary": "x", "additionalOperations": {"COPY": {}}}
    routes = {}
    for version in ("3.0.3", "3.1.0", "3.2.0"):
        routes[version] = _routes(_reading(tmp_path, openapi=version, paths={"/a": item, "x-note": item}))
    assert routes["3.0.3"] == routes["3.1.0"] == ["GET /a", "TRACE /a"]
    assert sorted(routes["3.2.0"]) == ["COPY /a", "GET /a", "QUERY /a", "TRACE /a"]
    place = tmp_path / "swagger.json"
    place.write_text(json.dumps({"swagger": "2.0", "paths": {"/a": item}}), encoding="utf-8")
    assert _routes(Reading(place)) == ["GET /a"]


def test_references_lead_to_other_files(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a b.yaml").write_text("/item~:\n  $ref: '#/there'\nthere: {get: {}}", encoding="utf-8")
    reading = _reading(tmp_path, paths={"/a": {"$ref": "deep/a%20b.yaml#/~1item~0"}})
    assert _routes(reading) == ["GET /a"]


@pytest.mark.parametrize("target", ["#/paths/~1a", "missing.json", "#/nowhere"])
def test_references_that_lead_nowhere_are_no_operations(tmp_path: Path, target: str) -> None:
    assert _routes(_reading(tmp_path, paths={"/a": {"$ref": target}})) == []


def test_webhooks_and_callbacks_are_what_the_api_sends(tmp_path: Path) -> None:
    callback: dict[str, Any] = {"{$request.body#/url}": {"post": {}, "put": {}}}
    reading = _reading(
        tmp_path,
        paths={"/a": {"get": {"callbacks": {"done": {"$ref": "#/components/callbacks/done"}}}}},
        webhooks={"born": {"post": {}}},
        components={"callbacks": {"done": callback}},
        **{"x-webhooks": {"died": {"post": {}}}},
    )
    names = [stated.name for stated in reading.webhooks()]
    assert names == ["born", "died", "{$request.body#/url}", "{$request.body#/url}"]
