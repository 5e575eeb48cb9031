"""Turns any text into a Python identifier."""

from __future__ import annotations

import keyword
import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+[a-z]*")
SIGNS = {"+": "plus", "-": "minus", "*": "star", "@": "at", "$": "dollar", "#": "hash", "%": "percent", "&": "and"}
"""Words for signs at the start of a name, which may be the only difference between ``+1`` and ``-1``."""


LONGEST = 200
"""The longest name in characters. Module names are file names, and file systems allow 255."""


def shortened(name: str, longest: int = LONGEST) -> str:
    """A name of at most this length, with a digest so that names with the same beginning stay different."""
    if len(name) <= longest:
        return name
    mark = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{name[: longest - 9].rstrip('_')}{'_' if name.islower() else 'X'}{mark}"


def words(text: str) -> list[str]:
    """The words of a name in any convention, without accents: ``getHTTPUrl_v2`` gives get, HTTP, Url, v, 2."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode("ascii")
    sign = SIGNS.get(plain[:1], "") if plain[1:2].isdigit() or len(plain) == 1 else ""
    return [*([sign] if sign else []), *WORDS.findall(plain)]


def _spelled(text: str) -> str:
    """A name for text without any ASCII letter or digit: the code points of its characters."""
    return "_".join(f"u{ord(character):x}" for character in text[:8]) or "empty"


def snake_case(text: str) -> str:
    """A lower-case identifier. A digit does not start or end a word: ``sha256Hash`` gives ``sha256_hash``."""
    if text.isidentifier() and text.isascii() and text.islower() and not text.startswith("_"):
        return _free(shortened(text))
    joined = re.sub(r"(?<=[a-z])_(?=[0-9])", "", "_".join(words(text)).lower()) or _spelled(text)
    return _free(shortened(f"n{joined}" if joined[0].isdigit() else joined))


def pascal_case(text: str) -> str:
    """A class name. Acronyms stay as they are: ``SIPReferTool``, ``http_error`` gives ``HttpError``."""
    joined = "".join(word[0].upper() + word[1:] for word in words(text)) or _spelled(text).title().replace("_", "")
    return shortened(f"N{joined}" if joined[0].isdigit() else joined)


def _free(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) or name in {"self", "cls"} else name


def is_dotted_name(text: str) -> bool:
    """Whether a text is a call such as ``pets.adopt``: public identifiers, no keywords, joined by dots."""
    parts = text.split(".")
    return all(part.isidentifier() and not keyword.iskeyword(part) and not part.startswith("_") for part in parts)


def unused(name: str, taken: Container[str]) -> str:
    """The name itself, or with the first number from 2 on that makes it unique."""
    if name not in taken:
        return name
    number = 2
    while f"{name}{number}" in taken:
        number += 1
    return f"{name}{number}"
