"""A document that knows what its author wrote, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.ir.document import Document

if TYPE_CHECKING:
    from specmint.diagnostics.place import Place
    from specmint.ir.document import Node, Position
    from specmint.reading.files import Files
    from specmint.reading.origins import Origins


@dataclass(frozen=True)
class Sources:
    """The way from pointers to places in the files of a document."""

    files: Files
    origins: Origins

    def place(self, pointer: str) -> Place:
        """Where the author wrote what stands at a pointer of the finished tree; the pointer is the author's, too."""
        return self.written_place(self.origins.written(pointer))

    def written_place(self, pointer: str) -> Place:
        """Where something stands that has this pointer in the tree as it was written."""
        origin = self.origins.of_written(pointer)
        return self.files[origin.location].place(origin.pointer)._replace(pointer=pointer)

    def locate(self, pointer: str) -> Position | None:
        """The position of a pointer of the finished tree, whichever file it is in."""
        return self.place(pointer).position


@dataclass(frozen=True, eq=False)
class ReadDocument(Document):
    """A document as ``load`` makes it. ``written`` is the tree in its author's own version, with the files joined."""

    written: Node
    sources: Sources = field(repr=False)

    def place(self, pointer: str) -> Place:
        """The source, position and text of a pointer of ``tree``."""
        return self.sources.place(pointer)
