"""Corpora of a few tiny documents, and runs over them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from tests.corpus import run
from tests.corpus.case import Case
from tests.corpus.documents import Document, find
from tests.corpus.processes import Processes
from tests.corpus.run import Run
from tests.corpus.steps import FIRST, STEPS
from tests.documents import DONE, answer, body, parameter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.corpus.outcomes import Outcome
    from tests.corpus.run import Result

Node = dict[str, Any]
PET: Node = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
PATHS: Node = {
    "/pets": {"get": {"responses": answer({"type": "array", "items": {"$ref": "#/components/schemas/Pet"}})}},
    "/pets/{pet_id}": {"delete": {"parameters": [parameter("pet_id", "path")], "responses": DONE}},
}


def text(paths: Node | None = None, **rest: Any) -> str:
    """A document as JSON; about pets if nothing else is said."""
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": PATHS if paths is None else paths,
        "components": {"schemas": {"Pet": PET}},
    }
    return json.dumps(tree | rest)


@dataclass
class Recorded:
    """The steps that were really run, as ``document: step``."""

    steps: list[str] = field(default_factory=list)
    results: list[str] = field(default_factory=list)

    def working(self, document: Document, step: str) -> None:
        self.steps.append(f"{document.name}: {step}")

    def finished(self, result: Result) -> None:
        self.results.append(result.name)


@dataclass(frozen=True)
class Corpus:
    """A folder of documents, and a folder for what comes out."""

    folder: Path
    out: Path

    def add(self, name: str, content: str) -> None:
        self.folder.mkdir(exist_ok=True)
        (self.folder / name).write_text(content, encoding="utf-8")

    def run(self, *chosen: str, limit: float = 120) -> tuple[list[Result], list[str]]:
        """The results, and the steps that were really run."""
        recorded = Recorded()
        every = Run(self.out, "ruff", Processes(limit), recorded)
        return every.all(find([self.folder], chosen), 2), recorded.steps


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """No document yet."""
    return Corpus(tmp_path / "documents", tmp_path / "out")


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Have runs take only the steps of these names, after the first."""

    def choose(*names: str) -> None:
        monkeypatch.setattr(run, "STEPS", (FIRST, *(step for step in STEPS if step.name in names)))

    return choose


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A document about pets whose client was generated; to be copied before it is changed."""
    folder = tmp_path_factory.mktemp("made")
    document = folder / "pets.json"
    webhook = {"post": {"requestBody": body({"$ref": "#/components/schemas/Pet"}), "responses": DONE}}
    document.write_text(text(webhooks={"born": webhook}), encoding="utf-8")
    case = Case(folder / "pets", Document(document), "ruff")
    assert outcome(case, "generation").problems == []
    return case


def outcome(case: Case, name: str) -> Outcome:
    """Run one step of a case, in a process of its own."""
    (case.folder / "steps").mkdir(parents=True, exist_ok=True)
    case.keep()
    step = next(step for step in STEPS if step.name == name)
    return Run(case.folder, "ruff", Processes(120), Recorded()).take(step, case)
