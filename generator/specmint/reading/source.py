"""All bytes that a document is made from, found without parsing it."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from specmint.ir.diagnostics import SpecmintError
from specmint.reading.access import Access, RefusedError, read_file
from specmint.reading.decode import encoding_of
from specmint.reading.limits import MAX_FILES
from specmint.reading.options import LoadOptions
from specmint.reading.urls import fit_to_show, is_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STDIN: Final = "<stdin>"

_REFERENCE: Final = re.compile(
    r"""\$ref["']?[ \t]*:[ \t\r\n]*(?:"([^"#\r\n][^"#\r\n]*)|'([^'#\r\n][^'#\r\n]*)|([^\s"'#,}][^\s"'#,}]*))"""
)
"""A reference to another file, without its fragment."""


def refers_to_files(text: str) -> bool:
    """Whether there may be a reference to another file in a text."""
    return _REFERENCE.search(text) is not None


@dataclass(frozen=True)
class Source:
    """A document as bytes. ``files`` holds the files it refers to, by their path from its folder or by their URL.

    ``overlays`` holds the names and bytes of its overlays, in the order in which they apply.
    """

    name: str
    data: bytes
    files: Mapping[str, bytes]
    overlays: tuple[tuple[str, bytes], ...] = ()

    @property
    def digest(self) -> str:
        """``sha256:`` and the hex digest of the bytes; of several files, of the list of all names and digests.

        Overlays are listed in their order and without their names, which may hold where this machine keeps them.
        """
        own = hashlib.sha256(self.data).hexdigest()
        if not self.files and not self.overlays:
            return f"sha256:{own}"
        lines = [f"{hashlib.sha256(data).hexdigest()} {name}\n" for name, data in sorted(self.files.items())]
        lines += [f"{hashlib.sha256(data).hexdigest()} (overlay)\n" for _, data in self.overlays]
        return f"sha256:{hashlib.sha256(''.join([own, *lines]).encode()).hexdigest()}"


def read_source(source: str, options: LoadOptions | None = None) -> Source:
    """Read a path, an http(s) URL or ``-`` for standard input, its overlays and the files that all of them refer to.

    Raises SpecmintError. References that may not or cannot be followed are passed over here; loading reports them.
    """
    options = options or LoadOptions()
    return source_of(*_read(source, options), options)


def source_of(name: str, data: bytes, options: LoadOptions, access: Access | None = None) -> Source:
    """A document whose own bytes were read already, with its overlays and the files that it refers to.

    These are read from disk and from URLs, unless by another ``access``.
    """
    overlays = tuple((path, read_file(path, path, options.size_limit)) for path in options.overlays)
    access = access or Access(name, options)
    return Source(name, data, _referenced(access, [data, *(content for _, content in overlays)]), overlays)


def _read(source: str, options: LoadOptions) -> tuple[str, bytes]:
    if source == "-":
        return STDIN, sys.stdin.buffer.read() if options.stdin is None else options.stdin
    if is_url(source):
        # httpx takes time to import, and most documents are files.
        from specmint.reading.fetch import fetch

        return fit_to_show(source), fetch(source, options)
    return source, read_file(source, source, options.size_limit)


def _referenced(access: Access, texts: list[bytes]) -> dict[str, bytes]:
    """The files that the texts refer to, all of which stand for the document itself, and what those refer to."""
    found: dict[str, bytes] = {}
    seen = {access.start}
    pending = [(access.start, text) for text in texts]
    while pending and len(found) < MAX_FILES:
        base, text = pending.pop()
        for location in _locations(access, base, text):
            if location in seen:
                continue
            seen.add(location)
            try:
                content = access.read(location)
            except SpecmintError:
                continue
            found[access.relative(location)] = content
            pending.append((location, content))
    return found


def _locations(access: Access, base: str, data: bytes) -> Iterator[str]:
    text = data.decode(encoding_of(data)[0], "replace")
    for match in _REFERENCE.finditer(text):
        reference = next(group for group in match.groups() if group is not None)
        try:
            yield access.locate(base, reference.replace("\\/", "/").strip())
        except RefusedError:
            continue
