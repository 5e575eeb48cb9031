"""Documents through steps: what is repeated, what is not, and what one broken document costs."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.corpus import steps
from tests.corpus.conftest import PATHS, text
from tests.corpus.outcomes import Outcome
from tests.corpus.run import Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.corpus.case import Case
    from tests.corpus.conftest import Corpus
    from tests.corpus.run import Result
    from tests.corpus.steps import Step

GENERATED, COUNTED = "pets: generate", "pets: operations"


@pytest.fixture(autouse=True)
def _two_steps(only: Callable[..., None]) -> None:
    only("operations")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps that find nothing, at once; the client is a lock that depends on the document alone."""

    def take(_: Run, step: Step, case: Case, decides: str = "") -> Outcome:
        case.client.mkdir(parents=True, exist_ok=True)
        (case.client / "specmint.lock").write_text(case.document.digest, encoding="utf-8")
        return Outcome(step.name, decides, "passed")

    monkeypatch.setattr(Run, "take", take)


def _told(results: list[Result]) -> dict[str, list[str]]:
    return {result.name: [outcome.status for outcome in result.outcomes] for result in results}


@pytest.mark.usefixtures("quick")
def test_what_is_known_is_not_run_again(corpus: Corpus) -> None:
    corpus.add("pets.json", text())
    first, ran = corpus.run()
    assert (_told(first), ran) == ({"pets": ["passed", "passed"]}, [GENERATED, COUNTED])
    again, ran = corpus.run()
    assert ran == []
    assert [result.outcomes for result in again] == [result.outcomes for result in first]


@pytest.mark.usefixtures("quick")
def test_a_changed_document_is_run_again(corpus: Corpus) -> None:
    corpus.add("pets.json", text())
    corpus.run()
    corpus.add("pets.json", text({"/pets": PATHS["/pets"]}))
    _, ran = corpus.run()
    assert ran == [GENERATED, COUNTED]


@pytest.mark.usefixtures("quick")
def test_a_changed_generator_repeats_what_depends_on_what_it_gives(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.add("pets.json", text())
    corpus.run()
    monkeypatch.setattr(steps, "generator", lambda: "another")
    _, ran = corpus.run()
    assert ran == [GENERATED]


@pytest.mark.usefixtures("quick")
def test_changed_tools_repeat_everything(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.add("pets.json", text())
    corpus.run()
    monkeypatch.setattr(steps, "tools", lambda: "others")
    _, ran = corpus.run()
    assert ran == [GENERATED, COUNTED]


@pytest.mark.usefixtures("quick")
def test_a_step_that_was_interrupted_is_taken_up_again(corpus: Corpus) -> None:
    corpus.add("pets.json", text())
    (first,), _ = corpus.run()
    first.case.outcome("operations").write_text('{"half', encoding="utf-8")
    _, ran = corpus.run()
    assert ran == [COUNTED]


@pytest.mark.usefixtures("quick")
def test_a_client_that_is_gone_is_made_again(corpus: Corpus) -> None:
    corpus.add("pets.json", text())
    (first,), _ = corpus.run()
    shutil.rmtree(first.case.clients)
    _, ran = corpus.run()
    assert ran[0] == GENERATED


def test_a_step_that_ran_out_of_time_is_tried_again(corpus: Corpus) -> None:
    corpus.add("pets.json", text())
    (slow,), _ = corpus.run(limit=0.01)
    assert _told([slow]) == {"pets": ["timeout", "skipped"]}
    assert slow.failed[0].problems == ["It was stopped after 0 seconds."]
    results, _ = corpus.run()
    assert _told(results) == {"pets": ["passed", "passed"]}


def test_a_broken_document_does_not_stop_the_rest(corpus: Corpus) -> None:
    corpus.add("bad.json", '{"openapi": "3.1.0"')
    corpus.add("pets.json", text())
    results, _ = corpus.run()
    assert _told(results) == {"bad": ["failed", "skipped"], "pets": ["passed", "passed"]}
    assert "error SM" in results[0].failed[0].problems[0]


def test_a_document_that_cannot_be_unpacked_is_told(corpus: Corpus) -> None:
    corpus.add("bad.json.gz", "this is not gzip")
    (result,), _ = corpus.run()
    assert "Not a gzipped file" in result.failed[0].problems[0]


@pytest.mark.usefixtures("quick")
def test_the_results_are_in_the_order_of_names(corpus: Corpus) -> None:
    for name in ("b", "a", "c"):
        corpus.add(f"{name}.json", text({}))
    results, _ = corpus.run("c", "b", "a")
    assert [result.name for result in results] == ["a", "b", "c"]


@pytest.mark.usefixtures("quick")
def test_only_the_chosen_are_run(corpus: Corpus) -> None:
    corpus.add("pets.json", text())
    corpus.add("others.json", text())
    results, _ = corpus.run("pets")
    assert list(_told(results)) == ["pets"]


def test_what_is_left_out_is_not_missing(corpus: Corpus) -> None:
    corpus.add("pets.json", text(PATHS | {"/pets/../all": PATHS["/pets"]}))
    (result,), _ = corpus.run()
    report = json.loads(result.case.report.read_text(encoding="utf-8"))
    assert report["clients"]["pets"]["left_out"]
    assert result.failed == []
    assert (result.outcomes[1].figures["described"], result.outcomes[1].figures["exposed"]) == (3, 2)
