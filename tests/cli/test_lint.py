from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.pipeline.clients import BROKEN, SPEC

if TYPE_CHECKING:
    from tests.cli.running import Command

WARNED = SPEC.replace("name: {type: string}", "name: {type: string, default: 7}")


def test_a_good_document(specmint: Command) -> None:
    ended = specmint("lint", "spec.yaml")
    assert (ended.status, ended.out, ended.err) == (0, "", "spec.yaml: nothing to complain about.\n")
    assert specmint("lint", "spec.yaml", "--quiet").err == ""
    assert json.loads(specmint("lint", "spec.yaml", "--format", "json").out) == {"diagnostics": []}


OFFERED = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: https://api.example.com}]
paths:
  /pets:
    get:
      responses:
        "200":
          description: The same in two forms.
          content: {application/json: {schema: {type: object}}, application/xml: {schema: {type: object}}}
"""


def test_what_no_client_offers_is_told_as_generate_tells_it(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(OFFERED, encoding="utf-8")
    linted = specmint("lint", "spec.yaml")
    made = specmint("generate", "--spec", "spec.yaml", "--package", "pets", "--out", "pets")
    assert linted.out.startswith("warning SM515 other-spelling: 'application/xml'")
    assert linted.out in made.err


@pytest.mark.parametrize(("spec", "code"), [(BROKEN, "SM301"), (WARNED, "SM203")])
def test_findings_are_the_result(specmint: Command, spec: str, code: str) -> None:
    (specmint.folder / "spec.yaml").write_text(spec, encoding="utf-8")
    ended = specmint("lint", "spec.yaml")
    assert (ended.status, ended.err) == (1, "")
    assert f" {code} " in ended.out
    assert "--> spec.yaml:" in ended.out
    assert "help: " in ended.out


def test_as_json(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(BROKEN, encoding="utf-8")
    ended = specmint("lint", "spec.yaml", "--format", "json")
    found = json.loads(ended.out)["diagnostics"]
    assert (ended.status, ended.err) == (1, "")
    assert {each["name"] for each in found} == {"dangling-reference"}


def test_as_annotations(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(BROKEN, encoding="utf-8")
    ended = specmint("lint", "spec.yaml", "--format", "github")
    assert (ended.status, ended.err) == (1, "")
    assert all(line.startswith("::error file=spec.yaml,line=") for line in ended.out.splitlines())


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize(("spec", "status"), [("missing.yaml", 2), ("pyproject.toml", 2)])
def test_what_cannot_be_read_is_a_finding_too(specmint: Command, form: str, spec: str, status: int) -> None:
    ended = specmint("lint", spec, "--format", form)
    assert (ended.status, ended.err) == (status, "")
    assert "SM1" in ended.out
    if form == "json":
        assert json.loads(ended.out)["diagnostics"]
