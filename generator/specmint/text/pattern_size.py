"""Estimates the size of a compiled regular expression without compiling it."""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(
    r"(?P<many>\\(?:[pP]\{[^}]*\}|[pPwW]))|(?P<some>\\[dDsS]|\.|\[\^)|(?P<repeat>\{(\d*)(?:(,)(\d*))?\})"
    r"|(?P<open>\()|(?P<close>\))|(?P<one>\\.|.)",
    re.DOTALL,
)
_WEIGHTS: Final = {"many": 40, "some": 2, "one": 1}
"""The weight of a character class: Unicode classes need many states for their bytes, small classes few."""


def size_of(pattern: str) -> int:
    """The approximate number of states of a pattern with its counted repetitions expanded.

    Members of a character class are added up, which overestimates.
    """
    sizes, last = [0], 0
    for found in _TOKEN.finditer(pattern):
        kind = found.lastgroup
        if kind == "open":
            sizes.append(0)
            last = 0
        elif kind == "close" and len(sizes) > 1:
            last = sizes.pop()
            sizes[-1] += last
        elif found.group("repeat"):
            sizes[-1] += last * (max(_times(found), 1) - 1)
        else:
            last = _WEIGHTS.get(kind or "one", 1)
            sizes[-1] += last
    return sum(sizes)


def _times(found: re.Match[str]) -> int:
    """The upper limit of a counted repetition, or its lower limit if there is none; of at most nine digits."""
    least, most = found.group(4), found.group(6)
    return int((most or least or "1")[:9])
