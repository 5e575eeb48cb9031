from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.package.examples.describe import Json, made, read, with_body

COMPONENTS: Json = {
    "Owner": {
        "type": "object",
        "properties": {"mail": {"type": "string", "format": "email"}, "age": {"type": "integer"}},
    },
}
SCHEMA: Json = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "size": {"type": "number", "maximum": 3},
        "code": {"type": "string", "pattern": "^[a-z]{8}$"},
        "at": {"type": "string", "format": "date-time"},
        "owner": {"$ref": "#/components/schemas/Owner"},
        "kind": {"oneOf": [{"type": "string", "title": "Text"}, {"type": "integer"}]},
    },
}
PROGRAM = """
import json, sys
from tests.package.examples.describe import made, with_body
from tests.package.examples.test_stability import COMPONENTS, SCHEMA
print(json.dumps(made(with_body(SCHEMA), COMPONENTS).files))
"""


def fields(schema: Any, components: Json = COMPONENTS) -> Json:
    found: Json = read(made(with_body(schema), components), "request.full")["body"]
    return found


@pytest.mark.parametrize("first", [True, False])
def test_a_new_property_changes_no_other_value(first: bool) -> None:  # noqa: FBT001 - a parameter of the test
    added = {"added": {"type": "string"}}
    schema = copy.deepcopy(SCHEMA)
    schema["properties"] = {**added, **schema["properties"]} if first else {**schema["properties"], **added}
    after = fields(schema)
    assert after.pop("added")
    assert after == fields(SCHEMA)


def test_a_new_property_in_a_component_changes_no_other_value() -> None:
    components = copy.deepcopy(COMPONENTS)
    components["Owner"]["properties"] = {"added": {"type": "integer"}, **components["Owner"]["properties"]}
    after = fields(SCHEMA, components)
    del after["owner"]["added"]
    assert after == fields(SCHEMA)


def test_a_new_parameter_changes_no_other_value() -> None:
    old: Json = {"name": "old", "in": "query", "required": True, "schema": {"type": "string"}}
    new: Json = {"name": "new", "in": "query", "required": True, "schema": {"type": "string"}}
    before = read(made({"parameters": [old]}), "request.full")
    after = read(made({"parameters": [new, old]}), "request.full")
    assert after["arguments"]["old"] == before["arguments"]["old"]
    assert after["arguments"]["new"] != after["arguments"]["old"]


def test_values_of_equal_schemas_in_different_places_differ() -> None:
    value = fields({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}})
    assert value["a"].startswith("a-")
    assert value["b"].startswith("b-")
    assert value["a"][2:] != value["b"][2:]


def test_the_same_files_come_out_whatever_the_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert outputs == {json.dumps(made(with_body(SCHEMA), COMPONENTS).files) + "\n"}
