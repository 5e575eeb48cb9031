"""The staging folder beside an output, which holds new files until they are moved. Its lock excludes other runs."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from specmint.building.file_locks import is_locked
from specmint.building.tree import ObstacleError, is_same
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import ANOTHER_RUN
from specmint.ir.diagnostics import SpecmintError
from specmint.package.output.journal import Journal
from specmint.package.output.recovery import UnclearError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from specmint.building.tree import Tree

JOURNAL: Final = "journal.json"
_NEXT: Final = "journal.next"


@dataclass(frozen=True)
class Staging:
    """``path`` is the path of the folder in a tree. It exists while a run writes, and after a run that was killed."""

    tree: Tree
    path: str

    @property
    def place(self) -> Path:
        """The absolute path of the folder."""
        return self.tree.top / self.path

    def exists(self) -> bool:
        """Whether the folder exists. Raises ObstacleError if a link or file has its path."""
        if self.tree.status(self.path) is None:
            return False
        self.tree.names(self.path)
        return True

    def names(self) -> list[str]:
        """The names in the folder."""
        return self.tree.names(self.path)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Create and lock the folder. Raises SpecmintError if another run has the lock.

        The operating system releases the lock when this process ends for any reason.
        """
        descriptor = self._locked() if self._is_made() else None
        try:
            yield
        finally:
            try:
                # The folder is removed only while locked, and only if nothing is left to undo.
                with suppress(OSError, ObstacleError):
                    self.tree.remove_folder(self.path)
            finally:
                if descriptor is not None:
                    os.close(descriptor)

    def _is_made(self) -> bool:
        """Create the folder. Without write permission nothing can be written either, so no lock is needed."""
        try:
            self.tree.make_folder(self.path)
        except OSError as error:
            if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
                return False
            raise
        return True

    def _locked(self) -> int | None:
        while (descriptor := self.tree.lockable(self.path)) is not None:
            if not is_locked(descriptor):
                os.close(descriptor)
                raise SpecmintError([report(ANOTHER_RUN, source=str(self.place), folder=self.place)])
            if is_same(self.tree.status(self.path), os.fstat(descriptor)):
                return descriptor
            # Another run has just ended and removed the folder.
            os.close(descriptor)
            self.tree.close()
            self.tree.make_folder(self.path)
        return None

    def journal(self) -> Journal:
        """The journal of the run that left the folder. Raises UnclearError if the folder is not that of a run."""
        data = self.tree.read(f"{self.path}/{JOURNAL}")
        if not data and {*self.names()} <= {JOURNAL, _NEXT}:
            return Journal()
        try:
            return Journal.from_bytes(data or b"", os.fsencode(self.place))
        except ValueError as error:
            raise UnclearError(str(error)) from None

    def note(self, journal: Journal) -> None:
        """Write the journal in one step."""
        self.tree.remove(f"{self.path}/{_NEXT}")
        self.tree.create(f"{self.path}/{_NEXT}", journal.to_bytes(os.fsencode(self.place)))
        self.tree.settle([f"{self.path}/{_NEXT}"])
        self.tree.replace(f"{self.path}/{_NEXT}", f"{self.path}/{JOURNAL}")
        self.tree.settle((), [self.path])

    def put(self, contents: Mapping[str, bytes]) -> None:
        """Write new files to the folder and flush them to disk before anything is moved."""
        paths = {f"{self.path}/new/{name}": data for name, data in contents.items()}
        for path, data in paths.items():
            self.tree.create(path, data)
        self.tree.settle(paths, {path.rpartition("/")[0] for path in paths})

    def clear(self) -> None:
        """Delete everything in the folder, the journal last, so that an interrupted deletion can be continued."""
        self.tree.clear(self.path, keep=JOURNAL)
        self.tree.remove(f"{self.path}/{JOURNAL}")
