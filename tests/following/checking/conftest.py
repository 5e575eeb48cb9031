from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import Command
from tests.pipeline.clients import project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def specmint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command in the folder of a small project."""
    project(tmp_path)
    return Command(tmp_path, monkeypatch, capsys)
