"""A small client of a small document, for runs of the whole pipeline."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from specmint.building.parallel import Inline
from specmint.ir.client import ClientConfig

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor
    from pathlib import Path

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://api.example.com"}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [reading]
      responses:
        "200":
          description: All pets.
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}
    post:
      tags: [writing]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses: {"204": {description: Done.}}
  /owners/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: Done.}}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}, born: {type: string, format: date}}}
"""
BROKEN = SPEC.replace("schemas/Pet}", "schemas/Cat}").replace('schemas/Pet"}', 'schemas/Cat"}')
PROJECT = """\
[[tool.specmint.clients]]
name = "pets"
document = "spec.yaml"
output = "out"
package = "pets"
formatter = "ruff"
"""


def client(folder: Path, **settings: Any) -> ClientConfig:
    """A client of ``spec.yaml`` in a folder, made without fixtures by the quicker formatter."""
    (folder / "spec.yaml").exists() or (folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    defaults = {"formatter": "ruff", "fixtures": "none", "output": folder / "out"}
    return ClientConfig("pets", str(folder / "spec.yaml"), "spec.yaml", package="pets", **{**defaults, **settings})


def project(folder: Path) -> None:
    """A project with this one client."""
    (folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    (folder / "pyproject.toml").write_text(PROJECT, encoding="utf-8")


@contextmanager
def one_process(**_: bool) -> Iterator[Executor]:
    """Everything in this process, which has imported everything already."""
    yield Inline()
