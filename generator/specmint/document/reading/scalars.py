"""Resolves plain YAML scalars by the core schema (YAML 1.2.2, section 10.3.2).

One deviation, on purpose: digits that start with a zero (``0123``) and numbers too large for a float (``1e999``) stay
text. As numbers they would lose what the author wrote, and every older reader takes them for something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_NAMED: Final[dict[str, Any]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_DECIMAL: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_PREFIXED: Final = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?\Z")
_NUMERIC_START: Final = frozenset("+-.0123456789")
_MOST_DIGITS: Final = 4300
"""The most digits of an integer that Python parses (CVE-2020-10735)."""


def plain_scalar(text: str) -> Any:
    """The value of an unquoted scalar without a tag."""
    if text in _NAMED:
        return _NAMED[text]
    if text[0] not in _NUMERIC_START or len(text) > _MOST_DIGITS:
        return text
    if _DECIMAL.match(text):
        return int(text)
    if _PREFIXED.match(text):
        return int(text, 0)
    if _FLOAT.match(text):
        number = float(text)
        return text if number in {float("inf"), float("-inf")} else number
    return text


_TAGGED: Final[dict[str, Callable[[str], Any]]] = {
    "tag:yaml.org,2002:str": str,
    "tag:yaml.org,2002:int": plain_scalar,
    "tag:yaml.org,2002:float": plain_scalar,
    "tag:yaml.org,2002:bool": plain_scalar,
    "tag:yaml.org,2002:null": plain_scalar,
}


def tagged_scalar(tag: str | None, text: str, *, plain: bool) -> Any:
    """The value of a scalar with a tag. Tags outside of the core schema are read as text."""
    if tag is None or tag == "!":
        return plain_scalar(text) if plain and tag is None else text
    return _TAGGED.get(tag, str)(text)
