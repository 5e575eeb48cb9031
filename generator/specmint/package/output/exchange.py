"""Replaces many files in one step: all or none, even if the step fails or is interrupted."""

from __future__ import annotations

import errno
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from specmint.building.rooted import OutsideError, Rooted, rooted
from specmint.building.tree import ObstacleError, Tree
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import (
    DISK_FULL,
    IN_THE_WAY,
    INTERRUPTED_UPDATE,
    OUTPUT_NOT_WRITABLE,
    UNCLEAR_REMAINS,
)
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import digest, stays_inside
from specmint.package.output.empty_folders import remove_empty
from specmint.package.output.journal import Journal
from specmint.package.output.recovery import Recovery, UnclearError
from specmint.package.output.staging import Staging

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

T = TypeVar("T")

OUTPUT: Final = "output"


@dataclass(frozen=True)
class Exchange:
    """The files that one step may replace: those of an output folder, and a few named ones ``beside`` it.

    Files are named ``output/models/pets.py``, or by their key in ``beside``. ``home`` is the folder of the
    configuration that sets these paths; None if they come from the command line.
    """

    folder: Path
    beside: Mapping[str, Path] = field(default_factory=dict)
    home: Path | None = None

    @cached_property
    def _rooted(self) -> Rooted:
        try:
            found = rooted(self.folder, self.home)
        except OutsideError as error:
            raise self._refused(self.folder, str(error)) from None
        if not found.path:
            raise self._refused(self.folder, "it is the whole project")
        return found

    @cached_property
    def _output(self) -> str:
        return self._rooted.path

    @cached_property
    def _tree(self) -> Tree:
        return Tree(self._rooted.root)

    @cached_property
    def _staging(self) -> Staging:
        """A folder beside the output, so that a file is moved within one file system."""
        above, _, name = self._output.rpartition("/")
        return Staging(self._tree, f"{above}/.{name}.specmint".removeprefix("/"))

    @property
    def staging(self) -> Path:
        """The folder for new files until they are moved."""
        return self._staging.place

    @property
    def is_interrupted(self) -> bool:
        """Whether an exchange was interrupted. Raises SpecmintError if the journal is not valid."""
        with self._closing(), self._explained():
            return self._staging.exists() and self._staging.journal().phase == "moving"

    def place(self, name: str) -> str:
        """The path of a file below the root. Raises SpecmintError for any other file."""
        if name in self.beside:
            try:
                return self._rooted.at(self.beside[name])
            except OutsideError as error:
                raise self._refused(self.beside[name], str(error)) from None
        path = name.removeprefix(f"{OUTPUT}/")
        if path == name or not stays_inside(path):
            raise SpecmintError([report(INTERRUPTED_UPDATE, source=str(self.folder), folder=self.folder)])
        return f"{self._output}/{path}"

    @contextmanager
    def held(self) -> Iterator[Tree]:
        """Lock the folder against other runs while files are compared and replaced, after undoing an interrupted run.

        Gives the files of the folder. Raises SpecmintError if another run has the lock.
        """
        with self._closing(), self._explained(), self._staging.held():
            self._recovered()
            with Tree(self._rooted.root / self._output) as output:
                yield output

    def run(self, changes: Mapping[str, bytes], removed: Iterable[str] = ()) -> None:
        """Write all new files into the staging folder, then move them; on any failure or Ctrl-C, move them back.

        Requires ``held``. Raises OSError, and ObstacleError if something other than a file has the path of a file.
        """
        places = {name: self.place(name) for name in (*changes, *removed)}
        journal = Journal()
        try:
            self._staging.note(journal)
            self._staging.put(changes)
            written = {name: digest(data) for name, data in changes.items()}
            journal = Journal("moving", written, dict(self._former(places)))
            self._staging.note(journal)
            self._move(journal, places)
            done = Journal("done")
            self._staging.note(done)
        except BaseException:
            self._undo(journal)
            raise
        # The new files are in place; what cannot be deleted now, the next run deletes.
        with suppress(OSError, ObstacleError):
            self._undo(done)

    def _former(self, places: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for name, path in places.items():
            if (data := self._tree.read(path)) is not None:
                yield name, digest(data)

    def _move(self, journal: Journal, places: Mapping[str, str]) -> None:
        staging, tree = self._staging.path, self._tree
        for name in journal.saved:
            tree.move(places[name], f"{staging}/old/{name}")
        for name in journal.written:
            tree.move(f"{staging}/new/{name}", places[name])
        for name in places.keys() - journal.written.keys():
            remove_empty(tree, self._output, places[name])
        folders = {place.rpartition("/")[0] for place in places.values()}
        tree.settle((), (folder for folder in folders if tree.status(folder) is not None))

    def recover(self) -> None:
        """Undo what an interrupted run did. Raises OSError, or SpecmintError if its files were changed since."""
        with self._closing(), self._explained():
            if self._staging.exists():
                with self._staging.held():
                    self._recovered()

    def _recovered(self) -> None:
        if self._staging.names():
            self._undo(self._staging.journal())

    def _undo(self, journal: Journal) -> None:
        if journal.phase == "moving":
            Recovery(self._tree, self._staging.path, self._output, self.place).undo(journal)
        self._staging.clear()

    @contextmanager
    def _closing(self) -> Iterator[None]:
        try:
            yield
        finally:
            self._tree.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except UnclearError as error:
            staging = self.staging
            raise SpecmintError([report(UNCLEAR_REMAINS, source=str(staging), folder=staging, reason=error)]) from None

    def _refused(self, place: Path, reason: str) -> SpecmintError:
        return SpecmintError([report(OUTPUT_NOT_WRITABLE, source=str(self.folder), path=place, reason=reason)])


def inside(files: Mapping[str, T]) -> dict[str, T]:
    """The files of the output folder by their names in an exchange."""
    return {f"{OUTPUT}/{path}": content for path, content in files.items()}


@contextmanager
def disk_errors_as_diagnostics(folder: Path) -> Iterator[None]:
    """Raise errors of the file system as SpecmintError with a diagnostic."""
    try:
        yield
    except ObstacleError as error:
        raise SpecmintError(
            [report(IN_THE_WAY, source=str(folder), path=_shown(error.place), what=error.what)]
        ) from None
    except OutsideError as error:
        raise SpecmintError([report(OUTPUT_NOT_WRITABLE, source=str(folder), path=folder, reason=error)]) from None
    except OSError as error:
        rule = DISK_FULL if error.errno in {errno.ENOSPC, errno.EDQUOT} else OUTPUT_NOT_WRITABLE
        place = _shown(Path(error.filename or folder))
        reason = error.strerror or str(error)
        raise SpecmintError([report(rule, source=str(folder), path=place, reason=reason)]) from error


def _shown(place: Path) -> Path:
    """A path relative to the current folder, if it is below."""
    here = Path.cwd()
    return place.relative_to(here) if place.is_relative_to(here) else place
