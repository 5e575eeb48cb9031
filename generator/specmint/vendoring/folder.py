"""A folder that a client is vendored into: what is in it, without following links out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_vendoring import BROKEN_VENDOR_LOCK, FOREIGN_FILE, LINK_INSIDE, NOT_VENDORED
from specmint.exchange import Exchange, inside, told
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import Written, digest
from specmint.vendoring.lock import LOCK_NAME, VendorLock
from specmint.vendoring.pristine import PRISTINE_NAME, Pristine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from specmint.ir.diagnostics import Diagnostic


@dataclass(frozen=True)
class Vendored:
    """What a vendored folder says of itself."""

    lock: VendorLock
    pristine: Pristine


def vendored_in(folder: Path) -> Vendored:
    """What was vendored into a folder. Raises SpecmintError where nothing was, or what says so is damaged."""
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
    """The vendor.lock of a folder. Raises SpecmintError where there is none, or none that can be read."""
    data = content_of(folder, LOCK_NAME)
    if data is None:
        raise SpecmintError([report(NOT_VENDORED, source=str(folder), folder=folder)])
    try:
        return VendorLock.from_text(data.decode())
    except (ValueError, RecursionError) as error:
        place = folder / LOCK_NAME
        raise SpecmintError([report(BROKEN_VENDOR_LOCK, source=str(place), path=place, problem=error)]) from None


def content_of(folder: Path, path: str) -> bytes | None:
    """The content of a file of a folder, None where there is none. Raises SpecmintError where a link leads there."""
    place = folder
    for part in path.split("/"):
        place /= part
        if place.is_symlink():
            raise SpecmintError([report(LINK_INSIDE, source=str(place), path=place)])
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return None
    except (IsADirectoryError, NotADirectoryError):
        raise SpecmintError([report(FOREIGN_FILE, source=str(place), path=place)]) from None


def contents(folder: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """The content of each file that is there. Raises SpecmintError with every link and folder in a file's place."""
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
    """Make a folder hold the wanted files and none of the unwanted ones, all or nothing. Raises SpecmintError."""
    here = contents(folder, {*wanted, *unwanted})
    written = Written.of(here, wanted, unwanted)
    changes = {path: wanted[path] for path in (*written.created, *written.changed)}
    if not written.is_nothing:
        with told(folder):
            Exchange(folder).run(inside(changes), inside(dict.fromkeys(written.removed)))
    return written


def recovered(folder: Path) -> None:
    """Undo what an interrupted run left half done. Raises SpecmintError."""
    staging = Exchange(folder).staging
    if staging.is_symlink():
        raise SpecmintError([report(LINK_INSIDE, source=str(staging), path=staging)])
    with told(folder):
        Exchange(folder).recover()
