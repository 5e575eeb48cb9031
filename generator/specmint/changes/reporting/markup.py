"""Text of documents and of users' code as Markdown, as code hosts read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from specmint.changes.reporting.plain import phrases
from specmint.text.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterable

_GAP: Final = "&#8203;"
"""A space without width: code hosts look for mentions, references and addresses after they have read the Markdown."""
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]|~$&<>@#]|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=GH)(?=-)", re.IGNORECASE)
_MARKER: Final = re.compile(r"^(\d*)([-+=.)])(?=[-=\s]|$)")
"""What begins an item of a list, or underlines a heading."""


def prose(text: str) -> str:
    """Text without any mark-up, on one line, that mentions nobody and closes nothing."""
    return _opening(_escaped(" ".join(inert(text).split())))


def sentence(text: str) -> str:
    """As ``prose``, but what stands between two backticks is code."""
    found = phrases(" ".join(inert(text).split()))
    return _opening("".join(code(part) if is_code else _escaped(part) for part, is_code in found))


def code(text: str) -> str:
    """A code span on one line; empty for nothing."""
    shown = " ".join(inert(text).split())
    if not shown:
        return ""
    fence = "`" * (_longest_run(shown) + 1)
    return f"{fence} {shown} {fence}" if len(fence) > 1 else f"`{shown}`"


def block(lines: Iterable[str], language: str) -> str:
    """A code block. No line of it can end it."""
    shown = "\n".join(lines)
    fence = "`" * max(3, _longest_run(shown) + 1)
    return f"{fence}{language}\n{shown}\n{fence}"


def folded(title: str, inner: str) -> str:
    """What is seen when the title, which is HTML, is opened."""
    return f"<details><summary>{title}</summary>\n\n{inner}\n\n</details>"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _opening(text: str) -> str:
    return _MARKER.sub(r"\1\\\2", text)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    if character in _ENTITIES:
        return _ENTITIES[character]
    return f"{character}{_GAP}" if character in {"", "@", "#"} else f"\\{character}"
