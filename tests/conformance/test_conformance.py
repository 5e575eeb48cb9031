"""The whole command over small documents: what is right passes, and what a client gets wrong is told."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING, Any

import pytest

from tests.conformance import __main__ as command
from tests.conformance.environment import PYTHON
from tests.conformance.sorting import Failure, fault_of
from tests.corpus.case import Case
from tests.corpus.documents import Document
from tests.corpus.processes import Processes
from tests.corpus.run import Run
from tests.documents import answer, body, parameter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PET = {
    "type": "object",
    "required": ["name", "tags"],
    "properties": {"name": {"type": "string"}, "tags": {"type": "array", "items": {"type": "string"}}},
}
LISTED = [
    parameter("kinds", schema={"type": "array", "items": {"type": "string"}}, explode=False),
    parameter("near", schema={"type": "object", "properties": {"x": {"type": "number"}}}, style="deepObject"),
    parameter("X-Trace", "header", schema={"type": "integer"}),
    parameter("session", "cookie"),
]
MEDIA = {"schema": PET, "example": {"name": "Rex", "tags": ["old"], "more": 2**60}}
PATHS: dict[str, Any] = {
    "/pets/{id}": {
        "get": {"parameters": [parameter("id", "path"), *LISTED], "responses": answer(PET)},
        "put": {
            "parameters": [parameter("id", "path", style="matrix")],
            "requestBody": body(PET),
            "responses": {"200": {"description": "Good.", "content": {"application/json": MEDIA}}},
        },
    },
    "/forms": {"post": {"requestBody": body(PET, "application/x-www-form-urlencoded"), "responses": answer(PET)}},
    "/files": {
        "post": {"requestBody": body(PET, "multipart/form-data"), "responses": answer({"type": "string"}, "text/plain")}
    },
}


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    former = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, former)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one document, whose client is made once."""
    folder = tmp_path_factory.mktemp("conformance") / "corpus"
    folder.mkdir()
    scheme = {"type": "apiKey", "in": "header", "name": "X-Key"}
    tree = {
        "openapi": "3.0.3",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://api.example.com/v1"}],
        "security": [{"key": []}],
        "paths": PATHS,
        "components": {"securitySchemes": {"key": scheme}},
    }
    (folder / "pets.json").write_text(json.dumps(tree), encoding="utf-8")
    return folder


def _run(corpus: Path, *options: str) -> int:
    return command.main(
        ["--no-judge", "--jobs=1", "--corpus", str(corpus), "--out", str(corpus.parent / "out"), *options]
    )


def test_a_good_client_passes(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(corpus) == 0
    printed = capsys.readouterr().out
    assert "1 of 1 documents passed" in printed
    assert "100.0 %" in printed
    assert json.loads((corpus.parent / "out" / "conformance.json").read_text(encoding="utf-8")) == {}


def test_what_a_client_gets_wrong_is_found(corpus: Path) -> None:
    _run(corpus)
    case = Case(corpus.parent / "out" / "documents" / "pets", Document(corpus / "pets.json"), "ruff")
    run = Run(case.folder, "ruff", Processes(120), _Quiet(), command.STEPS)
    _, exchange, parser, _ = command.STEPS
    resource = case.client / "resources" / "pets.py"
    good = resource.read_text(encoding="utf-8")
    try:
        assert 'style="deepObject"' in good
        resource.write_text(good.replace('style="deepObject"', 'style="form"'), encoding="utf-8")
        assert run.take(exchange, case).problems == []
        told = run.take(parser, case)
        assert "does not stand for near=" in told.problems[0]
        assert {fault for fault, *_ in told.figures["sorted"]["parser"]} == {"client"}
    finally:
        resource.write_text(good, encoding="utf-8")


@pytest.mark.skipif(not PYTHON.exists(), reason="openapi-core is not installed: make conformance installs it")
def test_openapi_core_agrees_and_finds_what_is_missing(corpus: Path) -> None:
    assert _run(corpus) == 0
    case = Case(corpus.parent / "out" / "documents" / "pets", Document(corpus / "pets.json"), "ruff")
    kept = case.folder / "exchange.jsonl"
    good = kept.read_text(encoding="utf-8")
    judge = command.STEPS[-1]
    run = Run(case.folder, "ruff", Processes(120), _Quiet(), command.STEPS)
    told = run.take(judge, case)
    assert told.figures["judged"] > 0
    assert not [each for each in told.problems if "SecurityNotFound" in each]
    try:
        kept.write_text(good.replace('["x-key"', '["x-lock"').replace('["X-Key"', '["x-lock"'), encoding="utf-8")
        assert "SecurityNotFound" in run.take(judge, case).problems[0]
    finally:
        kept.write_text(good, encoding="utf-8")


def test_there_may_be_no_documents(tmp_path: Path) -> None:
    assert command.main(["--no-judge", "--corpus", str(tmp_path)]) == command.NOTHING_TO_DO


def test_a_failure_is_the_client_s_unless_a_rule_says_why_not() -> None:
    failure = Failure("GET /a", "full sync", "Missing required header parameter: Authorization")
    assert fault_of(failure, "judge")[0] == "judge"
    assert fault_of(failure, "parser") == ("client", "")
    assert fault_of(failure._replace(text="Missing required query parameter: q"), "judge") == ("client", "")


class _Quiet:
    """Nobody wants to know how far the run is."""

    def working(self, document: Document, step: str) -> None:
        """A step begins."""

    def finished(self, result: object) -> None:
        """A document is through."""
