"""Collects all bytes that a document consists of, without parsing it."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from specmint.document.reading.access import Access, RefusedError, read_file
from specmint.document.reading.decode import encoding_of
from specmint.document.reading.limits import MAX_FILES
from specmint.document.reading.urls import fit_to_show, is_url
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.load_options import LoadOptions
from specmint.ir.output import with_line_feeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

STDIN: Final = "<stdin>"

_REFERENCE: Final = re.compile(
    r"""\$ref["']?[ \t]*:[ \t\r\n]*(?:"([^"#\r\n][^"#\r\n]*)|'([^'#\r\n][^'#\r\n]*)|([^\s"'#,}][^\s"'#,}]*))"""
)
"""A reference to another file, without its fragment."""


def refers_to_files(text: str) -> bool:
    """Whether a text may contain a reference to another file."""
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
        """``sha256:`` and the hex digest of the text; with several files, of the list of all names and digests.

        Overlays count in their order and without their names, which may contain paths of this machine. Line endings
        count as LF, since a git checkout may change them.
        """
        return self._digest(with_line_feeds)

    @property
    def digest_of_bytes(self) -> str:
        """The digest of the unchanged bytes, which specmint 0.1.0 wrote to locks."""
        return self._digest(bytes)

    def _digest(self, read: Callable[[bytes], bytes]) -> str:
        own = hashlib.sha256(read(self.data)).hexdigest()
        if not self.files and not self.overlays:
            return f"sha256:{own}"
        lines = [f"{hashlib.sha256(read(data)).hexdigest()} {name}\n" for name, data in sorted(self.files.items())]
        lines += [f"{hashlib.sha256(read(data)).hexdigest()} (overlay)\n" for _, data in self.overlays]
        return f"sha256:{hashlib.sha256(''.join([own, *lines]).encode()).hexdigest()}"


def read_source(source: str, options: LoadOptions | None = None) -> Source:
    """Read a path, a URL or ``-`` for standard input, with its overlays and all files that these refer to.

    Raises SpecmintError. References that cannot be followed are ignored here and reported by loading.
    """
    options = options or LoadOptions()
    return source_of(*_read(source, options), options)


def source_of(name: str, data: bytes, options: LoadOptions, access: Access | None = None) -> Source:
    """A document whose own bytes were read already, with its overlays and the files that it refers to.

    ``access`` reads these; by default, from disk and from URLs.
    """
    overlays = tuple((path, read_file(path, path, options.size_limit)) for path in options.overlays)
    access = access or Access(name, options)
    return Source(name, data, _referenced(access, [data, *(content for _, content in overlays)]), overlays)


def _read(source: str, options: LoadOptions) -> tuple[str, bytes]:
    if source == "-":
        return STDIN, sys.stdin.buffer.read() if options.stdin is None else options.stdin
    if is_url(source):
        # Importing httpx takes time, and most documents are files.
        from specmint.document.reading.fetch import fetch

        return fit_to_show(source), fetch(source, options)
    return source, read_file(source, source, options.size_limit)


def _referenced(access: Access, texts: list[bytes]) -> dict[str, bytes]:
    """The files that the texts refer to, directly and indirectly. The texts have the location of the document."""
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
