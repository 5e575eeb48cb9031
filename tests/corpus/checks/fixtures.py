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
SECTIONS = ("requests", "responses", "bodies")


def check(case: Case) -> Finding:
    """Parameters and bodies of requests, bodies of answers. Broken requests are the affair of the replay."""
    open_client(case)
    fixtures = _Fixtures(case.client / "testing" / "fixtures", Reading(case.root), operations(case))
    problems: list[str] = []
    checked = 0
    for path in sorted(fixtures.folder.rglob("*.json")):
        whole = json.loads(path.read_text(encoding="utf-8"))
        for section, name in ((each, name) for each in SECTIONS for name in whole.get(each, ())):
            parts = list(fixtures.parts(whole, section, name))
            checked += len(parts)
            place = path.relative_to(fixtures.folder)
            problems += (f"{place} {section} {name}: {each}" for each in fixtures.problems(section, parts))
    return Finding(problems, {"checked": checked})


@dataclass
class _Fixtures:
    """The fixtures of a client, the document and the operations that the client states."""

    folder: Path
    reading: Reading
    operations: list[Any]

    def parts(self, whole: dict[str, Any], section: str, name: str) -> Iterator[Part]:
        """What can be checked of a fixture of a file."""
        fixture, schema = whole[section][name], None
        if section == "bodies":
            described = self._webhooks.get(_letters(whole["webhook"]))
            if described is not None:
                schema = described.request_body(fixture["headers"].get("content-type", ""))
        else:
            stated = self._stated[whole["call"]]
            described = self._described[f"{stated.method} {stated.path}"]
            if section == "requests":
                yield from _arguments(fixture["arguments"], stated, described)
                schema = described.request_body(whole.get("body", {}).get("content_type", ""))
            else:
                schema = described.answer_body(fixture["status"], fixture["headers"].get("content-type", ""))
        if "body" in fixture and schema is not None:
            yield "body", fixture["body"], schema

    def problems(self, section: str, parts: list[Part]) -> Iterator[str]:
        """What is wrong with the parts of a fixture."""
        schemas = self._sent if section == "requests" else self._received
        for name, value, schema in parts:
            for problem in schemas.problems(value, schema):
                yield f"{name} {problem}"

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
