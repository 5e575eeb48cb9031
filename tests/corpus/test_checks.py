"""Each check finds what it is there for, in a client that was tampered with."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.corpus.conftest import outcome
from tests.corpus.steps import STEPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.corpus.case import Case

RESOURCE = Path("resources/pets.py")
MODELS = Path("models/shared.py")
ANSWER = Path("testing/fixtures/pets/list.json")


@pytest.fixture
def case(made: Case, tmp_path: Path) -> Case:
    return replace(made, folder=Path(shutil.copytree(made.folder, tmp_path / "pets")))


@pytest.fixture
def tamper(case: Case) -> Callable[[Path, str, str], None]:
    """Replace text in a file of the client."""

    def change(path: Path, old: str, new: str) -> None:
        text = (case.client / path).read_text(encoding="utf-8")
        assert old in text
        (case.client / path).write_text(text.replace(old, new), encoding="utf-8")

    return change


# That type checkers accept a good client shows where they find one mistake and no other.
@pytest.mark.parametrize("step", [step.name for step in STEPS[1:] if step.name not in {"mypy", "pyright"}])
def test_a_good_client_passes(case: Case, step: str) -> None:
    assert outcome(case, step).problems == []


def test_an_excuse_is_found(case: Case, tamper: Callable[..., None]) -> None:
    tamper(RESOURCE, "\nfrom __future__", "\nVALUE: int = '# noqa'  # type: ignore[assignment]\nfrom __future__")
    (problem,) = outcome(case, "sources").problems
    assert problem.startswith("resources/pets.py:")
    assert problem.endswith(": # type: ignore[assignment]")


def test_an_any_that_is_not_reported_is_found(case: Case, tamper: Callable[..., None]) -> None:
    tamper(MODELS, "\nclass Pet(", "\nfrom typing import Any\nVALUE: Any = 1\n\nclass Pet(")
    assert outcome(case, "sources").problems == ["There are 1 Any in models and params, and the report counts 0"]


def test_an_any_that_is_reported_is_none_of_our_business(case: Case, tamper: Callable[..., None]) -> None:
    tamper(MODELS, "\nclass Pet(", "\nfrom typing import Any\nVALUE: Any = 1\n\nclass Pet(")
    report = json.loads(case.report.read_text(encoding="utf-8"))
    report["clients"]["pets"]["any_undocumented"] = 1
    case.report.write_text(json.dumps(report), encoding="utf-8")
    assert outcome(case, "sources").problems == []


def test_a_module_that_needs_another_one_first_is_found(case: Case) -> None:
    (case.client / "late.py").write_text("from . import early\n", encoding="utf-8")
    code = "import sys\nassert 'pets.late' in sys.modules, 'too early'\n"
    (case.client / "early.py").write_text(code, encoding="utf-8")
    assert outcome(case, "modules").problems == ["pets.early: AssertionError: too early"]


def test_an_interpreter_that_ends_is_found(case: Case) -> None:
    (case.client / "ending.py").write_text("import os\nos._exit(1)\n", encoding="utf-8")
    assert outcome(case, "modules").problems == ["pets.ending: the interpreter ended"]


def test_a_missing_operation_is_found(case: Case, tamper: Callable[..., None]) -> None:
    tamper(RESOURCE, 'path="/pets",', 'path="/cats",')
    assert outcome(case, "operations").problems == [
        "GET /pets: neither in the client nor named as left out",
        "GET /cats: not in the document",
    ]


def test_an_operation_that_cannot_be_called_is_found(case: Case, tamper: Callable[..., None]) -> None:
    tamper(RESOURCE, "    async def list(", "    async def lost(")
    assert outcome(case, "operations").problems == ["GET /pets: AsyncClient has no pets.list"]


def test_a_missing_webhook_is_found(case: Case) -> None:
    (case.client / "webhooks.py").unlink()
    assert outcome(case, "operations").problems == ["The document has 1 webhooks and callbacks, the client 0"]


def test_an_operation_that_is_left_out_and_there_is_found(case: Case) -> None:
    report = json.loads(case.report.read_text(encoding="utf-8"))
    report["clients"]["pets"]["left_out"] = [{"operations": ["GET /pets"]}]
    case.report.write_text(json.dumps(report), encoding="utf-8")
    assert outcome(case, "operations").problems == ["GET /pets: left out and yet in the client"]


def test_a_fixture_that_is_not_valid_is_found(case: Case) -> None:
    fixture = json.loads((case.client / ANSWER).read_text(encoding="utf-8"))
    fixture["responses"]["200.full"]["body"] = [{"name": 3}]
    (case.client / ANSWER).write_text(json.dumps(fixture), encoding="utf-8")
    assert outcome(case, "fixtures").problems == [
        "pets/list.json responses 200.full: body $[0].name: it is not of type 'string'"
    ]
    assert outcome(case, "replay").count == 3


def test_a_webhook_that_is_not_valid_is_found(case: Case) -> None:
    path = case.client / "testing/fixtures/webhooks/born.json"
    fixture = json.loads(path.read_text(encoding="utf-8"))
    fixture["bodies"]["full"]["body"] = {}
    path.write_text(json.dumps(fixture), encoding="utf-8")
    assert outcome(case, "fixtures").problems == [
        "webhooks/born.json bodies full: body $: 'name' is a required property"
    ]


def test_a_second_run_that_differs_is_found(case: Case, tamper: Callable[..., None]) -> None:
    tamper(Path("README.md"), "# ", "## ")
    (case.client / "more.py").write_text("", encoding="utf-8")
    (case.client / "py.typed").unlink()
    told = outcome(case, "repetition").problems
    assert told[0].startswith("README.md differs in line 1: ## ")
    assert told[1:] == ["more.py is missing from the second run", "py.typed is in the second run only"]


def test_a_second_run_that_fails_is_found(case: Case) -> None:
    case.root.write_text("{", encoding="utf-8")
    (problem,) = outcome(case, "repetition").problems
    assert problem.startswith("The second run ended with ")


@pytest.mark.parametrize(("checker", "told"), [("mypy", "[assignment]"), ("pyright", "reportAssignmentType")])
def test_a_wrong_type_is_found(case: Case, tamper: Callable[..., None], checker: str, told: str) -> None:
    tamper(RESOURCE, "\nclass Pets(", "\nVALUE: int = ''\n\n\nclass Pets(")
    (problem,) = outcome(case, checker).problems
    assert problem.startswith("pets/resources/pets.py:")
    assert told in problem


def test_a_check_that_breaks_is_told_with_its_last_words(case: Case) -> None:
    case.report.write_text("{", encoding="utf-8")
    (problem,) = outcome(case, "operations").problems
    assert problem.startswith("The check itself ended with status 1:")
    assert "JSONDecodeError" in problem
