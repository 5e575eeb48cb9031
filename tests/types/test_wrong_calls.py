"""Mypy and pyright accept right calls of the generated client and reject wrong ones, sync and async."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

GENERATED = Path(__file__).parents[2] / "generated"

RIGHT = (
    'client.ai.assistants.versions.update("v", assistant_id="a", name="x")',
    'client.ai.assistants.versions.update(version_id="v", assistant_id="a")',
    'client.ai.assistants.versions.update("v", assistant_id="a", enabled_features=["telephony"])',
    'client.ai.assistants.versions.update("v", assistant_id="a", dynamic_variables={"city": "Oslo", "visits": 3})',
    'client.ai.assistants.versions.update("v", assistant_id="a", voice_settings={"voice": "Telnyx.NaturalHD.astra"})',
    'client.ai.assistants.versions.update("v", assistant_id="a", tools=[{"type": "hangup", "hangup": {}}])',
    'client.ai.assistants.versions.update("v", assistant_id="a", voice_settings=models.VoiceSettings(voice="x"))',
    'client.ai.assistants.versions.update("v", assistant_id="a", insight_settings=models.InsightSettings())',
    'client.ai.assistants.versions.update("v", assistant_id="a", extra_headers={"X-Trace": "1"}, timeout=2.5)',
)

WRONG = (
    'client.ai.assistants.versions.update("v", assistant_id="a", nme="x")',
    'client.ai.assistants.versions.update("v", assistant_id="a", name=3)',
    'client.ai.assistants.versions.update("v", name="x")',
    'client.ai.assistants.versions.update(assistant_id="a", name="x")',
    'client.ai.assistants.versions.update("v", "a", name="x")',
    'client.ai.assistants.versions.update(3, assistant_id="a")',
    'client.ai.assistants.versions.update("v", assistant_id="a", enabled_features=["telepathy"])',
    'client.ai.assistants.versions.update("v", assistant_id="a", dynamic_variables_webhook_timeout_ms="soon")',
    'client.ai.assistants.versions.update("v", assistant_id="a", voice_settings={"speed": 2})',
    'client.ai.assistants.versions.update("v", assistant_id="a", tools={"type": "hangup", "hangup": {}})',
    'client.ai.assistants.versions.update("v", assistant_id="a", tools=[{"type": "hangup"}])',
    'client.ai.assistants.versions.update("v", assistant_id="a", tools=[{"type": "hangup", "handoff": {}}])',
    'client.ai.assistants.versions.update("v", assistant_id="a", tools=[{"type": "dance", "dance": {}}])',
    'client.ai.assistants.versions.upgrade("v", assistant_id="a")',
)

Place = tuple[str, int]
"""A file's name and a line of it, which starts at 1."""


def awaited(calls: Iterable[str]) -> list[str]:
    return [f"await {call}" for call in calls]


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """A module with one call a line."""
    file = tmp_path / "calls.py"
    sync = ("def change(client: Client) -> None:", *RIGHT, *WRONG)
    later = ("async def change_later(client: AsyncClient) -> None:", *awaited(RIGHT), *awaited(WRONG))
    functions = ("\n    ".join(lines) for lines in (sync, later))
    imports = "from telnyx_assistants import AsyncClient, Client, models"
    file.write_text("\n\n".join((imports, *functions)), encoding="utf-8")
    return file


def mypy(file: Path) -> list[Place]:
    command = ("mypy", "--strict", "--config-file=", "--output=json", file.name)
    found = run(*command, folder=file.parent)
    return [(line["file"], line["line"]) for line in map(json.loads, found.splitlines()) if line["severity"] == "error"]


def pyright(file: Path) -> list[Place]:
    settings = {"typeCheckingMode": "strict", "include": [file.name], "extraPaths": [str(GENERATED)]}
    (file.parent / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    found = json.loads(run("pyright", "--outputjson", "--pythonpath", sys.executable, folder=file.parent))
    return [
        (Path(finding["file"]).name, finding["range"]["start"]["line"] + 1)
        for finding in found["generalDiagnostics"]
        if finding["severity"] == "error"
    ]


def run(module: str, *arguments: str, folder: Path) -> str:
    done = subprocess.run(
        (sys.executable, "-m", module, *arguments),
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(GENERATED)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 1, f"{module} was to find errors:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def rejected(places: Iterable[Place], file: Path) -> set[str]:
    """The text of the lines with an error; an error outside the module shows as its place."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return {lines[line - 1].strip() if name == file.name else f"{name}:{line}" for name, line in places}


@pytest.mark.parametrize("check", [mypy, pyright])
def test_exactly_the_wrong_calls_are_rejected(check: Callable[[Path], list[Place]], calls: Path) -> None:
    assert rejected(check(calls), calls) == {*WRONG, *awaited(WRONG)}
