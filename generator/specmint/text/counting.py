"""Writes numbers with their nouns."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """The number and the noun, with an s for the plural: ``1 line``, ``1,340 lines``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
