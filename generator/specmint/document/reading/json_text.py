"""Parses JSON strictly (RFC 8259): reports duplicate names, infinite numbers and lone surrogates."""

from __future__ import annotations

import json
import math
import re
from typing import Any, Final

from specmint.diagnostics import rules_reading as rules
from specmint.diagnostics.place import Place, position_at
from specmint.diagnostics.report import finding
from specmint.document.reading.limits import MAX_DEPTH, is_too_deep
from specmint.ir.diagnostics import Diagnostic, SpecmintError

_STRING: Final = r'"(?:[^"\\]|\\.)*"'
_LEXEME: Final = re.compile(rf"{_STRING}|[{{}}\[\],]", re.DOTALL)
_NUMBER: Final = re.compile(rf"{_STRING}|(-?[0-9][0-9.eE+-]*|NaN|-?Infinity)", re.DOTALL)
_LARGE_NUMBER: Final = re.compile(r"[0-9.][eE]\+?[0-9]{3,}[\s,}\]]|[0-9]{300}")
_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)
"""An escape sequence; the group matches a lone surrogate."""


class _UnfitError(Exception):
    """JSON that Python's parser accepts, but that a document must not contain."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    node = dict(pairs)
    if len(node) != len(pairs):
        raise _UnfitError
    return node


def _refuse(_: str) -> Any:
    raise _UnfitError


def _duplicates(source: str, text: str) -> list[Diagnostic]:
    found = []
    open_objects: list[dict[str, int] | None] = []
    key_follows = False
    for match in _LEXEME.finditer(text):
        lexeme = match.group()
        if lexeme[0] == '"':
            if key_follows and (names := open_objects[-1]) is not None:
                name = json.loads(lexeme, strict=False)
                if name in names:
                    place = Place(source, "", position_at(text, match.start()), text)
                    first = position_at(text, names[name])
                    found.append(finding(rules.DUPLICATE_KEY, place, key=name, line=first.line, column=first.column))
                names.setdefault(name, match.start())
            key_follows = False
            continue
        if lexeme in "{[":
            open_objects.append({} if lexeme == "{" else None)
        elif lexeme != ",":
            open_objects.pop()
        key_follows = lexeme in "{," and bool(open_objects) and open_objects[-1] is not None
    return found


def _endless_numbers(source: str, text: str) -> list[Diagnostic]:
    return [
        finding(
            rules.NON_FINITE_NUMBER, Place(source, "", position_at(text, match.start()), text), number=match.group()
        )
        for match in _NUMBER.finditer(text)
        if match.group(1) and not math.isfinite(float(match.group()))
    ]


def _syntax_error(source: str, text: str, offset: int, problem: str) -> SpecmintError:
    place = Place(source, "", position_at(text, offset), text)
    return SpecmintError([finding(rules.SYNTAX_ERROR, place, language="JSON", problem=problem)])


def mend_surrogates(source: str, text: str) -> tuple[str, list[Diagnostic]]:
    """The text with U+FFFD for each lone surrogate, which UTF-8 cannot encode."""
    if "\\ud" not in text and "\\uD" not in text:
        return text, []
    halves = [match for match in _ESCAPE.finditer(text) if match.group(1)]
    if not halves:
        return text, []
    mended = _ESCAPE.sub(lambda match: r"\ufffd" if match.group(1) else match.group(), text)
    places = (Place(source, "", position_at(text, match.start()), text) for match in halves)
    return mended, [finding(rules.LONE_SURROGATE, place) for place in places]


def parse_json(source: str, text: str) -> Any:
    """The tree of a JSON document. Raises SpecmintError with every problem."""
    try:
        tree = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise _syntax_error(source, text, error.pos, error.msg[:1].lower() + error.msg[1:]) from None
    except _UnfitError:
        raise SpecmintError([*_duplicates(source, text), *_endless_numbers(source, text)]) from None
    except RecursionError:
        raise SpecmintError([finding(rules.TOO_DEEP, Place(source), limit=MAX_DEPTH)]) from None
    except ValueError:
        raise _syntax_error(source, text, 0, "it holds an integer with thousands of digits") from None
    if _LARGE_NUMBER.search(text) and (endless := _endless_numbers(source, text)):
        raise SpecmintError(endless)
    if is_too_deep(tree):
        raise SpecmintError([finding(rules.TOO_DEEP, Place(source), limit=MAX_DEPTH)])
    return tree
