"""What is done with one server: take its document, make a client, check types, do the job in every way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import ROOT
from tests.servers.running import StartError, running
from tests.servers.servers import MissingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.servers.servers import Server

BIN = Path(sys.executable).parent
SECONDS = 300
FOLDER = ROOT / ".environments" / "servers"
STEPS = ("sync", "async", "mock", "types")


@dataclass
class Outcome:
    """How it went: for each step nothing if it passed, else what was told."""

    server: Server
    steps: dict[str, str] = field(default_factory=dict)
    calls: tuple[str, ...] = ()
    """The calls that the job makes."""
    operations: int = 0
    """How many operations the document has."""
    missing: str = ""
    """Why nothing could be done on this machine."""
    broken: str = ""
    """Why the steps were not reached, although the server is there."""
    deviations: list[str] = field(default_factory=list)
    """What the client warns of: where the server does not keep to its document."""

    @property
    def failed(self) -> bool:
        return bool(self.broken) or any(self.steps.values())


def take(server: Server, folder: Path = FOLDER) -> Outcome:
    """Try one server."""
    outcome = Outcome(server)
    place = folder / server.name
    place.mkdir(parents=True, exist_ok=True)
    try:
        server.installation.prepare(place / "installed")
        _try(server, place, outcome)
    except MissingError as error:
        outcome.missing = str(error)
    except (StartError, _FailedError) as error:
        outcome.broken = str(error)
    return outcome


class _FailedError(Exception):
    """A command failed; the text is what it said."""


def _try(server: Server, folder: Path, outcome: Outcome) -> None:
    packages = folder / "packages"
    with running(server, folder / "installed", folder) as place:
        document = folder / f"document{server.suffix}"
        document.write_bytes(server.document(place))
        outcome.operations = _generate(server, document, packages)
        outcome.steps["types"] = _told(
            [BIN / "mypy", "--strict", "--no-incremental", server.folder / "job.py"], packages
        )
        _attempt(outcome, "sync", packages, place.origin + server.base)
    with running(server, folder / "installed", folder) as place:
        _attempt(outcome, "async", packages, place.origin + server.base)
    recorded = json.loads((packages / "sync.json").read_text(encoding="utf-8"))
    outcome.calls = tuple(sorted({each["call"] for each in recorded}))
    _attempt(outcome, "mock", packages, "")


def _generate(server: Server, document: Path, packages: Path) -> int:
    target = packages / server.package
    report = packages / "report.json"
    packages.mkdir(exist_ok=True)
    command: list[str | Path] = [
        BIN / "specmint",
        "generate",
        "--spec",
        document,
        "--package",
        server.package,
        "--out",
        target,
    ]
    command += ["--allow-incomplete", "--report", report, "--allow-folder", document.parent, *server.options]
    if said := _told(command):
        raise _FailedError(said)
    told = json.loads(report.read_text(encoding="utf-8"))["clients"]
    operations: int = told[server.package]["operations"]
    return operations


def _attempt(outcome: Outcome, mode: str, packages: Path, url: str) -> None:
    record = packages / f"{'async' if mode == 'async' else 'sync'}.json"
    command = (
        sys.executable,
        "-m",
        "tests.servers.attempt",
        outcome.server.folder / "job.py",
        packages,
        mode,
        record,
        url,
    )
    done = _run(command)
    outcome.steps[mode] = "" if done.returncode == 0 else done.stderr.strip() or f"ended with {done.returncode}"
    if done.returncode == 0:
        outcome.deviations += [each for each in json.loads(done.stdout) if each not in outcome.deviations]


def _told(command: Sequence[str | Path], packages: Path | None = None) -> str:
    """What a command that fails says."""
    done = _run(command, packages)
    return (done.stdout + done.stderr).strip() if done.returncode else ""


def _run(command: Sequence[str | Path], packages: Path | None = None) -> subprocess.CompletedProcess[str]:
    variables = os.environ | ({"MYPYPATH": str(packages)} if packages else {})
    return subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False
    )
