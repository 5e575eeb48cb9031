"""Decodes the bytes of a document."""

from __future__ import annotations

import codecs
from typing import Final

from specmint.diagnostics import rules_reading as rules
from specmint.diagnostics.place import Place, position_at
from specmint.diagnostics.report import finding
from specmint.ir.diagnostics import SpecmintError

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def encoding_of(data: bytes) -> tuple[str, int]:
    """The encoding and the length of the byte order mark (YAML 1.2.2, section 5.2).

    The first character is ASCII, so a NUL byte shows UTF-16.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    if data[:1] == b"\0":
        return "utf-16-be", 0
    return ("utf-16-le" if data[1:2] == b"\0" else "utf-8"), 0


def decode(source: str, data: bytes) -> str:
    """The text of a document. Raises SpecmintError for invalid bytes and for an empty text."""
    encoding, skipped = encoding_of(data)
    try:
        text = data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        before = data[skipped : skipped + error.start].decode(encoding)
        rest = data[skipped + error.start :].decode(encoding, "replace")
        place = Place(source, "", position_at(before, len(before)), before + rest)
        offset = skipped + error.start
        raise SpecmintError([finding(rules.BAD_ENCODING, place, offset=offset, encoding=encoding.upper())]) from None
    if not text.strip():
        raise SpecmintError([finding(rules.DOCUMENT_EMPTY, Place(source))])
    return text
