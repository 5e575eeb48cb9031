"""Lays out one statement as black does, for the simple statements that generated code consists of.

This covers black's rules for calls, subscripts, signatures and imports: what fits stays on one line. Otherwise the last
bracket (of a signature, the first) is opened; its content goes to a line of its own if it fits, or else is split at
commas, or at ``|`` if there are none. Other statements are refused and left to black.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from specmint.python.tokens import CLOSING, OPENING, UnknownLayoutError, is_trailer, spaced, tokens

LINE_LENGTH = 120
INDENT = 4


@lru_cache(maxsize=8192)
def laid_out(statement: str, depth: int) -> str:
    """A statement, or the head of one, as black prints it at indentation ``depth``. Raises UnknownLayoutError."""
    lines = _Line(tuple(_without_brackets_of_import(tokens(statement))), depth).split()
    return "\n".join(" " * INDENT * line.depth + line.text for line in lines)


def _without_brackets_of_import(found: list[str]) -> list[str]:
    if found[:1] == ["from"] and found[-1] == ")":
        return [sign for sign in found[:-1] if sign != "("]
    return found


@dataclass(frozen=True)
class _Line:
    """Tokens that form one line if possible: a statement or its end, or the content of a bracket (``inside``)."""

    tokens: tuple[str, ...]
    depth: int
    inside: bool = False
    exploded: bool = False

    @cached_property
    def text(self) -> str:
        """The text of the tokens with the space between them."""
        return "".join(spaced(self.tokens, inside=self.inside))

    @property
    def fits(self) -> bool:
        """Whether the tokens fit on one line."""
        return not self.exploded and self.depth * INDENT + len(self.text) <= LINE_LENGTH

    def split(self) -> list[_Line]:
        """The lines that it is split into."""
        if self.fits:
            return [self]
        if self.inside:
            for delimiter in (",", "|"):
                if parts := self._parts(delimiter):
                    return [line for part in parts for line in part.split()]
            if not OPENING & set(self.tokens):
                return [self]
        elif self.tokens[0] == "from":
            return self._opened_import()
        if any(sign == "." and self.tokens[place - 1] in CLOSING for place, sign in self._outside()):
            raise UnknownLayoutError  # Calls on the results of calls are split at their dots.
        return self._opened()

    def _outside(self) -> list[tuple[int, str]]:
        """The indexes and tokens that are in no bracket."""
        found: list[tuple[int, str]] = []
        depth = 0
        for place, sign in enumerate(self.tokens):
            depth += (sign in OPENING) - (sign in CLOSING)
            if depth == 0 and sign not in CLOSING:
                found.append((place, sign))
        return found

    def _parts(self, delimiter: str) -> list[_Line]:
        """The parts between delimiters outside of brackets. Empty if there are none except a final one."""
        last = len(self.tokens) - 1
        places = [place for place, sign in self._outside() if sign == delimiter and 0 < place < last]
        if not places:
            return []
        if delimiter == "|" and {":", "="} & {sign for _, sign in self._outside()}:
            raise UnknownLayoutError
        if delimiter == "|":
            return self._cut(self.tokens, places)
        whole = self.tokens if self.tokens[-1] == "," else (*self.tokens, ",")
        return self._cut(whole, [place + 1 for place in places])

    def _cut(self, whole: tuple[str, ...], places: list[int]) -> list[_Line]:
        edges = pairwise([0, *places, len(whole)])
        return [_Line(whole[start:end], self.depth, inside=True) for start, end in edges]

    def _opened(self) -> list[_Line]:
        """The line up to a bracket, the content of the bracket, and the rest."""
        is_signature = not self.inside and "def" in self.tokens[:2]
        opening, closing = self._first_bracket() if is_signature else self._last_bracket()
        head = _Line(self.tokens[: opening + 1], self.depth, self.inside)
        tail = _Line(self.tokens[closing:], self.depth, self.inside)
        body = self._body(opening, closing, is_signature=is_signature)
        if not head.fits or not tail.fits:
            raise UnknownLayoutError
        return [head, *body.split(), tail]

    def _body(self, opening: int, closing: int, *, is_signature: bool) -> _Line:
        """The content of a bracket. The elements of a tuple, list or dict always get separate lines."""
        held = self.tokens[opening + 1 : closing]
        if not held:
            raise UnknownLayoutError
        body = _Line(held, self.depth + 1, inside=True)
        has_commas = bool(body._parts(","))
        if is_signature and not has_commas:
            if "," in held and "=" in held:
                raise UnknownLayoutError
            return _Line((*held, ","), self.depth + 1, inside=True)
        return _Line(held, self.depth + 1, inside=True, exploded=has_commas and not is_trailer(self.tokens, opening))

    def _first_bracket(self) -> tuple[int, int]:
        opening = self.tokens.index("(")
        depth = 0
        for place in range(opening, len(self.tokens)):
            depth += (self.tokens[place] in OPENING) - (self.tokens[place] in CLOSING)
            if depth == 0:
                return opening, place
        raise UnknownLayoutError

    def _last_bracket(self) -> tuple[int, int]:
        """The bracket at the end, before a comma if there is one."""
        start = 0 if self.inside else self._start_of_value()
        closing = len(self.tokens) - 1 - (self.tokens[-1] == ",")
        depth = 0
        for place in range(closing, -1, -1):
            depth += (self.tokens[place] in CLOSING) - (self.tokens[place] in OPENING)
            if depth == 0 and start <= place < closing:
                return place, closing
            if depth <= 0:
                break
        raise UnknownLayoutError

    def _start_of_value(self) -> int:
        """The start of the only operand that is assigned or is the type of a name.

        With several operands, black may prefer to put all of them into brackets.
        """
        outside = self._outside()
        for start in ("=", ":"):
            for number, (place, sign) in enumerate(outside):
                if sign == start:
                    if {"|", ",", "="} & {other for _, other in outside[number + 1 :]}:
                        raise UnknownLayoutError
                    return place + 1
        raise UnknownLayoutError

    def _opened_import(self) -> list[_Line]:
        """The imported names in brackets, each on its own line."""
        first = self.tokens.index("import") + 1
        names = _Line((*self.tokens[first:], ","), self.depth + 1, inside=True, exploded=True)
        head, tail = _Line((*self.tokens[:first], "("), self.depth), _Line((")",), self.depth)
        return [head, *(names._parts(",") or [replace(names, exploded=False)]), tail]
