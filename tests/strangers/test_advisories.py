"""Public advisories of other generators and of their clients, by name: none of their holes is here.

Where a text of a document is the hole, its payload stands at the position that the advisory names, and what is
generated is judged on syntax trees and imported. Where it is something else, the test that holds it is named.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.conftest import ROOT
from tests.strangers.matrix import Base, Cell, imported, judged
from tests.strangers.payloads import PAYLOADS
from tests.strangers.positions import Position

if TYPE_CHECKING:
    from tests.strangers.matrix import Outcome


class Hole(NamedTuple):
    """A payload at a position, in the document of a version."""

    path: tuple[str | int, ...]
    payload: str
    is_key: bool = False
    version: str = "3.1"


PETS, LISTED = ("paths", "/pets"), ("paths", "/pets", "get")
PET = ("components", "schemas", "Pet")
NAME, ANIMAL = (*PET, "properties", "name"), ("components", "schemas", "Animal")
SERVER = ("servers", 0)
TEXTS: dict[str, Hole] = {
    "CVE-2020-15142": Hole((*NAME, "description"), "closed docstring"),
    "CVE-2016-5641": Hole(("info", "description"), "closed docstring"),
    "CVE-2026-105801": Hole((*LISTED, "summary"), "closed docstring"),
    "CVE-2026-63469": Hole((*LISTED, "responses", "4XX"), "argument that stays valid", is_key=True),
    "CVE-2026-63470": Hole((*LISTED, "summary"), "string that stays valid", version="3.0"),
    "CVE-2026-63471": Hole(("paths", "/events"), "string that stays valid", is_key=True),
    "CVE-2026-54621": Hole((*ANIMAL, "description"), "comment left by CR"),
    "CVE-2026-54653": Hole((*PET, "properties", "kind", "x-enum-varnames", 0), "expression"),
    "CVE-2026-54654": Hole(("tags", 0, "description"), "comment left by LF"),
    "CVE-2026-54655": Hole(("components", "schemas", "Owner", "x-note"), "type"),
    "CVE-2026-54656": Hole((*NAME, "pattern"), "expression"),
    "CVE-2026-55415": Hole(("components", "schemas", "Owner", "x-note"), "import", version="3.2"),
    "CVE-2026-63720": Hole(("components", "schemas", "Owner", "x-note"), "import", version="3.0"),
    "CVE-2026-41134": Hole((*PET, "properties", "weight-in-kg"), "closed string", is_key=True),
    "CVE-2026-59862": Hole((*PET, "description"), "comment left by LF"),
    "CVE-2026-59861": Hole((*PET, "title"), "template literal"),
    "CVE-2026-59859": Hole((*NAME, "example"), "template literal"),
    "CVE-2026-59860": Hole(("components", "schemas", "Owner", "externalDocs", "description"), "comment left by LF"),
    "CVE-2026-59866": Hole(("components", "schemas", "Cat"), "path", is_key=True),
    "CVE-2026-59865": Hole(("info", "title"), "shell"),
    "CVE-2026-22785": Hole(("webhooks", "petBorn", "post", "summary"), "template literal"),
    "CVE-2026-23947": Hole((*PET, "properties", "kind", "x-enum-varnames", 1), "comment left by LF"),
    "CVE-2026-62681": Hole(("paths", "/pets/{petId}"), "template literal", is_key=True, version="3.2"),
    "CVE-2026-62682": Hole((*SERVER, "url"), "template literal", version="3.2"),
    "CVE-2026-71864": Hole((*LISTED, "parameters", 2, "name"), "closed string", version="3.2"),
    "CVE-2026-71865": Hole((*LISTED, "parameters", 0, "name"), "closed string", version="3.2"),
    "CVE-2026-71866": Hole((*PET, "properties", "born"), "list that stays valid", is_key=True, version="3.2"),
    "CVE-2026-71867": Hole((*PET, "properties", "tags"), "expression", is_key=True, version="3.2"),
    "CVE-2026-71868": Hole((*LISTED, "parameters", 1, "schema", "default"), "closed string", version="3.2"),
    "CVE-2026-71869": Hole((*PET, "properties", "tags", "default", 0), "template literal", version="3.0"),
    "CVE-2026-71871": Hole((*LISTED, "parameters", 2, "schema", "default"), "template literal", version="3.0"),
    "CVE-2026-72716": Hole((*LISTED, "parameters", 1, "schema", "default"), "template literal", version="3.0"),
    "CVE-2026-72717": Hole((*NAME, "default"), "template literal", version="3.0"),
    "CVE-2026-54661": Hole((*SERVER, "url"), "closed string", version="3.0"),
    "CVE-2026-54662": Hole((*SERVER, "variables", "region", "default"), "closed string"),
    "CVE-2026-54664": Hole((*PET, "properties", "kind", "enum", 0), "closed string"),
    "CVE-2026-54666": Hole(("paths", "/events"), "closed string", is_key=True, version="3.0"),
    "GHSA-rjwr-m7qx-3fjr": Hole((*SERVER, "description"), "comment left by LF"),
    "GHSA-xrqw-w576-xgj2": Hole((*PET, "properties", "kind", "enum", 1), "list that stays valid"),
    "GHSA-jwgf-6xff-4hvp": Hole(("paths", "/pets/{petId}"), "closed string", is_key=True),
    "GHSA-9c2f-gr95-7wqw": Hole(("definitions", "Owner", "x-note"), "import", version="2.0"),
    "GHSA-hhx9-57xq-r5rw": Hole((*LISTED, "parameters", 0, "name"), "dunder"),
    "CVE-2026-108551": Hole(("info", "version"), "closed single string"),
}
"""Several of a version share a document: each stands at a position of its own."""

FOLDERS, READING = "tests/package/output", "tests/document/reading"
PROJECT = f"{FOLDERS}/test_exchange.py::test_a_configuration_names_nothing_outside_of_its_project"
REFERENCES = f"{READING}/test_bundle.py::test_references_that_are_not_followed"
HELD: dict[str, str] = {
    "CVE-2020-15141": f"{FOLDERS}/test_hostile_folders.py::test_paths_that_lead_outside",
    "CVE-2024-35219": PROJECT,
    "CVE-2026-59863": PROJECT,
    "CVE-2017-18640": f"{READING}/test_yaml.py::test_a_few_aliases_that_stand_for_billions_of_values_are_refused",
    "CVE-2026-54690": f"{READING}/test_url.py::test_references_to_hosts_that_are_private_or_unknown",
    "CVE-2026-54691": f"{READING}/test_url.py::test_a_redirect_does_not_lead_into_a_private_network",
    "CVE-2026-55389": REFERENCES,
    "CVE-2026-55390": REFERENCES,
    "CVE-2026-55391": f"{READING}/test_url.py::test_the_address_that_was_checked_is_the_one_that_is_asked",
    "CVE-2026-55403": f"{READING}/test_url.py::test_a_redirect_to_another_host_takes_no_headers_along",
    "CVE-2026-59867": REFERENCES,
}


@cache
def _outcome(version: str) -> tuple[Outcome, tuple[str, ...]]:
    changes: dict[Position, str] = {}
    for hole in (each for each in TEXTS.values() if each.version == version):
        changes.setdefault(Position(hole.path, hole.is_key), PAYLOADS[hole.payload])
    outcome = judged(base := Base(version), Cell(version, changes), with_reports=True)
    assert base.document
    return outcome, tuple(imported({"acme0": outcome.files}) if outcome.files else ())


@pytest.mark.parametrize("advisory", TEXTS)
def test_the_hole_of_an_advisory_is_not_here(advisory: str) -> None:
    hole = TEXTS[advisory]
    tree: Any = Base(hole.version).document
    for part in hole.path[:-1]:
        tree = tree[part]
    assert hole.path[-1] in tree if hole.is_key else isinstance(tree[hole.path[-1]], str)
    outcome, lines = _outcome(hole.version)
    assert outcome.files
    assert (outcome.findings, lines) == ([], ())


@pytest.mark.parametrize("advisory", HELD)
def test_an_advisory_about_something_else_has_its_test(advisory: str) -> None:
    path, _, name = HELD[advisory].partition("::")
    assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8")
