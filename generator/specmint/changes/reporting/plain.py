"""Parts of texts as reports show them."""

from __future__ import annotations

import re
from typing import Final

from specmint.text.inert import inert

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_CODE: Final = re.compile("`([^`]+)`")
_ELLIPSIS: Final = "..."


def lines_of(text: str) -> list[str]:
    """The lines of an excerpt, each harmless, without white space at their ends."""
    return [inert(line).rstrip() for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")] if text else []


def phrases(text: str) -> tuple[tuple[str, bool], ...]:
    """A sentence in parts, each with whether it is code: what stands between two backticks, which are dropped."""
    return tuple((part, bool(number % 2)) for number, part in enumerate(_CODE.split(text)) if part)


def is_address(source: str) -> bool:
    """Whether a source is a URL rather than a file (RFC 3986, section 3.1)."""
    return bool(_SCHEME.match(source))


def shortened(text: str, most: int) -> str:
    """The text in at most so many characters."""
    return text if len(text) <= most else text[: most - len(_ELLIPSIS)] + _ELLIPSIS
