"""Finds the target of a reference in any file, by pointer, identifier or anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from specmint.document.reading.identifiers import absolute
from specmint.document.reading.origins import Origin
from specmint.ir.document import child, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.document.reading.files import File, Files

_MOST_HOPS: Final = 64
"""The most references that the resolution of one pointer may go through."""


def value_at(tree: Any, pointer: str) -> Any:
    """The value at a pointer of a tree. Raises LookupError, TypeError or ValueError if there is none."""
    for token in tokens(pointer):
        tree = tree[int(token)] if isinstance(tree, list) else tree[token]
    return tree


class Targets:
    """Follows references between the files of a document."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._identified: dict[str, Origin] = {}
        self._noted: set[str] = set()
        self._hops = 0

    def value(self, origin: Origin) -> Any:
        """The value at a place. Raises SpecmintError if its file cannot be read, and LookupError."""
        try:
            return value_at(self._file(origin.location).parsed.tree, origin.pointer)
        except (TypeError, ValueError) as error:
            raise LookupError(origin.pointer) from error

    def find(self, reference: str, holder: Origin) -> Origin:
        """The target of a reference at the place ``holder``. Raises RefusedError, SpecmintError, and LookupError.

        Even inside of an ``$id``, a pointer may be relative to its file, and a path to the file's folder, since authors
        copy schemas with their ``$id``.
        """
        self._hops = 0
        return self._found(reference, holder)

    def is_static(self, reference: str, holder: Origin) -> bool:
        """Whether a ``$dynamicRef`` has the same target wherever its schema is used."""
        names = self._file(holder.location).identifiers.dynamic
        return len(names.get(reference.partition("#")[2], [])) <= 1

    def _file(self, location: str) -> File:
        file = self._files[location]
        if location not in self._noted:
            self._noted.add(location)
            names = file.identifiers
            self._identified.setdefault(names.base, Origin(location, "#"))
            for pointer, uri in names.resources.items():
                self._identified.setdefault(uri, Origin(location, pointer))
        return file

    def _found(self, reference: str, holder: Origin) -> Origin:
        self._hops += 1
        path, _, fragment = reference.partition("#")
        for start in self._starts(path, holder) if self._hops <= _MOST_HOPS else ():
            try:
                return self._reached(self._place(start, unquote(fragment)))
            except LookupError:
                continue
        raise LookupError(reference)

    def _starts(self, path: str, holder: Origin) -> Iterator[Origin]:
        """The files or schemas that the path of a reference may mean, the likeliest first."""
        names = self._file(holder.location).identifiers
        resource = names.resource_of(holder.pointer)
        if not path:
            yield from dict.fromkeys((Origin(holder.location, resource), Origin(holder.location, "#")))
        elif (named := self._identified.get(absolute(names.uri_of(resource), path))) is not None:
            yield named
        else:
            yield Origin(self._files.access.locate(holder.location, path), "#")

    def _place(self, start: Origin, fragment: str) -> Origin:
        if not fragment or fragment.startswith("/"):
            return Origin(start.location, start.pointer + fragment)
        anchors = self._file(start.location).identifiers.anchors
        return Origin(start.location, anchors[start.pointer, fragment])

    def _reached(self, origin: Origin) -> Origin:
        """The place itself if it exists, or the place that its pointer leads to through references on its path."""
        try:
            self.value(origin)
        except LookupError:
            return self._through_references(origin)
        return origin

    def _through_references(self, origin: Origin) -> Origin:
        here = Origin(origin.location, "#")
        for token in tokens(origin.pointer):
            node = self.value(here)
            while isinstance(node, dict) and token not in node and isinstance(node.get("$ref"), str):
                here = self._found(node["$ref"], here)
                node = self.value(here)
            here = Origin(here.location, child(here.pointer, token))
        self.value(here)
        return here
