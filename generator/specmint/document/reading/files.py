"""The parsed files of a document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from specmint.diagnostics.place import Place, position_at
from specmint.diagnostics.report import finding
from specmint.diagnostics.rules_reading import TOO_MANY_FILES
from specmint.document.reading.decode import decode
from specmint.document.reading.identifiers import Identifiers, has_identifiers, identifiers_of
from specmint.document.reading.limits import MAX_FILES
from specmint.document.reading.parse import Parsed, parse
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.document import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.document.reading.access import Access


@dataclass(frozen=True, eq=False)
class File:
    """One parsed file. ``location`` is an absolute path or a URL, ``name`` its name in messages."""

    location: str
    name: str
    text: str
    parsed: Parsed

    @property
    def texts(self) -> tuple[str, ...]:
        """The name and text of every file that the tree was read from."""
        return (self.text,)

    @cached_property
    def identifiers(self) -> Identifiers:
        """The identifiers of the schemas in this file."""
        if not any(map(has_identifiers, self.texts)):
            return Identifiers(self.location)
        return identifiers_of(self.parsed.tree, self.location)

    def place(self, pointer: str) -> Place:
        """The place of the node at ``pointer`` of this file, or of the nearest node that contains it."""
        offset = self.parsed.places.offset(list(tokens(pointer)))
        return Place(self.name, pointer, position_at(self.text, offset), self.text)


def open_file(location: str, name: str, data: bytes) -> File:
    """Decode and parse one file. Raises SpecmintError."""
    text = decode(name, data)
    return File(location, name, text, parse(name, text))


class Files:
    """The files of one document, each parsed once, on first use. ``used`` maps relative names to bytes."""

    def __init__(self, access: Access, main: File, data: Mapping[str, bytes]) -> None:
        self.main = main
        self.access = access
        self.used = dict(data)
        self._open = {main.location: main}

    def __getitem__(self, location: str) -> File:
        """The file at a location. Raises SpecmintError."""
        if location not in self._open:
            if len(self._open) > MAX_FILES:
                place = Place(self.access.name_of(location))
                raise SpecmintError([finding(TOO_MANY_FILES, place, limit=MAX_FILES)])
            relative = self.access.relative(location)
            if relative not in self.used:
                self.used[relative] = self.access.read(location)
            self._open[location] = open_file(location, self.access.name_of(location), self.used[relative])
        return self._open[location]
