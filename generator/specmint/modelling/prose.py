"""The author's words, wrapped for docstrings."""

from __future__ import annotations

import re
import textwrap

WIDTH = 120
HEADING = re.compile(r"(?<=\n\n)([A-Za-z]+(?: [A-Za-z]+)?):?$", re.MULTILINE)
"""A line of one or two words, which tools take for a section of the docstring (``Returns``, ``Note:``)."""
CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Text without control characters, bidirectional marks, lone surrogates and space at line ends."""
    broken = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    lines = (line.rstrip() for line in CONTROL.sub(" ", broken).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def escaped(source: str) -> str:
    """Python source with what ``clean`` drops written as escapes, since it can only stand in string literals there."""
    return CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", source)


def wrapped(text: str, indent: int = 4) -> str:
    """Text filled to the line length inside a docstring at ``indent``; list items and code blocks keep their lines."""
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
    """Text for a docstring: its first paragraph is a sentence (PEP 257), its headings are marked as such."""
    first, *others = HEADING.sub(r"**\g<0>**", clean(text)).split("\n\n", 1)
    return wrapped("\n\n".join([as_sentence(first), *others]), indent)


def as_sentence(text: str) -> str:
    r"""Text with a capital letter at its beginning and a full stop at its end.

    A quoted word at the beginning gets other quotes, since formatters part ``\"`` from the quotes of a docstring.
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
