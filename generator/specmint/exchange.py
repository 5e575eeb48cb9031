"""Replacing many files in one step: all of them, or none, whatever goes wrong."""

from __future__ import annotations

import errno
import json
import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import DISK_FULL, INTERRUPTED_UPDATE, OUTPUT_NOT_WRITABLE
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import stays_inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

T = TypeVar("T")

JOURNAL: Final = "journal.json"
OUTPUT: Final = "output"


@dataclass(frozen=True)
class Exchange:
    """The files that one step may replace: those of an output folder, and a few named ones ``beside`` it.

    A file is called ``output/models/pets.py``, or by its name beside it. A journal, which may have been tampered with,
    can name nothing else.
    """

    folder: Path
    beside: Mapping[str, Path] = field(default_factory=dict)

    @property
    def staging(self) -> Path:
        """Beside the output, so that moving a file is one step of the file system."""
        return self.folder.absolute().parent / f".{self.folder.name}.specmint"

    @property
    def is_interrupted(self) -> bool:
        """Whether a run ended, or still is, in the middle of an exchange."""
        return (self.staging / JOURNAL).exists()

    def place(self, name: str) -> Path:
        """Where a file stands. Raises SpecmintError for one that is none of these."""
        if name in self.beside:
            return self.beside[name]
        path = name.removeprefix(f"{OUTPUT}/")
        if path == name or not _is_name(name):
            raise SpecmintError([report(INTERRUPTED_UPDATE, source=str(self.folder), folder=self.folder)])
        return self.folder / path

    def run(self, changes: Mapping[str, bytes], removed: Iterable[str] = ()) -> None:
        """Write everything aside, then move it in; on any failure, and on Ctrl-C, move it back.

        While the journal is there, the exchange is half done and can be undone; removing it is what completes it.
        Raises OSError.
        """
        places = {name: self.place(name) for name in (*changes, *removed)}
        created = [name for name in changes if not os.path.lexists(places[name])]
        new, folders = self.staging / "new", _Folders()
        try:
            for name, data in changes.items():
                folders.around(new / name).write_bytes(data)
            folders.around(self.staging / JOURNAL).write_text(json.dumps(created), encoding="utf-8")
            for name in (name for name in places if name not in created):
                places[name].replace(folders.around(self.staging / "old" / name))
            if (new / OUTPUT).exists() and not os.path.lexists(self.folder):
                (new / OUTPUT).replace(self.folder)
            for name in (name for name in changes if (new / name).exists()):
                (new / name).replace(folders.around(places[name]))
            for name in removed:
                _remove_empty(self.folder, places[name].parent)
            (self.staging / JOURNAL).unlink()
        except BaseException:
            self.recover()
            raise
        shutil.rmtree(self.staging, ignore_errors=True)

    def recover(self) -> None:
        """Undo what an interrupted run left half done. Raises OSError, or SpecmintError where files are not ours."""
        if not self.staging.is_dir():
            return
        if self.is_interrupted:
            saved = {name: self.place(name) for name in _names_below(self.staging / "old")}
            created = {name: self.place(name) for name in self._journal()}
            for name, place in created.items():
                if not (self.staging / "new" / name).exists():
                    place.unlink(missing_ok=True)
                if name.startswith(f"{OUTPUT}/"):
                    _remove_empty(self.folder, place.parent)
            folders = _Folders()
            for name, place in saved.items():
                (self.staging / "old" / name).replace(folders.around(place))
            (self.staging / JOURNAL).unlink()
        shutil.rmtree(self.staging)

    def _journal(self) -> list[str]:
        """The files that an interrupted run was about to make: none if it did not come to moving anything."""
        with suppress(ValueError):
            content = json.loads((self.staging / JOURNAL).read_text(encoding="utf-8"))
            if isinstance(content, list):
                return [name for name in content if isinstance(name, str) and _is_name(name)]
        return []


def inside(files: Mapping[str, T]) -> dict[str, T]:
    """Files of the output folder by the names that an exchange has for them."""
    return {f"{OUTPUT}/{path}": content for path, content in files.items()}


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Tell a failure of the disk as a diagnostic."""
    try:
        yield
    except OSError as error:
        rule = DISK_FULL if error.errno in {errno.ENOSPC, errno.EDQUOT} else OUTPUT_NOT_WRITABLE
        place = str(error.filename or folder)
        reason = error.strerror or str(error)
        raise SpecmintError([report(rule, source=str(folder), path=place, reason=reason)]) from error


def _is_name(name: str) -> bool:
    return name.isidentifier() or (name.startswith(f"{OUTPUT}/") and stays_inside(name.removeprefix(f"{OUTPUT}/")))


def _names_below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


class _Folders:
    """The folders that were seen to be there."""

    def __init__(self) -> None:
        self._known: set[Path] = set()

    def around(self, path: Path) -> Path:
        """Make the folder that a file stands in."""
        if path.parent not in self._known:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._known.add(path.parent)
        return path


def _remove_empty(top: Path, folder: Path) -> None:
    """Remove folders that hold nothing any more, byte code of removed modules aside."""
    while folder != top:
        if folder.is_dir():
            if any(entry.name != "__pycache__" for entry in folder.iterdir()):
                return
            shutil.rmtree(folder)
        folder = folder.parent
