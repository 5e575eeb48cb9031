"""Matches the patterns with which users select operations."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern matches a whole text. Case matters.

    ``*`` matches any text, including dots and slashes, ``?`` one character, and everything else itself. On a mismatch
    only the last ``*`` is extended, so that matching takes time in proportion to the product of both lengths.
    """
    at, place, star, taken = 0, 0, -1, 0
    while place < len(text):
        if at < len(pattern) and pattern[at] == "*":
            star, taken, at = at, place, at + 1
        elif at < len(pattern) and pattern[at] in ("?", text[place]):
            at, place = at + 1, place + 1
        elif star >= 0:
            taken += 1
            at, place = star + 1, taken
        else:
            return False
    return not pattern[at:].strip("*")


def takes_call(pattern: str, call: str) -> bool:
    """Whether a pattern matches a call or a resource around it.

    ``pets`` and ``pets.*`` match ``pets.toys.list``.
    """
    return any(matches(pattern, each) for each in (*_above(call, "."), call))


def takes_route(pattern: str, method: str, path: str) -> bool:
    """Whether ``METHOD /path`` or ``/path`` matches an operation. The case of the method does not matter."""
    if pattern.startswith("/"):
        return matches(pattern, path)
    wanted, _, rest = pattern.partition(" ")
    return bool(rest) and matches(wanted.upper(), method.upper()) and matches(rest, path)


def nearest(pattern: str, known: Iterable[str]) -> str:
    """The known text most similar to a pattern without matches; empty if none is similar.

    For a pattern that ends with ``*``, it is a text with more below it: ``pets.*`` or ``/pets/*``.
    """
    separator = "/" if "/" in pattern else "."
    words = dict.fromkeys(text for text in known if ("/" in text) == ("/" in pattern))
    if pattern.endswith("*"):
        words = {f"{above}{separator}*": None for text in words for above in _above(text, separator) if above}
    by_case = {word.lower(): word for word in words}
    near = get_close_matches(pattern.lower(), by_case, n=1)
    return by_case[near[0]] if near else ""


def _above(text: str, separator: str) -> Iterator[str]:
    """The parents of a dotted or slashed text, the nearest one last: ``a`` and ``a.b`` for ``a.b.c``."""
    *around, _ = text.split(separator)
    yield from accumulate(around, lambda above, part: f"{above}{separator}{part}")
