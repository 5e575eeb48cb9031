"""Environments that hold httpx and pydantic, with what these need, and nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

NEEDED = ("httpx", "pydantic")
VERSIONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
RUNNING = f"3.{sys.version_info.minor}"
NAME = re.compile(r"[\w.-]+")
LOCK = Path(__file__).with_name("client.lock")
"""What a client needs, in the versions of requirements.lock, for the older Python of clients too."""
ONLY_LOCKED = ("--no-deps", "--only-binary", ":all:", "--require-hashes")


def environment(version: str, folder: Path) -> Path:
    """The Python of a new environment; skips the test where there is none of this version, or nothing to fill it."""
    if version == RUNNING:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
        _link(folder / Path(sysconfig.get_path("purelib")).relative_to(sys.prefix))
        return folder / "bin" / "python"
    for found in (*_beside(version), *_on_path(version)):
        if not subprocess.run([found, "-m", "venv", folder], capture_output=True, check=False).returncode:
            break
    else:
        pytest.skip(f"Python {version} is not installed")
    install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "0", *ONLY_LOCKED)
    command: list[str | Path] = [folder / "bin" / "python", *install, "--requirement", LOCK]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip(f"httpx and pydantic cannot be installed for Python {version}")
    return folder / "bin" / "python"


def _beside(version: str) -> list[Path]:
    """Where tools that install several Pythons put them: beside the running one."""
    return sorted(Path(sys.base_prefix).parent.glob(f"*{version}*/bin/python{version}"))


def _on_path(version: str) -> list[Path]:
    return [Path(found)] if (found := shutil.which(f"python{version}")) else []


def _link(site: Path) -> None:
    """Put the packages of the running environment into another one of the same Python."""
    for name in sorted(_distributions()):
        found = distribution(name)
        for top in {Path(file).parts[0] for file in found.files or ()} - {"..", "__pycache__"}:
            (site / top).symlink_to(Path(str(found.locate_file(top))))


def _distributions() -> set[str]:
    """What is needed, and what that needs here."""
    needed: set[str] = set()
    waiting = list(NEEDED)
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting += _required(name)
    return needed


def _required(name: str) -> Iterator[str]:
    for requirement in distribution(name).requires or ():
        if ";" not in requirement:
            found = NAME.match(requirement)
            assert found is not None
            yield found.group().lower()
