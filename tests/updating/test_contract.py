"""Fixtures are played by a process of its own, and every kind of failure is found."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from specmint.updating import contract, replaying
from specmint.updating.contract import play
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PACKAGE = "telnyx_assistants"
CALL = "testing/fixtures/ai/assistants/versions/update"


@pytest.fixture(scope="module")
def committed() -> dict[str, str]:
    folder = ROOT / "generated" / PACKAGE
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_the_committed_client_keeps_its_contract(committed: dict[str, str]) -> None:
    assert play(committed, PACKAGE) == contract.Contract(sum("/fixtures/" in path for path in committed), {})


def test_each_kind_of_fixture_is_played() -> None:
    assert replaying.Player(PACKAGE).play_all()["failed"] == {}


def _with(files: dict[str, str], name: str, change: Callable[[dict[str, object]], object]) -> dict[str, str]:
    content = json.loads(files[f"{CALL}/{name}"])
    change(content)
    return {**files, f"{CALL}/{name}": json.dumps(content)}


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("request.minimal.json", {"method": "GET"}, "'POST' is not 'GET'"),
        ("request.minimal.json", {"path": "/elsewhere"}, "is not '/elsewhere'"),
        ("request.full.json", {"body": {"name": "other"}}, "is not {'name': 'other'}"),
        ("request.full.json", {"call": "ai.assistants.gone"}, "AttributeError"),
        ("response.200.full.json", {"body": {"id": 7}}, "ResponseValidationError"),
        ("invalid/enum.enabled_features.json", {"at": "elsewhere"}, "is not ('elsewhere', 'enum')"),
        (
            "invalid/enum.enabled_features.json",
            {"arguments": {"assistant_id": "a", "version_id": "b"}},
            "the broken request was",
        ),
    ],
)
def test_what_fails_is_told(committed: dict[str, str], name: str, change: dict[str, object], told: str) -> None:
    failed = play(_with(committed, name, lambda content: content.update(change)), PACKAGE).failed
    assert told in failed[f"ai/assistants/versions/update/{name}"]


def test_a_package_that_cannot_be_imported_fails_as_a_whole(committed: dict[str, str]) -> None:
    failed = play({**committed, "client.py": "1 / 0\n"}, PACKAGE).failed
    assert failed == {PACKAGE: "ZeroDivisionError: division by zero"}


def test_a_package_sees_no_secret_of_the_environment(
    committed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELNYX_API_KEY", "secret")
    spying = "import os\nassert 'TELNYX_API_KEY' not in os.environ\n"
    assert not play({**committed, "testing/__init__.py": committed["testing/__init__.py"] + spying}, PACKAGE).failed


def test_a_package_that_never_ends_is_ended(committed: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, timeout: float, **__: object) -> None:
        command = "python"
        raise subprocess.TimeoutExpired(command, timeout)

    monkeypatch.setattr(subprocess, "run", never)
    assert play(committed, PACKAGE).failed == {PACKAGE: "the fixtures were not played within 600 seconds"}


def test_a_package_that_ends_the_process_fails(committed: dict[str, str]) -> None:
    failed = play({**committed, "client.py": "import os\nos._exit(3)\n"}, PACKAGE).failed
    assert failed == {PACKAGE: "it ended with status 3"}


def test_webhooks_are_read_and_answers_to_no_request_are_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / "made_for_replaying"
    (package / "_runtime").mkdir(parents=True)
    fixtures = package / "testing/fixtures"
    fixtures.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "_runtime/__init__.py").touch()
    (package / "_runtime/errors.py").write_text("class StatusError(Exception): ...\n", encoding="utf-8")
    (package / "webhooks.py").write_text(
        "import json\n\ndef told(body, on_invalid):\n    return json.loads(body)\n", encoding="utf-8"
    )
    (package / "testing/__init__.py").write_text(
        "from pathlib import Path\nFIXTURES = Path(__file__).with_name('fixtures')\n", encoding="utf-8"
    )
    head = {"headers": {"content-type": "application/json"}}
    (fixtures / "webhook.told.json").write_text(json.dumps({"webhook": "told", "body": {"a": [1]}, **head}))
    (fixtures / "response.200.alone.json").write_text(json.dumps({"status": 200, "headers": {}}))
    replaying.main(str(tmp_path), package.name)
    sys.path.remove(str(tmp_path))
    assert json.loads(capsys.readouterr().out) == {"played": 2, "failed": {}}
