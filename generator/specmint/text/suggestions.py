"""Suggests a known word for an unknown one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def suggestion(word: str, known: Iterable[str]) -> str:
    """A clause with the known word that is most similar; empty if none is similar."""
    near = get_close_matches(word, sorted(known), n=1)
    return did_you_mean(near[0]) if near else ""


def did_you_mean(near: str) -> str:
    """The clause "did you mean ...?" for a word; empty without a word."""
    return f" (did you mean '{near}'?)" if near else ""
