"""How servers are installed below ``.environments/servers``: from locks of Python and npm, and from Debian packages."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.servers.servers import MissingError

if TYPE_CHECKING:
    from collections.abc import Sequence

UV = Path(sys.executable).with_name("uv")
INSTALLED = "installed"
"""The file in a folder that says what has been installed there."""


@dataclass(frozen=True)
class PythonLock:
    """An environment of Python with what a lock says."""

    lock: Path
    package: str
    """The package whose version is the server's."""

    @property
    def version(self) -> str:
        found = re.search(rf"^{re.escape(self.package)}==([^ ]+)", self.lock.read_text(encoding="utf-8"), re.MULTILINE)
        assert found, f"{self.lock} does not pin {self.package}"
        return found[1]

    def prepare(self, folder: Path) -> None:
        wanted = self.lock.read_text(encoding="utf-8")
        if _is_installed(folder, wanted):
            return
        _run([UV, "venv", "--quiet", "--clear", "--seed", "--python", sys.executable, folder])
        only_locked = ("--no-deps", "--only-binary", ":all:", "--require-hashes", "--requirement", self.lock)
        pip = (folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        _run([*pip, *only_locked])
        (folder / INSTALLED).write_text(wanted, encoding="utf-8")


@dataclass(frozen=True)
class NpmLock:
    """A folder of Node modules with what ``package-lock.json`` says."""

    folder: Path
    package: str

    @property
    def version(self) -> str:
        lock = json.loads((self.folder / "package-lock.json").read_text(encoding="utf-8"))
        return str(lock["packages"][f"node_modules/{self.package}"]["version"])

    def prepare(self, folder: Path) -> None:
        wanted = (self.folder / "package-lock.json").read_text(encoding="utf-8")
        if _is_installed(folder, wanted):
            return
        _needs("node", "npm")
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(self.folder / name, folder / name)
        _run(["npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"], folder)
        (folder / INSTALLED).write_text(wanted, encoding="utf-8")


@dataclass(frozen=True)
class DebianPackages:
    """Packages of Debian, unpacked into a folder of their own: nothing is installed, and nobody has to be root."""

    packages: tuple[tuple[str, str], ...]
    """Names, with what the version has to begin with. The first one is the server's."""

    @property
    def version(self) -> str:
        return self.packages[0][1]

    def prepare(self, folder: Path) -> None:
        if _is_installed(folder, repr(self.packages)):
            return
        _needs("apt-get", "apt-cache", "dpkg-deb", "unshare")
        if not _succeeds(["unshare", "--map-root-user", "--mount", "true"]):
            message = "processes may not have folders of their own here (user namespaces are switched off)"
            raise MissingError(message)
        folder.mkdir(parents=True, exist_ok=True)
        for name, version in self.packages:
            wanted = f"{name}={version}*"
            if not _succeeds(["apt-cache", "show", wanted]):
                message = f"no package {name} {version} is known here (apt-get update may help)"
                raise MissingError(message)
            _run(["apt-get", "download", "--quiet=2", wanted], folder)
            for archive in folder.glob(f"{name}_*.deb"):
                _run(["dpkg-deb", "--extract", archive, folder])
                archive.unlink()
        (folder / INSTALLED).write_text(repr(self.packages), encoding="utf-8")


def _is_installed(folder: Path, wanted: str) -> bool:
    told = folder / INSTALLED
    return told.is_file() and told.read_text(encoding="utf-8") == wanted


def _needs(*programs: str) -> None:
    for program in programs:
        if shutil.which(program) is None:
            message = f"there is no {program} on this machine"
            raise MissingError(message)


def _succeeds(command: Sequence[str | Path]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _run(command: Sequence[str | Path], folder: Path | None = None) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        message = f"{' '.join(map(str, command[:4]))} ended with {done.returncode}: {_last_line(done.stderr)}"
        raise MissingError(message)


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["it said nothing"])[-1]
