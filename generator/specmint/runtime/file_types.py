"""Media types of files, by what tells them: the name, or the first bytes."""

from __future__ import annotations

import mimetypes
from fnmatch import fnmatch

from .media_types import media_type

_SIGNATURES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/zip",
}
"""What files of some types begin with."""


def guessed_type(ranges: str, name: str | None, start: bytes = b"") -> str | None:
    """The media type that a file's name or its first bytes stand for, if one of several types and ranges holds it."""
    named = mimetypes.guess_type(name)[0] if name else None
    guess = named or next((each for signature, each in _SIGNATURES.items() if start.startswith(signature)), None)
    return guess if guess and any(fnmatch(guess, media_type(each)) for each in ranges.split(",")) else None


def part_type(ranges: str | None, name: str | None) -> str | None:
    """The type of a part of a form: by the file's name, else the first type that is no range."""
    if not ranges or not ("," in ranges or "*" in ranges):
        return ranges
    first = (each.strip() for each in ranges.split(",") if "*" not in each)
    return guessed_type(ranges, name) or next(first, None)
