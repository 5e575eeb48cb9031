"""Reads the words of an operation's path."""

from __future__ import annotations

import re
from dataclasses import dataclass

from specmint.api.naming.verbs import verb
from specmint.ir.routes import EXPRESSION
from specmint.text.identifiers import words

PREFIX = re.compile(r"api|rest|v?\d+([._-]\d+)*((alpha|beta)\d*)?", re.IGNORECASE)
"""A leading segment without meaning: ``api``, ``v2``, ``2010-04-01``."""
EXTENSION = re.compile(r"\.(json|xml)$", re.IGNORECASE)
WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Path:
    """The segments of a path that are words, and the name of a final parameter.

    ``follows_parameter`` tells whether a parameter precedes the last word.
    """

    words: tuple[str, ...]
    parameter: str | None
    follows_parameter: bool


def read_path(path: str) -> Path:
    """Read a path without prefixes, parameters and file extensions.

    ``items:batchGet`` and ``chat.postMessage`` are split.
    """
    found: list[str | None] = []
    for segment in _without_prefix([segment for segment in path.split("/") if segment]):
        found += _parts(EXTENSION.sub("", segment))
    static = tuple(each for each in found if each is not None)
    last = found[-1] if found else ""
    return Path(
        words=static,
        parameter=EXPRESSION.findall(path)[-1] if last is None else None,
        follows_parameter=len(found) > 1 and last is not None and found[-2] is None,
    )


def _without_prefix(segments: list[str]) -> list[str]:
    while len(segments) > 1 and PREFIX.fullmatch(segments[0]):
        segments = segments[1:]
    return segments


def _parts(segment: str) -> list[str | None]:
    """The words of a segment; None for a parameter in it."""
    text = EXPRESSION.sub("", segment)
    parameter: list[str | None] = [None] if text != segment else []
    before, separator, after = text.rpartition(":" if ":" in text else ".")
    if separator and after and verb((words(after) or [""])[0]):
        return [*([before] if WORD.search(before) else []), *parameter, after]
    return [*([text] if WORD.search(text) else []), *parameter]
