"""Formats of texts that callers mix up, since Python does: a datetime is a date to a type checker."""

from __future__ import annotations

import re
from datetime import date

_DATE_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)", re.ASCII
)


def fits_format(text: str, name: str) -> bool:
    """Whether a text is a date or a date-time of RFC 3339, section 5.6; every other format fits all."""
    if name == "date-time":
        found = _DATE_TIME.fullmatch(text)
        return found is not None and _is_day(found[1])
    return name != "date" or _is_day(text)


def format_sentence(name: str) -> str:
    """How to say what a format asks for."""
    if name == "date":
        return "be a day, as 2024-05-17 or a date"
    return "be a point in time with an offset, as 2024-05-17T08:30:00Z or an aware datetime"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
