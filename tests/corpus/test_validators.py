"""Validity as the version of a document means it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.corpus.checks.reading import Reading
from tests.corpus.checks.validators import Schemas

if TYPE_CHECKING:
    from pathlib import Path

TEXT = {"type": "string"}
HIDDEN = {"$ref": "#/components/schemas/Hidden"}
SECRET = {"required": ["a"], "properties": {"a": {"type": "string", "readOnly": True}}}


def _problems(folder: Path, version: str, schema: Any, value: Any, not_sent: str = "readOnly") -> list[str]:
    place = folder / "root.json"
    schemas = {"Asked": schema, "Text": TEXT, "Hidden": {"readOnly": True}}
    place.write_text(json.dumps({"openapi": version, "components": {"schemas": schemas}}), encoding="utf-8")
    reading = Reading(place)
    asked = reading.top / "components" / "schemas" / "Asked"
    return list(Schemas(reading, not_sent).problems(value, asked))


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string", "nullable": True}, None),
        ({"$ref": "#/components/schemas/Text", "nullable": True}, None),
        ({"type": "string", "pattern": "\\p{L}"}, "1"),
        (SECRET, {}),
        ({"required": ["a"], "properties": {"a": HIDDEN}}, {}),
        ({"required": ["a"], "properties": {"a": {"allOf": [HIDDEN, {"$ref": "#/nowhere"}]}}}, {}),
        ({"allOf": [{"required": ["a"]}, {"properties": {"a": HIDDEN}}]}, {}),
        ({"oneOf": [TEXT, {"nullable": True}]}, None),
        ({"oneOf": [TEXT, {"nullable": True}]}, "a"),
        ({"$ref": "#/nowhere"}, 3),
        ({"type": "file"}, 3),
        ({"type": None}, 3),
        ({"type": "string", "format": "date"}, "no date"),
    ],
)
def test_what_is_valid(tmp_path: Path, version: str, schema: Any, value: Any) -> None:
    assert _problems(tmp_path, version, schema, value) == []


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
@pytest.mark.parametrize(
    ("schema", "value", "told"),
    [
        (TEXT, None, "$: it is not of type 'string'"),
        ({"$ref": "#/components/schemas/Text"}, 3, "$: it is not of type 'string'"),
        ({"items": TEXT}, ["a", 1], "$[1]: it is not of type 'string'"),
        ({"type": "string", "pattern": "^a"}, "b", "$: it does not match '^a'"),
    ],
)
def test_what_is_not(tmp_path: Path, version: str, schema: Any, value: Any, told: str) -> None:
    assert _problems(tmp_path, version, schema, value) == [told]


def test_what_goes_the_other_way_is_required_there(tmp_path: Path) -> None:
    assert _problems(tmp_path, "3.1.0", SECRET, {}, "writeOnly") == ["$: 'a' is a required property"]


def test_beside_a_reference_stands_nothing_in_3_0(tmp_path: Path) -> None:
    schema = {"$ref": "#/components/schemas/Text", "minLength": 5}
    assert _problems(tmp_path, "3.0.3", schema, "a") == []
    assert _problems(tmp_path, "3.1.0", schema, "a") == ["$: it is too short"]


def test_a_bound_is_exclusive_as_each_version_says(tmp_path: Path) -> None:
    old, new = {"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}
    assert len(_problems(tmp_path, "3.0.3", old, 1)) == len(_problems(tmp_path, "3.1.0", new, 1)) == 1


def test_required_of_a_parameter_is_no_list(tmp_path: Path) -> None:
    assert _problems(tmp_path, "3.0.3", {"type": "object", "required": True}, {}) == []
