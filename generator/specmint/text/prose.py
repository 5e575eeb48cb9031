"""Wraps descriptions of the document for docstrings."""

from __future__ import annotations

import re
import textwrap

WIDTH = 120
_LAST_OF_FOUR_DIGITS = 0xFFFF
HEADING = re.compile(r"(?<=\n\n)([A-Za-z]+(?: [A-Za-z]+)?):?$", re.MULTILINE)
"""A line of one or two words, which tools read as a section heading of the docstring (``Returns``, ``Note:``)."""
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
"""Invisible characters: control and format characters, directions, tags, lone surrogates.

Joiners and emoji selectors are not included, since scripts and signs need them.
"""


def clean(text: str) -> str:
    """Text without control characters, bidirectional marks, lone surrogates and space at line ends."""
    broken = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    lines = (line.rstrip() for line in CONTROL.sub(" ", broken).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def escaped(source: str) -> str:
    """Python source with such characters written as escapes, since they can only occur in string literals there."""
    return CONTROL.sub(lambda found: _escape(ord(found.group())), source)


def _escape(code: int) -> str:
    return f"\\u{code:04x}" if code <= _LAST_OF_FOUR_DIGITS else f"\\U{code:08x}"


def wrapped(text: str, indent: int = 4) -> str:
    """Text wrapped to the line length of a docstring at ``indent``. List items and code blocks keep their lines."""
    width = WIDTH - indent - len('""""""')
    return "\n".join(_fill(line, width) for line in clean(text).split("\n"))


def _fill(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    hanging = re.match(r"\s*([-*+]|\d+[.)])?\s*", line)
    space = " " * len(hanging.group()) if hanging else ""
    return textwrap.fill(
        line, width, subsequent_indent=space, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )


def documented(text: str, indent: int = 4) -> str:
    """Text for a docstring: its first paragraph is a sentence (PEP 257), its headings are marked as text."""
    first, *others = HEADING.sub(r"**\g<0>**", clean(text)).split("\n\n", 1)
    return wrapped("\n\n".join([as_sentence(first), *others]), indent)


def as_sentence(text: str) -> str:
    r"""Text with a capital first letter and a full stop at its end.

    Quotes around its first word are replaced, since formatters separate ``\"`` from the quotes of a docstring.
    """
    first, space, rest = text.partition(" ")
    if first.isascii() and first.isalpha():
        text = f"{first[:1].upper()}{first[1:]}{space}{rest}"
    elif text.startswith('"'):
        text = text.replace('"', "'", 2)
    if text.endswith((".", "!", "?")) or not text:
        return text
    return f"{text.rstrip(':;,')}."


def summary(text: str) -> str:
    """The first sentence or line of a text, on one line."""
    first = clean(text).split("\n\n")[0].replace("\n", " ")
    return re.split(r"(?<=[.!?])\s", first)[0]
