"""Sorts names in imports."""

from __future__ import annotations

import re

_NUMBERS = re.compile(r"(\d+)")


def import_order(name: str) -> tuple[bool, bool, list[tuple[bool, int, str]], str]:
    """Constants, then classes, then the rest, each without regard to case, and ``A2`` before ``A10``, as ruff sorts."""
    is_constant = name.isupper() and len(name) > 1
    return not is_constant, not name[0].isupper(), _natural(name.lower()), name


def _natural(text: str) -> list[tuple[bool, int, str]]:
    parts = [part for part in _NUMBERS.split(text) if part]
    return [(False, int(part), part) if part.isdigit() else (True, 0, part) for part in parts]
