"""References in any script."""

from __future__ import annotations

from typing import Any

import pytest

from specmint.package.examples.addressable import addressable
from tests.package.examples.describe import made, names, with_body

NAMES = [
    "file",
    "\ufb01le",
    "caf\u00e9",
    "a b",
    "a%b",
    "a#b",
    "Page[Pet]",
    "A<B>",
    'a"b',
    "a\\b",
    "a^|`b",
    "a?b",
    "a/b",
    "a~b",
]


@pytest.mark.parametrize("name", NAMES)
def test_components_of_any_name_have_fixtures(name: str) -> None:
    token = name.replace("~", "~0").replace("/", "~1")
    reference = {"$ref": f"#/components/schemas/{token}"}
    schema = {"type": "object", "required": ["b"], "properties": {"b": {"type": "integer"}, "next": reference}}
    fixtures = made(with_body(reference), {name: schema})
    assert fixtures.diagnostics == ()
    assert {"request.minimal", "request.full"} <= {*names(fixtures, "request.")}


def test_what_needs_no_encoding_and_what_is_a_value_stay() -> None:
    plain: dict[str, Any] = {"paths": {"/pets/{id}": {"$ref": "#/x"}}}
    assert addressable(plain) is plain
    odd = {"components": {"schemas": {"\u00e9": {"const": {"$ref": "#/\u00e9"}, "items": {"$ref": "#/\u00e9"}}}}}
    (schema,) = addressable(odd)["components"]["schemas"].values()
    assert schema == {"const": {"$ref": "#/\u00e9"}, "items": {"$ref": "#/%C3%A9"}}


def test_what_is_called_like_a_keyword_is_no_value() -> None:
    reference = {"$ref": "#/components/schemas/\u00e9"}
    encoded = {"$ref": "#/components/schemas/%C3%A9"}
    named = {"properties": {"const": reference, "default": reference}, "default": reference}
    assert addressable(named) == {"properties": {"const": encoded, "default": encoded}, "default": encoded}
    whole = {"components": {"schemas": {"enum": reference}}, "responses": {"default": reference}}
    assert addressable(whole) == {"components": {"schemas": {"enum": encoded}}, "responses": {"default": encoded}}


def test_a_reference_into_a_template_of_a_path_is_encoded() -> None:
    assert addressable({"$ref": "#/paths/~1pets~1{id}/get"}) == {"$ref": "#/paths/~1pets~1%7Bid%7D/get"}
