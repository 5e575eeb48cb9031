"""Chains of references are told to the library as what they end with."""

from __future__ import annotations

from specmint.document.validation.chains import with_short_chains

HOME = "#/components/schemas"


def test_each_link_of_a_chain_refers_to_its_end() -> None:
    links = {f"S{index}": {"$ref": f"{HOME}/S{index + 1}"} for index in range(3)}
    end = {"type": "string", "properties": {"a": {"$ref": f"{HOME}/S0"}}}
    tree = {"openapi": "3.1.0", "components": {"schemas": {**links, "S3": end}, "responses": {}}}
    schemas = {**{name: {"$ref": f"{HOME}/S3"} for name in links}, "S3": end}
    assert with_short_chains(tree) == {"openapi": "3.1.0", "components": {"schemas": schemas, "responses": {}}}
    assert tree["components"] == {"schemas": {**links, "S3": end}, "responses": {}}


def test_circles_and_what_leads_nowhere_stay() -> None:
    circle = {"A": {"$ref": f"{HOME}/B"}, "B": {"$ref": f"{HOME}/A"}, "C": {"$ref": "#/nowhere"}, "D": 1}
    tree = {"openapi": "3.1.0", "components": {"schemas": circle}}
    assert with_short_chains(tree) is tree
    assert with_short_chains({"openapi": "3.1.0", "components": []}) == {"openapi": "3.1.0", "components": []}


def test_the_same_in_swagger_2() -> None:
    links = {"A": {"$ref": "#/definitions/B"}, "B": {"$ref": "#/definitions/C"}, "C": {}}
    short = {**links, "A": {"$ref": "#/definitions/C"}}
    assert with_short_chains({"swagger": "2.0", "definitions": links}) == {"swagger": "2.0", "definitions": short}
