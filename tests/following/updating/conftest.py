from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import Command
from tests.following.updating.projects import project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def specmint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command in the folder of a small project whose client was generated."""
    project(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782172800")
    command = Command(tmp_path, monkeypatch, capsys)
    assert command("generate").status == 0
    return command
