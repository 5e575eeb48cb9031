"""Fixtures are played by a process of its own, and every kind of failure is found."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import reduce
from typing import TYPE_CHECKING

import pytest

from specmint.following.updating import contract, replaying
from specmint.following.updating.contract import play
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = "telnyx_assistants"
FILE = "ai/assistants/versions/update.json"
PLACE = f"testing/fixtures/{FILE}"


@pytest.fixture(scope="module")
def committed() -> dict[str, str]:
    folder = ROOT / "generated" / PACKAGE
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_the_committed_client_keeps_its_contract(committed: dict[str, str]) -> None:
    content = json.loads(committed[PLACE])
    count = sum(len(content[kind]) for kind in ("requests", "responses", "invalid"))
    assert play(committed, PACKAGE) == contract.Contract(count, {})


def test_each_kind_of_fixture_is_played() -> None:
    assert replaying.Player(PACKAGE).play_all()["failed"] == {}


@pytest.mark.parametrize(
    ("where", "change", "told"),
    [
        ((), {"method": "GET"}, "requests minimal: AssertionError: 'POST' is not 'GET'"),
        (("requests", "minimal"), {"path": "/elsewhere"}, "is not '/elsewhere'"),
        ((), {"call": "ai.assistants.gone"}, "AttributeError"),
        (("responses", "200.full"), {"body": {"id": 7}}, "ResponseValidationError"),
        (("invalid", "enum.enabled_features"), {"at": "elsewhere"}, "is not ('elsewhere', 'enum')"),
        (("invalid", "enum.enabled_features"), {"value": "telephony"}, "the broken request was"),
    ],
)
def test_what_fails_is_told(
    committed: dict[str, str], where: tuple[str, ...], change: dict[str, object], told: str
) -> None:
    content = json.loads(committed[PLACE])
    reduce(lambda part, name: part[name], where, content).update(change)
    failed = play({**committed, PLACE: json.dumps(content)}, PACKAGE).failed
    place = " ".join((FILE, *where))
    assert any(
        told in f"{name.removeprefix(FILE).strip()}: {failed[name]}" for name in failed if name.startswith(place)
    )


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
    bodies = {"full": {"body": {"a": [1]}, **head}}
    (fixtures / "told.json").write_text(json.dumps({"webhook": "told", "bodies": bodies}))
    (fixtures / "alone.json").write_text(json.dumps({"responses": {"200.full": {"status": 200, "headers": {}}}}))
    replaying.main(str(tmp_path), package.name)
    sys.path.remove(str(tmp_path))
    assert json.loads(capsys.readouterr().out) == {"played": 2, "failed": {}}
