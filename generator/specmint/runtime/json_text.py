"""JSON as Python reads it, which takes more than Rust does: half surrogate pairs, and every charset of Unicode."""

from __future__ import annotations

import json
import math
from typing import NamedTuple

from .charsets import decoded


class Parsed(NamedTuple):
    """A JSON value, and what is wrong with the bytes of its text, as in ``is no utf-8``."""

    value: object
    mistake: str | None = None


def parse(body: bytes) -> Parsed:
    """Read a JSON text. A number that Python cannot hold is kept as text.

    Raises ValueError for what is no JSON, and RecursionError for what is nested too deeply.
    """
    text, mistake = decoded(body, json.detect_encoding(body))
    return Parsed(json.loads(text.removeprefix("\ufeff"), parse_float=_float, parse_int=_int), mistake)


def encode(value: object) -> bytes:
    """A JSON value as UTF-8. Raises ValueError for half a surrogate pair."""
    return _dumped(value).encode()


def encode_roughly(value: object) -> bytes:
    """The same, with a question mark for each half of a surrogate pair."""
    return _dumped(value).encode(errors="replace")


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _float(text: str) -> float | str:
    number = float(text)
    return number if math.isfinite(number) else text


def _int(text: str) -> int | str:
    try:
        return int(text)
    except ValueError:  # too many digits for Python
        return text
