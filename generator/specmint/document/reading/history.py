"""Records what overlays changed in a tree, so that each part can be traced to its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.document.reading.files import File
from specmint.document.reading.origins import Origin, nearest
from specmint.ir.document import child

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from specmint.diagnostics.place import Place


@dataclass(frozen=True)
class Removal:
    """An item removed from the list at the pointer ``parent``, which changes the indexes of later items."""

    parent: str
    index: int

    def before(self, pointer: str) -> str:
        """The pointer before this change."""
        start, end = f"{self.parent}/", len(self.parent) + 1
        token, slash, rest = pointer[end:].partition("/")
        if not pointer.startswith(start) or not token.isdecimal() or int(token) < self.index:
            return pointer
        return f"{child(self.parent, int(token) + 1)}{slash}{rest}"


Step = Removal | dict[str, Origin]
"""One change of a tree: an item removed, or the pointers of inserted nodes with their origins."""


@dataclass(frozen=True, eq=False)
class OverlaidFile(File):
    """A file whose tree was changed by overlays. ``steps`` lists the changes in order."""

    overlays: Mapping[str, File]
    steps: Sequence[Step]

    @property
    def texts(self) -> tuple[str, ...]:
        """The name and text of every file that the tree was read from."""
        return (self.text, *(overlay.text for overlay in self.overlays.values()))

    def place(self, pointer: str) -> Place:
        """The place where the node at ``pointer`` was written: in the file or in an overlay."""
        for step in reversed(self.steps):
            if isinstance(step, Removal):
                pointer = step.before(pointer)
            elif (origin := nearest(pointer, step)) is not None:
                if origin.location in self.overlays:
                    return self.overlays[origin.location].place(origin.pointer)
                pointer = origin.pointer
        return super().place(pointer)
