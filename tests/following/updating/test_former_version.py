"""A client that specmint 0.1.0 made, at commit a495bf8, is upgraded, and code that uses it still passes mypy."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import Command

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
USE = HERE / "use_of_0_1_0.txt"


@pytest.fixture
def former(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command in a project as 0.1.0 left it: a document, a configuration and the package ``pets``."""
    with zipfile.ZipFile(HERE / "made_by_0_1_0.zip") as packed:
        packed.extractall(tmp_path)
    return Command(tmp_path, monkeypatch, capsys)


def _lock(folder: Path) -> dict[str, Mapping[str, object]]:
    content: dict[str, Mapping[str, object]] = json.loads((folder / "pets/specmint.lock").read_text(encoding="utf-8"))
    return content


def _accepted(folder: Path) -> str:
    """What mypy says of code that was written for the package."""
    (folder / "use.py").write_bytes(USE.read_bytes())
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(folder / ".mypy"), "use.py"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_it_is_upgraded_and_what_is_stale_is_gone(former: Command) -> None:
    folder, before = former.folder, _lock(former.folder)
    assert "# Its digest is sha256:" in (folder / "pets/client.py").read_text(encoding="utf-8")
    assert former("upgrade").status == 0
    after = _lock(folder)
    assert after["calls"] == before["calls"]
    assert after["names"] == {**before["names"], "derived": {}}
    assert after["configuration"] == before["configuration"]
    assert "digest" not in (folder / "pets/client.py").read_text(encoding="utf-8").splitlines()[1]
    fixtures = folder / "pets/testing/fixtures"
    assert sorted(path.relative_to(fixtures).as_posix() for path in fixtures.rglob("*")) == [
        "pets",
        *(f"pets/{call}.json" for call in ("add", "list", "remove", "replace_photo", "retrieve")),
        "webhooks",
        "webhooks/pet_born.json",
    ]
    assert former("check").status == 0
    assert _accepted(folder).startswith("Success")


def test_a_wider_type_of_a_key_breaks_nobody(former: Command) -> None:
    (former.folder / "src").mkdir()
    (former.folder / "src/use.py").write_bytes(USE.read_bytes())
    told = former("upgrade", "--usage", "src").out
    assert "Argument `api_key` of `Client` takes `KeySource | None`, which is more than `str | None`." in told
    assert "\n0 breaking changes, 0 warnings" in told


def test_the_code_passes_mypy_with_what_0_1_0_made(former: Command) -> None:
    assert _accepted(former.folder).startswith("Success")
