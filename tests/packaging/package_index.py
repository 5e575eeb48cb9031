"""A package index on this disk that has moved on: it offers every locked package, and a newer version of each."""

from __future__ import annotations

import re
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from typing import TYPE_CHECKING
from zipfile import ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.locked import Locked

NEWER = "9999.0"
WORKING = frozenset({"editables", "hatchling", "packaging", "pathspec", "pluggy", "trove-classifiers"})
"""Packages that build specmint: these wheels hold the real code. All others hold metadata only."""


def publish(packages: Iterable[Locked], folder: Path) -> dict[str, str]:
    """Write an index with two versions of each package into a folder; gives the entry of a lock for each older one."""
    entries = {}
    for package in packages:
        place = folder / package.name
        place.mkdir(parents=True)
        wheels = [_wheel(package.name, version, place) for version in (package.version, NEWER)]
        links = (f'<a href="{wheel.name}#sha256={_digest(wheel)}">{wheel.name}</a>' for wheel in wheels)
        (place / "index.html").write_text("\n".join(links), encoding="utf-8")
        marker = f" ; {package.marker}" if package.marker else ""
        pin = f"{package.name}=={package.version}{marker}"
        entries[package.name] = f"{pin} \\\n    --hash=sha256:{_digest(wheels[0])}\n"
    return entries


def _digest(wheel: Path) -> str:
    return sha256(wheel.read_bytes()).hexdigest()


def _wheel(name: str, version: str, folder: Path) -> Path:
    stem = f"{re.sub(r'[-_.]+', '_', name)}-{version}"
    wheel = folder / f"{stem}-py3-none-any.whl"
    info = f"{stem}.dist-info"
    files = {
        f"{info}/METADATA": "\n".join(_metadata(name, version)).encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        **(dict(_content(name)) if name in WORKING and version != NEWER else {}),
    }
    with ZipFile(wheel, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
        archive.writestr(f"{info}/RECORD", "".join(f"{path},,\n" for path in (*files, f"{info}/RECORD")))
    return wheel


def _metadata(name: str, version: str) -> Iterator[str]:
    """The headers of a package. It needs what the installed one needs, extras included: these are what pip resolves."""
    yield from ("Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}")
    try:
        metadata = distribution(name).metadata
    except PackageNotFoundError:  # It is locked for another platform.
        return
    for header in ("Provides-Extra", "Requires-Dist"):
        yield from (f"{header}: {value}" for value in metadata.get_all(header, ()))
    yield ""


def _content(name: str) -> Iterator[tuple[str, bytes]]:
    """The files of an installed package, with its entry points, by which hatchling finds its own plugins."""
    for file in distribution(name).files or ():
        is_metadata = file.parts[0].endswith(".dist-info") and file.name != "entry_points.txt"
        if not is_metadata and not {"..", "__pycache__"} & {*file.parts}:
            yield file.as_posix(), file.read_binary()
