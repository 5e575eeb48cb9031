"""Shows invisible and control characters of untrusted text as escapes."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TAB_STOP: Final = "    "
_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control, format and bidirectional characters, line separators, and halves of surrogate pairs."""


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    if character == "\t":
        return _TAB_STOP
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def visible(text: str) -> str:
    """The text on one line with every character that a terminal interprets as an escape."""
    return text if text.isascii() and text.isprintable() else _UNSAFE.sub(_escaped, text)


def width(text: str) -> int:
    """The number of terminal columns of a text (Unicode Standard Annex 11)."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
