"""Installs a client into a folder or updates it there: edits are merged or refused, and patches are applied again."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_vendoring import EDITS_IN_CONFLICT, FOREIGN_FILE
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import Written, digest
from specmint.vendoring.folder import content_of, contents, exchanged, vendored_in
from specmint.vendoring.lock import LOCK_NAME, Options, Provenance, VendorLock
from specmint.vendoring.merging import ConflictError, merged
from specmint.vendoring.patches import SUFFIX, patched, patches_in, patches_of
from specmint.vendoring.pristine import PRISTINE_NAME, Pristine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.diagnostics import Diagnostic


@dataclass(frozen=True)
class VendoredPackage:
    """The package to install: its files by path, their provenance, and the folder of patches for them, if any."""

    files: Mapping[str, str]
    provenance: Provenance
    options: Options
    patches: Path | None = None


@dataclass(frozen=True)
class Installed:
    """The result of an installation: ``edited`` files hold local edits, ``patched`` files were changed by patches."""

    written: Written
    edited: tuple[str, ...] = ()
    patched: tuple[str, ...] = ()


class EditsInConflictError(SpecmintError):
    """Local edits that conflict with the new version. ``shown`` maps each path to its conflicts with git's markers."""

    def __init__(self, found: list[Diagnostic], shown: Mapping[str, str]) -> None:
        super().__init__(found)
        self.shown = dict(shown)


@dataclass
class _Plan:
    wanted: dict[str, bytes] = field(default_factory=dict)
    unwanted: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)


def install(package: VendoredPackage, folder: Path) -> Installed:
    """Install a package into a folder, all or nothing. Files that specmint did not write stay as they are.

    Raises SpecmintError, and EditsInConflictError where local edits conflict with the new version.
    """
    changed = patched(package.files, package.patches) if package.patches is not None else {}
    pristine = Pristine(package.files, changed)
    is_there = os.path.lexists(folder / LOCK_NAME)
    former = vendored_in(folder).pristine if is_there else Pristine()
    plan = _planned(former.vendored, pristine.vendored, folder, owned=is_there)
    if plan.problems:
        raise EditsInConflictError(plan.problems, plan.shown)
    plan.wanted |= _record(package, pristine, former, folder)
    written = exchanged(folder, plan.wanted, plan.unwanted)
    return Installed(written, tuple(plan.edited), tuple(sorted(changed)))


def keep_edits(folder: Path, patches: Path) -> tuple[str, ...]:
    """Turn all local edits of a vendored folder into patches and record them in its lock. Returns the patches' names.

    A patch holds every difference between a file and what specmint generated. The patches are written before the lock,
    so that a run which ends in between can be repeated. Raises SpecmintError.
    """
    vendored = vendored_in(folder)
    made = vendored.pristine.made
    here = contents(folder, made)
    texts = {path: _text(folder / path, data) for path, data in here.items()}
    wanted = patches_of(made, texts)
    known = patches_in(patches) if patches.is_dir() else []
    exchanged(patches, wanted, [name for name in known if name not in wanted and name.removesuffix(SUFFIX) in made])
    changed = {path: text for path, text in texts.items() if text != made[path]}
    package = VendoredPackage(made, vendored.lock.provenance, vendored.lock.options, patches if wanted else None)
    exchanged(folder, _record(package, Pristine(made, changed), vendored.pristine, folder), ())
    return tuple(sorted(wanted))


def _planned(former: Mapping[str, str], new: Mapping[str, str], folder: Path, *, owned: bool) -> _Plan:
    plan = _Plan()
    paths = {*former, *new}
    here = contents(folder, {*paths, *([] if owned else [PRISTINE_NAME])})
    foreign = [path for path in here if path not in former and here[path] != new.get(path, "").encode()]
    if foreign:
        raise SpecmintError([report(FOREIGN_FILE, source=str(folder / path), path=folder / path) for path in foreign])
    for path in sorted(paths):
        _plan_file(plan, path, (former.get(path), here.get(path), new.get(path)), folder)
    return plan


def _plan_file(plan: _Plan, path: str, texts: tuple[str | None, bytes | None, str | None], folder: Path) -> None:
    try:
        outcome = merged(path, *texts)
    except ConflictError as error:
        plan.problems.append(report(EDITS_IN_CONFLICT, source=str(folder / path), path=folder / path, reason=error))
        plan.shown[path] = error.shown
        return
    if outcome.text is None:
        plan.unwanted.append(path)
    else:
        plan.wanted[path] = outcome.text.encode()
    if outcome.is_edited:
        plan.edited.append(path)


def _record(package: VendoredPackage, pristine: Pristine, former: Pristine, folder: Path) -> dict[str, bytes]:
    """The new lock and pristine texts. The pristine file stays byte for byte if its texts are still the same."""
    kept = content_of(folder, PRISTINE_NAME) if pristine == former else None
    packed = pristine.pack() if kept is None else kept
    files = {path: digest(text.encode()) for path, text in pristine.vendored.items()}
    place = Path(os.path.relpath(package.patches.resolve(), folder)).as_posix() if package.patches else ""
    lock = VendorLock(package.provenance, package.options, place, {**files, PRISTINE_NAME: digest(packed)})
    return {LOCK_NAME: lock.to_text().encode(), PRISTINE_NAME: packed}


def _text(place: Path, data: bytes) -> str:
    try:
        return data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        reason = "it is no UTF-8 text any more"
        raise SpecmintError([report(EDITS_IN_CONFLICT, source=str(place), path=place, reason=reason)]) from None
