"""The command as a whole: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

import pytest

from tests.corpus import __main__ as command
from tests.corpus.conftest import PATHS, text
from tests.corpus.outcomes import Outcome
from tests.corpus.run import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.corpus.case import Case
    from tests.corpus.conftest import Corpus
    from tests.corpus.steps import Step

    Started = Callable[..., tuple[int, str]]


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    former = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, former)


@pytest.fixture
def run(corpus: Corpus, only: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> Started:
    """The status and what was printed."""
    only("operations")

    def start(*arguments: str) -> tuple[int, str]:
        status = command.main(["--corpus", str(corpus.folder), "--out", str(corpus.out), "--jobs=2", *arguments])
        return status, capsys.readouterr().out

    return start


def test_all_is_well(run: Started, corpus: Corpus) -> None:
    corpus.add("pets.json", text())
    status, printed = run()
    assert status == 0
    assert "1 of 1 documents passed" in printed
    (document,) = json.loads((corpus.out / "results.json").read_text(encoding="utf-8"))["documents"]
    assert (document["name"], document["failed"], document["figures"]["exposed"]) == ("pets", [], 2)
    assert [outcome["status"] for outcome in document["outcomes"]] == ["passed", "passed"]
    assert (corpus.out / "index.html").exists()


def test_what_failed_is_named(run: Started, corpus: Corpus) -> None:
    corpus.add("bad.json", '{"openapi": "3.1.0"')
    corpus.add("pets.json", text())
    status, printed = run()
    assert status == 1
    assert "bad failed: generate" in printed
    assert "pets passed" in printed
    assert "bad: generate, 1 problem\n  specmint generate ended with" in printed
    assert "1 of 2 documents passed" in printed


def test_fresh_forgets(run: Started, corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.add("pets.json", text({"/pets": PATHS["/pets"]}))
    run()
    taken: list[str] = []

    def take(_: Run, step: Step, _case: Case, decides: str = "") -> Outcome:
        taken.append(step.name)
        return Outcome(step.name, decides, "passed")

    monkeypatch.setattr(Run, "take", take)
    run("pets")
    assert taken == []
    run("--fresh")
    assert taken == ["generation", "operations"]


def test_without_documents_there_is_nothing_to_do(run: Started) -> None:
    status, printed = run()
    assert status == 2
    assert "There are no documents in" in printed


def test_an_interruption_says_how_to_go_on(run: Started, corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Run, "take", interrupted)
    corpus.add("pets.json", text())
    status, printed = run()
    assert status == 130
    assert "goes on where this one stopped" in printed
    assert not (corpus.out / "results.json").exists()
