"""Reads and writes a folder that holds a vendored client, without following symbolic links out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.building.tree import ObstacleError, read_below
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_vendoring import BROKEN_VENDOR_LOCK, FOREIGN_FILE, LINK_INSIDE, NOT_VENDORED
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import Written, digest
from specmint.package.output.exchange import Exchange, disk_errors_as_diagnostics, inside
from specmint.vendoring.lock import LOCK_NAME, VendorLock
from specmint.vendoring.pristine import PRISTINE_NAME, Pristine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from specmint.ir.diagnostics import Diagnostic


@dataclass(frozen=True)
class Vendored:
    """The lock and the pristine texts of a vendored folder."""

    lock: VendorLock
    pristine: Pristine


def vendored_in(folder: Path) -> Vendored:
    """Read the lock and the pristine texts. Raises SpecmintError if the folder has none, or if they are damaged."""
    lock = lock_of(folder)
    place = folder / PRISTINE_NAME
    data = content_of(folder, PRISTINE_NAME)
    if data is None or digest(data) != lock.files.get(PRISTINE_NAME):
        problem = "it is missing" if data is None else "it is not what vendor.lock names"
        raise SpecmintError([report(BROKEN_VENDOR_LOCK, source=str(place), path=place, problem=problem)])
    try:
        return Vendored(lock, Pristine.unpack(data))
    except ValueError as error:
        raise SpecmintError([report(BROKEN_VENDOR_LOCK, source=str(place), path=place, problem=error)]) from None


def lock_of(folder: Path) -> VendorLock:
    """Read the vendor.lock of a folder. Raises SpecmintError if it is missing or invalid."""
    data = content_of(folder, LOCK_NAME)
    if data is None:
        raise SpecmintError([report(NOT_VENDORED, source=str(folder), folder=folder)])
    try:
        return VendorLock.from_text(data.decode())
    except (ValueError, RecursionError) as error:
        place = folder / LOCK_NAME
        raise SpecmintError([report(BROKEN_VENDOR_LOCK, source=str(place), path=place, problem=error)]) from None


def content_of(folder: Path, path: str) -> bytes | None:
    """The content of a file in a folder, or None if it is missing.

    Raises SpecmintError if a symbolic link leads there.
    """
    try:
        return read_below(folder, path)
    except ObstacleError as error:
        rule = LINK_INSIDE if error.place.is_symlink() else FOREIGN_FILE
        raise SpecmintError([report(rule, source=str(error.place), path=error.place)]) from None


def contents(folder: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """The content of each file that exists.

    Raises SpecmintError for every link or folder that has the path of a file.
    """
    found: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    for path in sorted(paths):
        try:
            content = content_of(folder, path)
        except SpecmintError as error:
            problems += error.diagnostics
            continue
        if content is not None:
            found[path] = content
    if problems:
        raise SpecmintError(list(dict.fromkeys(problems)))
    return found


def exchanged(folder: Path, wanted: Mapping[str, bytes], unwanted: Iterable[str]) -> Written:
    """Write the wanted files and delete the unwanted ones, all or nothing. Raises SpecmintError."""
    unwanted = tuple(unwanted)
    exchange = Exchange(folder)
    with disk_errors_as_diagnostics(folder), exchange.held():
        here = contents(folder, {*wanted, *unwanted})
        written = Written.of(here, wanted, unwanted)
        changes = {path: wanted[path] for path in (*written.created, *written.changed)}
        if not written.is_nothing:
            exchange.run(inside(changes), inside(dict.fromkeys(written.removed)))
    return written


def recovered(folder: Path) -> None:
    """Undo what an interrupted run wrote. Raises SpecmintError."""
    with disk_errors_as_diagnostics(folder):
        Exchange(folder).recover()
