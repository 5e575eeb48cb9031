"""The one place where text of a document becomes part of Python source or Markdown."""

from __future__ import annotations

import json
import re
from typing import Any

from specmint.modelling.prose import clean

CLOSING = re.compile(r'"""|"\Z')
"""What would close a docstring, there or together with its own quotes."""
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#])")


def literal(value: Any) -> str:
    """A Python literal in ASCII, double quotes preferred."""
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, tuple):
        return f"({', '.join(map(literal, value))}{',' if len(value) == 1 else ''})"
    return repr(value)


def _string(text: str) -> str:
    """JSON's notation is Python's too, but for lone surrogates, astral characters and the delete character."""
    if text.isascii() and text.isprintable():
        return json.dumps(text)
    return ascii(text)


def docstring(text: str, indent: int = 0) -> str:
    """A docstring with its quotes, its lines indented; a raw one where it holds backslashes and nothing to escape."""
    cleaned = clean(text)
    may_end = "\n" in cleaned or not cleaned.endswith(("\\", '"'))
    is_raw = "\\" in cleaned and '"""' not in cleaned and may_end
    escaped = CLOSING.sub(lambda found: '\\"' * len(found.group()), cleaned.replace("\\", "\\\\"))
    first, *others = (cleaned if is_raw else escaped).split("\n")
    space = " " * indent
    body = "\n".join([first, *(space + line if line else "" for line in others)])
    opening = 'r"""' if is_raw else '"""'
    return f'{opening}{body}\n{space}"""' if others else f'{opening}{body}"""'


def markdown(text: str) -> str:
    """Text without any mark-up, on one line."""
    return MARKDOWN.sub(r"\\\1", " ".join(clean(text).split()))


def code(text: str) -> str:
    """Text for a Markdown code span or block: no backticks, no line breaks."""
    return " ".join(clean(text).replace("`", "'").split())
