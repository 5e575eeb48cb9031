"""Patterns that users write to select operations."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """``*`` stands for any text, dots and slashes included, ``?`` for one character; all else for itself."""
    parts = (".*" if part == "*" else "." if part == "?" else re.escape(part) for part in re.split(r"([*?])", pattern))
    return re.compile("".join(parts), re.DOTALL)


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern takes a text as a whole. Case matters."""
    return _compiled(pattern).fullmatch(text) is not None


def takes_call(pattern: str, call: str) -> bool:
    """Whether a pattern takes a call or a resource around it: ``pets`` and ``pets.*`` take ``pets.toys.list``."""
    return any(matches(pattern, each) for each in (*_above(call, "."), call))


def takes_route(pattern: str, method: str, path: str) -> bool:
    """Whether ``METHOD /path`` or ``/path`` takes an operation. How a method is written does not matter."""
    if pattern.startswith("/"):
        return matches(pattern, path)
    wanted, _, rest = pattern.partition(" ")
    return bool(rest) and matches(wanted.upper(), method.upper()) and matches(rest, path)


def nearest(pattern: str, known: Iterable[str]) -> str:
    """What is known and most like a pattern that takes nothing; empty where nothing is like it.

    For a pattern that ends with ``*``, it is something that holds more than itself: ``pets.*`` or ``/pets/*``.
    """
    separator = "/" if "/" in pattern else "."
    words = dict.fromkeys(text for text in known if ("/" in text) == ("/" in pattern))
    if pattern.endswith("*"):
        words = {f"{above}{separator}*": None for text in words for above in _above(text, separator) if above}
    by_case = {word.lower(): word for word in words}
    near = get_close_matches(pattern.lower(), by_case, n=1)
    return by_case[near[0]] if near else ""


def _above(text: str, separator: str) -> Iterator[str]:
    """What stands around the last part of a text, the nearest one last: ``a`` and ``a.b`` for ``a.b.c``."""
    *around, _ = text.split(separator)
    yield from accumulate(around, lambda above, part: f"{above}{separator}{part}")
