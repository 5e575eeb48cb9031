"""What overlays did to a tree, so that whatever stands in it can be traced to where it was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.ir.document import child
from specmint.reading.files import File
from specmint.reading.origins import Origin, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from specmint.diagnostics.place import Place


@dataclass(frozen=True)
class Removal:
    """An item taken out of the list at the pointer ``parent``: later items moved up."""

    parent: str
    index: int

    def before(self, pointer: str) -> str:
        """What a pointer was before."""
        start, end = f"{self.parent}/", len(self.parent) + 1
        token, slash, rest = pointer[end:].partition("/")
        if not pointer.startswith(start) or not token.isdecimal() or int(token) < self.index:
            return pointer
        return f"{child(self.parent, int(token) + 1)}{slash}{rest}"


Step = Removal | dict[str, Origin]
"""One change of a tree: an item removed, or the pointers of what was put in, with where it came from."""


@dataclass(frozen=True, eq=False)
class OverlaidFile(File):
    """A file whose tree was changed by overlays, named by their location. ``steps`` lists the changes in order."""

    overlays: Mapping[str, File]
    steps: Sequence[Step]

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that the tree was made from."""
        return (self.text, *(overlay.text for overlay in self.overlays.values()))

    def place(self, pointer: str) -> Place:
        """Where the part at ``pointer`` was written, in the file itself or in an overlay."""
        for step in reversed(self.steps):
            if isinstance(step, Removal):
                pointer = step.before(pointer)
            elif (origin := nearest(pointer, step)) is not None:
                if origin.location in self.overlays:
                    return self.overlays[origin.location].place(origin.pointer)
                pointer = origin.pointer
        return super().place(pointer)
