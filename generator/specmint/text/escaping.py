"""The only place where text of a document is escaped for Python source and Markdown."""

from __future__ import annotations

import json
import re
from textwrap import fill
from typing import TYPE_CHECKING, Any, Final

from specmint.text.prose import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH: Final = 120
"""The longest line of a table, in characters."""
CLOSING = re.compile(r'"""|"\Z')
"""Text that would close a docstring, alone or together with its quotes."""
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#])")


def literal(value: Any) -> str:
    """A Python literal in ASCII, double quotes preferred."""
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, tuple):
        return f"({', '.join(map(literal, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{literal(key)}: {literal(item)}' for key, item in value.items())}}}"
    return repr(value)


def _string(text: str) -> str:
    """A string literal. JSON's notation is valid Python, except for lone surrogates, astral characters and DEL."""
    if text.isascii() and text.isprintable():
        return json.dumps(text)
    return ascii(text)


def table(names: Mapping[str, tuple[str, ...]]) -> str:
    """Python names behind the modules that hold them, as indented lines that fit a page: ``pets: Pet Tag``."""
    rows = (f"{module}: {' '.join(listed)}" for module, listed in names.items())
    return "\n".join(fill(row, WIDTH, initial_indent="    ", subsequent_indent="        ") for row in rows)


def docstring(text: str, indent: int = 0) -> str:
    """A docstring with its quotes and indented lines. It is raw if it contains backslashes and needs no escapes."""
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
    """Text on one line without any Markdown syntax."""
    return MARKDOWN.sub(r"\\\1", " ".join(clean(text).split()))


def code(text: str) -> str:
    """Text for a Markdown code span or block: without backticks and line breaks."""
    return " ".join(clean(text).replace("`", "'").split())
