"""What has another name now, and is the same else, is told once, and hits the lines that use the name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from specmint.changes.comparing.compare import compare
from specmint.changes.comparing.usage.folder import with_uses
from specmint.ir.policy import Policy
from tests.changes.comparing.revisions import OLD, changed, comparison

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from specmint.changes.rules.change import Comparison

ONE = "/owners/{owner_id}/pets/{pet_id}"


def _path_parameter(content: dict[str, Any]) -> None:
    item = json.loads(json.dumps(content["paths"].pop(ONE)).replace("pet_id", "id"))
    content["paths"]["/owners/{owner_id}/pets/{id}"] = item


def _query_parameter(content: dict[str, Any]) -> None:
    content["paths"]["/pets"]["get"]["parameters"][0]["name"] = "count"


def _properties(schema: str, **names: str) -> Callable[[dict[str, Any]], None]:
    def apply(content: dict[str, Any]) -> None:
        node = content["components"]["schemas"][schema]
        node["properties"] = {names.get(name, name): value for name, value in node["properties"].items()}
        node["required"] = [names.get(name, name) for name in node["required"]]

    return apply


def _told(found: Comparison) -> set[tuple[str, str]]:
    return {(change.rule.id, change.level) for change in found.changes}


RENAMINGS: dict[str, tuple[Callable[[dict[str, Any]], object], set[tuple[str, str]]]] = {
    "a parameter of the path": (_path_parameter, {("path-parameter-renamed", "breaking")}),
    "a parameter of the query": (_query_parameter, {("parameter-renamed", "breaking")}),
    "a property that is received": (
        _properties("Pet", born="birthday"),
        {("response-property-renamed", "breaking")},
    ),
    "a property that is sent": (_properties("NewPet", home="house"), {("request-property-renamed", "breaking")}),
    "several that are written otherwise": (
        _properties("Home", city="City", street="Street"),
        {("response-property-renamed", "breaking")},
    ),
}


@pytest.mark.parametrize("name", RENAMINGS)
def test_it_is_told_once(name: str) -> None:
    mutation, told = RENAMINGS[name]
    assert _told(comparison(mutation)) == told


def test_a_class_that_is_called_after_a_property_is_renamed_with_it() -> None:
    def add(name: str) -> Callable[[dict[str, Any]], object]:
        toy = {"type": "object", "properties": {"size": {"type": "integer"}}}
        return lambda content: content["components"]["schemas"]["Pet"]["properties"].update({name: toy})

    found = compare(changed(add("toy")), changed(add("ball")), Policy())
    assert _told(found) == {("response-property-renamed", "breaking"), ("python-type-renamed", "breaking")}


def test_what_could_be_either_of_two_is_gone() -> None:
    def mutation(content: dict[str, Any]) -> None:
        properties = content["components"]["schemas"]["Home"]["properties"]
        del properties["street"]
        properties |= {"first": {"type": "string"}, "second": {"type": "string"}}

    rules = [change.rule.id for change in comparison(mutation).changes if change.rule.side == "wire"]
    assert rules == ["response-property-removed", "response-property-added", "response-property-added"]


def test_words_of_the_author_tell_two_apart() -> None:
    def described(**words: str) -> Callable[[dict[str, Any]], object]:
        texts = {name: {"type": "string", "description": each} for name, each in words.items()}
        return lambda content: content["components"]["schemas"]["Home"]["properties"].update(texts)

    before, after = changed(described(a="The door.", b="The wall.")), changed(described(c="The wall.", d="The door."))
    assert {change.message for change in compare(before, after, Policy()).changes} == {
        "Home.c takes the place of b, of which the same was said.",
        "Home.d takes the place of a, of which the same was said.",
    }


HITS = {
    "a parameter of the path": """
        client.owners.pets.retrieve("1", owner_id="2")
        client.owners.pets.retrieve(pet_id="1", owner_id="2")  # hit
    """,
    "a parameter of the query": """
        client.pets.list(limit=1)  # hit
        client.pets.list()
    """,
    "a property that is received": """
        pet = client.owners.pets.retrieve("1", owner_id="2")
        print(pet.born)  # hit
        print(pet.name)
    """,
    "a property that is sent": """
        client.pets.create(name="Bo", home={"city": "Ulm"})  # hit
        client.pets.create(name="Bo")
    """,
}


@pytest.mark.parametrize("name", HITS)
def test_the_lines_that_use_the_old_name_are_hit(name: str, tmp_path: Path) -> None:
    lines = [line.strip() for line in HITS[name].strip().splitlines()]
    (tmp_path / "app.py").write_text("\n".join(["from pets_client import Client", "client = Client()", *lines]))
    found = with_uses(comparison(RENAMINGS[name][0]), tmp_path, OLD).comparison
    assert {use.text for change in found.changes for use in change.uses} == {
        line for line in lines if line.endswith("# hit")
    }
