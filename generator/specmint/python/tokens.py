"""Splits a simple statement into tokens, and computes the space that black puts between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPENING, CLOSING = frozenset("([{"), frozenset(")]}")
_PAIRS = {")": "(", "]": "[", "}": "{"}

_TOKEN = re.compile(
    r"""[ \n]*(?:
        (?P<name>[A-Za-z_][A-Za-z_0-9]*)
        | (?P<text>"(?:[^"\\\n]|\\[^"'\nNUux]|\\u[0-9a-f]{4}|\\x[0-9a-f]{2})*")
        | '(?P<quoted>[^"'\\\n]*)'
        | (?P<number>(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?![.\w]))
        | \.\.\.|->|\*\*|=(?!=)|[\[\](){},:|.*@-]
    )""",
    re.VERBOSE,
)
_JOINING = frozenset({"as", "async", "await", "class", "def", "from", "if", "import", "return"})
"""The keywords that have no effect on splitting lines."""
_REFUSED = frozenset(
    {
        "and", "assert", "break", "continue", "del", "elif", "else", "except", "finally", "for", "global", "in", "is",
        "lambda", "nonlocal", "not", "or", "raise", "try", "while", "with", "yield",
    }
)  # fmt: skip


class UnknownLayoutError(Exception):
    """A statement that needs more of black's rules than this module has."""


def tokens(statement: str) -> list[str]:
    """The tokens with double quotes, and without trailing commas in brackets, except that of a tuple of one.

    Raises UnknownLayoutError.
    """
    if not statement.isascii():
        raise UnknownLayoutError
    found: list[str] = []
    opened: list[int] = []
    position = 0
    while position < len(statement):
        match = _TOKEN.match(statement, position)
        if match is None or match["name"] in _REFUSED:
            raise UnknownLayoutError
        position = match.end()
        sign = f'"{match["quoted"]}"' if match["quoted"] is not None else match[0].lstrip(" \n")
        if sign in OPENING:
            opened.append(len(found))
        elif sign in CLOSING:
            if not opened or found[opened[-1]] != _PAIRS[sign]:
                raise UnknownLayoutError
            _end(found, opened.pop())
        found.append(sign)
    if opened or not found or (found[0] == "class" and found[-3:] == ["(", ")", ":"]):
        raise UnknownLayoutError
    return found


def _end(found: list[str], start: int) -> None:
    """Drop the comma at the end of a bracket, unless it makes a tuple.

    Raises UnknownLayoutError for brackets that black may remove, and for a comma that makes a tuple of a subscript.
    """
    depth = commas = 0
    for sign in found[start + 1 :]:
        depth += (sign in OPENING) - (sign in CLOSING)
        commas += depth == 0 and sign == ","
    is_group = found[start] == "(" and not is_trailer(found, start) and found[start - 1 : start] != ["import"]
    is_subscript_of_one = found[start] == "[" and commas == 1 and found[-1] == ","
    if is_subscript_of_one or (is_group and not commas and len(found) > start + 1):
        raise UnknownLayoutError
    if found[-1] == "," and not (is_group and commas == 1):
        found.pop()


def is_trailer(found: Sequence[str], opening: int) -> bool:
    """Whether a bracket belongs to the expression before it: a call, a subscript, a signature."""
    before = found[opening - 1] if opening else ""
    return before in CLOSING or (_is_name(before) and before not in _JOINING)


def _is_name(sign: str) -> bool:
    return sign.isidentifier()


def _is_operand(sign: str) -> bool:
    return sign[0] == '"' or sign[0].isdigit() or sign == "..." or _is_name(sign)


def spaced(found: Sequence[str], *, inside: bool) -> Iterator[str]:
    """Each token with the space before it, ``inside`` of brackets or at the start of a statement.

    An argument has no space around its equals sign; neither has a default, unless its parameter is annotated. Raises
    UnknownLayoutError.
    """
    typed, brackets = [not inside], [""]
    before = ""
    for sign in found:
        gap = _gap(before, sign) if before else ""
        if "=" in (before, sign):
            gap = " " if typed[-1] else ""
        if sign in OPENING:
            typed.append(False)
            brackets.append(sign)
        elif sign in CLOSING and len(brackets) > 1:
            typed.pop()
            brackets.pop()
        elif sign == ":" and brackets[-1] == "[":
            raise UnknownLayoutError
        elif sign in {",", ":"}:
            typed[-1] = sign == ":" or (len(typed) == 1 and not inside)
        yield gap + sign
        before = f"unary {sign}" if sign in {"*", "**", "-", "@"} else sign


def _gap(before: str, sign: str) -> str:
    """The space between two tokens. Raises UnknownLayoutError if the rules here do not tell."""
    if sign in {",", ")", "]", "}", ":"} or before in OPENING or before.startswith("unary "):
        return ""
    if before == "." or sign == ".":
        if sign == "." and not (before in {".", "from"} or before in CLOSING or _is_name(before)):
            raise UnknownLayoutError
        return " " if sign == "import" or before in _JOINING else ""
    if sign in {"*", "**", "-"} and before not in {",", ":", "=", "return"}:
        raise UnknownLayoutError
    if before == "from" and sign == "...":
        raise UnknownLayoutError
    if sign in OPENING:
        return _gap_before_bracket(before, sign)
    if _is_operand(sign) and (before in CLOSING or (_is_operand(before) and not {before, sign} & _JOINING)):
        raise UnknownLayoutError
    return " "


def _gap_before_bracket(before: str, sign: str) -> str:
    if before in CLOSING or (_is_name(before) and before not in _JOINING):
        return ""
    if sign == "(" and before in _JOINING - {"import"}:
        raise UnknownLayoutError
    return " "
