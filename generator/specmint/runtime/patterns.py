r"""Patterns of JSON Schema, which are regular expressions of ECMA-262, on Rust's engine, whose time is linear.

The two agree on most of the syntax, and differ in what some classes hold: in ECMA-262, section 22.2.1, ``\d``, ``\w``
and ``\b`` are about ASCII, ``.`` leaves out every end of a line, and ``\s`` has the byte order mark but not NEL.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pydantic_core import SchemaError, SchemaValidator, core_schema

_PIECE = re.compile(r"\\.|\[\^?|[\].]", re.DOTALL)
"""What the differences hang on: an escape, the ends of a class, and the dot."""

_SPACE = r"[\s\x{FEFF}--\x{85}]"
_CLASSES = {
    r"\d": "[0-9]",
    r"\D": "[^0-9]",
    r"\w": "[0-9A-Za-z_]",
    r"\W": "[^0-9A-Za-z_]",
    r"\s": _SPACE,
    r"\S": f"[^{_SPACE}]",
}
"""Rust's own notation of these classes, which may stand inside other classes too."""
_OUTSIDE = {r"\b": r"(?-u:\b)", ".": r"[^\n\r\x{2028}\x{2029}]"}
_INSIDE = {r"\b": r"\x08"}


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern is found in a text, in linear time. A pattern outside of that engine's language fits all."""
    compiled = _compiled(pattern)
    return compiled is None or compiled.isinstance_python(text)


def in_rust(pattern: str) -> str:
    """A pattern of ECMA-262 in the words of Rust's engine, as far as the two differ in what they mean by the same."""
    pieces: list[str] = []
    end, in_class = 0, False
    for found in _PIECE.finditer(pattern):
        piece = found.group()
        pieces.append(pattern[end : found.start()])
        pieces.append(_CLASSES.get(piece) or (_INSIDE if in_class else _OUTSIDE).get(piece, piece))
        in_class = piece != "]" and (in_class or piece.startswith("["))
        end = found.end()
    return "".join([*pieces, pattern[end:]])


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> SchemaValidator | None:
    try:
        return SchemaValidator(core_schema.str_schema(pattern=in_rust(pattern), regex_engine="rust-regex"))
    except SchemaError:
        return None
