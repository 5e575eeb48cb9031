"""Every fixture is what the document's own schemas ask for, says a validator that specmint does not use."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tests.corpus.checks.described import Described
from tests.corpus.checks.installed import open_client, operations
from tests.corpus.checks.reading import Place, Reading
from tests.corpus.checks.validators import Schemas
from tests.corpus.outcomes import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.corpus.case import Case

Part = tuple[str, Any, Place]
"""What it is of a fixture, its value, and its schema."""


def check(case: Case) -> Finding:
    """Parameters and bodies of requests, bodies of answers. Broken requests are the affair of the replay."""
    open_client(case)
    fixtures = _Fixtures(case.client / "testing" / "fixtures", Reading(case.root), operations(case))
    paths = [path for path in sorted(fixtures.folder.rglob("*.json")) if path.parent.name != "invalid"]
    problems: list[str] = []
    checked = 0
    for path in paths:
        parts = list(fixtures.parts(path))
        checked += len(parts)
        problems += fixtures.problems(path, parts)
    return Finding(problems, {"checked": checked})


def _is_request(path: Path) -> bool:
    return path.name.startswith("request.")


@dataclass
class _Fixtures:
    """The fixtures of a client, the document and the operations that the client states."""

    folder: Path
    reading: Reading
    operations: list[Any]

    def parts(self, path: Path) -> Iterator[Part]:
        """What can be checked of the fixture at ``path``."""
        fixture = json.loads(path.read_text(encoding="utf-8"))
        schema = None
        if path.name.startswith("webhook."):
            described = self._webhooks.get(_letters(fixture["webhook"]))
            if described is not None:
                schema = described.request_body(fixture["headers"].get("content-type", ""))
        else:
            stated = self._stated[".".join(path.relative_to(self.folder).parts[:-1])]
            described = self._described[f"{stated.method} {stated.path}"]
            if _is_request(path):
                yield from _arguments(fixture["arguments"], stated, described)
                schema = described.request_body(fixture.get("content_type", ""))
            else:
                schema = described.answer_body(fixture["status"], fixture["headers"].get("content-type", ""))
        if "body" in fixture and schema is not None:
            yield "body", fixture["body"], schema

    def problems(self, path: Path, parts: list[Part]) -> Iterator[str]:
        """What is wrong with the parts of the fixture at ``path``."""
        schemas = self._sent if _is_request(path) else self._received
        for name, value, schema in parts:
            for problem in schemas.problems(value, schema):
                yield f"{path.relative_to(self.folder)}: {name} {problem}"

    @cached_property
    def _stated(self) -> dict[str, Any]:
        return {each.name: each for each in self.operations}

    @cached_property
    def _described(self) -> dict[str, Described]:
        return {stated.route: Described(self.reading, stated) for stated in self.reading.operations()}

    @cached_property
    def _webhooks(self) -> dict[str, Described]:
        """Webhooks by their names' letters, which is what the two ways to write them have in common."""
        return {_letters(stated.name): Described(self.reading, stated) for stated in self.reading.webhooks()}

    @cached_property
    def _sent(self) -> Schemas:
        return Schemas(self.reading, "readOnly")

    @cached_property
    def _received(self) -> Schemas:
        return Schemas(self.reading, "writeOnly")


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()


def _arguments(arguments: dict[str, Any], stated: Any, described: Described) -> Iterator[Part]:
    for parameter in stated.parameters:
        schema = described.parameter(parameter.name, parameter.location)
        if parameter.argument in arguments and schema is not None:
            yield f"{parameter.location} {parameter.name}", arguments[parameter.argument], schema
