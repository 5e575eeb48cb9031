"""Text from the bytes of an answer."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .transport import httpx

UTF_8 = "utf-8"

_FOR_TEXT = re.compile(
    r"utf-(8|16|32)(-[bl]e|-sig)?|ascii|iso8859-\d+|cp\d+|koi8-[rtu]|mac-\w+|gb\w+|hz|big5\w*|euc_\w+|iso2022_\w+|shift_jis\w*"
    r"|johab|kz1048|ptcp154|tis-620"
)
"""Python's names of charsets. Its other codecs are no charsets, or take more than time in proportion (idna)."""


class Decoded(NamedTuple):
    """A text, where U+FFFD stands for what is no character, and what is wrong with its bytes, as in ``is no utf-8``."""

    text: str
    mistake: str | None = None


def charset_of(response: httpx.Response) -> str:
    """The charset that an answer names, else the default of the HTTP client, which is UTF-8."""
    named, default = response.charset_encoding, response.default_encoding
    return named or (default if isinstance(default, str) else default(response.content)) or UTF_8


def decoded(body: bytes, charset: str = UTF_8) -> Decoded:
    """Bytes as text; an unknown charset is taken for UTF-8."""
    name = _codec(charset)
    if name is None:
        return Decoded(body.decode(errors="replace"), f"has the unknown charset {charset[:40]!a}")
    try:
        return Decoded(body.decode(name))
    except UnicodeError:
        return Decoded(body.decode(name, "replace"), f"is no {name}")


def _codec(charset: str) -> str | None:
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    return name if _FOR_TEXT.fullmatch(name) else None
