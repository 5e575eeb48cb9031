"""Undoes an interrupted run: only changes that this run could have made, and all of them or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.ir.output import digest
from specmint.package.output.empty_folders import remove_empty

if TYPE_CHECKING:
    from collections.abc import Callable

    from specmint.building.tree import Tree
    from specmint.package.output.journal import Journal


class UnclearError(Exception):
    """Files that differ from both their old and their new content. The message completes a sentence."""


@dataclass(frozen=True)
class _State:
    """Whether the old file is in the staging folder, and whether the new file is in place."""

    is_saved: bool
    has_arrived: bool


@dataclass(frozen=True)
class Recovery:
    """``staging`` is the folder with the files of the interrupted run; ``place`` gives the path of a file by name."""

    tree: Tree
    staging: str
    output: str
    place: Callable[[str], str]

    def undo(self, journal: Journal) -> None:
        """Delete the new files and move the old ones back. Raises UnclearError, OSError, ObstacleError.

        All files are checked before any is touched. If this is interrupted too, it can be repeated.
        """
        names = dict.fromkeys((*journal.written, *journal.saved))
        states = {name: self._state(journal, name) for name in names}
        for name in (name for name, state in states.items() if state.has_arrived):
            self.tree.remove(self.place(name))
        for name in (name for name, state in states.items() if state.is_saved):
            self.tree.move(f"{self.staging}/old/{name}", self.place(name))
        for name in journal.written.keys() - journal.saved.keys():
            if (path := self.place(name)).startswith(f"{self.output}/"):
                remove_empty(self.tree, self.output, path)

    def _state(self, journal: Journal, name: str) -> _State:
        """The state of one file. Raises UnclearError if it cannot be determined."""
        waits = self._aside(f"new/{name}", journal.written.get(name))
        is_saved = self._aside(f"old/{name}", journal.saved.get(name))
        here = self.tree.read(self.place(name))
        found = None if here is None else digest(here)
        former = None if is_saved else journal.saved.get(name)
        if found == former or (waits and not is_saved and name not in journal.saved):
            return _State(is_saved=is_saved, has_arrived=False)
        if found is None or waits or found != journal.written.get(name) or former is not None:
            message = f"'{self.tree.top / self.place(name)}' was changed since"
            raise UnclearError(message)
        return _State(is_saved=is_saved, has_arrived=True)

    def _aside(self, inner: str, value: str | None) -> bool:
        """Whether a file is in the staging folder. Raises UnclearError if its content is not that of the run."""
        found = self.tree.read(f"{self.staging}/{inner}")
        if found is not None and digest(found) != value:
            message = f"'{self.tree.top / self.staging / inner}' is not what that run has put there"
            raise UnclearError(message)
        return found is not None
