"""A document that knows the source position of each of its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.ir.document import Document

if TYPE_CHECKING:
    from specmint.diagnostics.place import Place
    from specmint.document.reading.files import Files
    from specmint.document.reading.origins import Origins
    from specmint.ir.document import Node, Position


@dataclass(frozen=True)
class Sources:
    """Maps pointers to positions in the files of a document."""

    files: Files
    origins: Origins

    def place(self, pointer: str) -> Place:
        """The place in a file for a pointer of the finished tree, with the pointer in that file."""
        return self.written_place(self.origins.written(pointer))

    def written_place(self, pointer: str) -> Place:
        """The place in a file for a pointer of the tree as the author wrote it."""
        origin = self.origins.of_written(pointer)
        return self.files[origin.location].place(origin.pointer)._replace(pointer=pointer)

    def locate(self, pointer: str) -> Position | None:
        """The position of a pointer of the finished tree, in whichever file it is."""
        return self.place(pointer).position


@dataclass(frozen=True, eq=False)
class ReadDocument(Document):
    """A document as ``load`` returns it. ``written`` is the joined tree in the author's OpenAPI version."""

    written: Node
    sources: Sources = field(repr=False)

    def place(self, pointer: str) -> Place:
        """The source, position and text of a pointer of ``tree``."""
        return self.sources.place(pointer)
