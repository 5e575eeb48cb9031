"""Makes strings that match an ECMA-262 pattern (JSON Schema 2020-12, 6.4).

A small parser turns the pattern into samplers. Look-around is passed over: what it forbids is found out by validating.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.package.examples.seeds import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Sampler = Callable[["Choices"], str]
    Set = Callable[[str], bool]

LIMIT = 2000
"""The longest sample, and the longest pattern that is read."""

ATTEMPTS = 8
EXTRAS = (2, 0, 1, 4, 8)

ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_-. /:,;@#+=!?%&*()[]{}<>|~^$'\"`\\\n\t"
QUANTIFIER = re.compile(r"([*+?]|\{(\d+)(,?)(\d*)\})\??")
GROUP = re.compile(r"\?(?::|(?P<look>=|!|<=|<!)|P?<\w+>)")
RANGE = re.compile(r"-[^\]]")
CODE = re.compile(r"u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})")
PROPERTY = re.compile(r"([pP])\{([^}]*)\}")
CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "0": "\0"}
READABLE = re.compile(r"[A-Za-z0-9]")
CLASSES: dict[str, Set] = {
    "d": lambda character: character in "0123456789",
    "w": lambda character: character == "_" or (character.isascii() and character.isalnum()),
    "s": str.isspace,
}
PROPERTIES: dict[str, Set] = {
    "L": str.isalpha,
    "Lu": str.isupper,
    "Ll": str.islower,
    "N": str.isdigit,
    "Nd": str.isdigit,
}


class UnreadablePatternError(ValueError):
    """A pattern that this module cannot read."""


@dataclass
class Choices:
    """The decisions a pattern leaves open: ``extra`` repetitions above the least number; ``seed`` decides the rest."""

    seed: str
    extra: int
    made: int = 0

    def below(self, limit: int) -> int:
        """A number below ``limit``; another one with each call."""
        self.made += 1
        return number(f"{self.seed} {self.made}") % limit


def samples(pattern: str, seed: str, least: int = 0) -> Iterator[str]:
    """Strings that should match, of at least ``least`` characters where the pattern lets them grow.

    Raises UnreadablePatternError.
    """
    sampler = _Parser(pattern).read()
    for attempt in range(ATTEMPTS):
        for extra in EXTRAS if least == 0 else (_growth(sampler, f"{seed} {attempt}", least), *EXTRAS):
            sample = sampler(Choices(f"{seed} {attempt}", extra))
            if least <= len(sample) <= LIMIT:
                yield sample


def _growth(sampler: Sampler, seed: str, least: int) -> int:
    """How many extra repetitions make a sample long enough."""
    return bisect_left(range(least), least, key=lambda extra: len(sampler(Choices(seed, extra))))


class _Parser:
    """Recursive descent over the pattern's grammar (ECMA-262, 22.2.1)."""

    def __init__(self, pattern: str) -> None:
        if len(pattern) > LIMIT:
            raise UnreadablePatternError(pattern)
        self.pattern = pattern
        self.position = 0

    def read(self) -> Sampler:
        try:
            sampler = self._alternatives()
        except (RecursionError, IndexError):
            raise UnreadablePatternError(self.pattern) from None
        if self.position < len(self.pattern):
            raise UnreadablePatternError(self.pattern)
        return sampler

    def _alternatives(self) -> Sampler:
        options = [self._sequence()]
        while self._take("|"):
            options.append(self._sequence())
        return options[0] if len(options) == 1 else lambda choices: options[choices.below(len(options))](choices)

    def _sequence(self) -> Sampler:
        parts: list[Sampler] = []
        while self.position < len(self.pattern) and self.pattern[self.position] not in "|)":
            parts.append(self._quantified(self._atom()))
        return lambda choices: _joined(parts, choices)

    def _quantified(self, atom: Sampler) -> Sampler:
        found = QUANTIFIER.match(self.pattern, self.position)
        if found is None:
            return atom
        self.position = found.end()
        least, most = _repetitions(found)
        return lambda choices: _joined([atom] * min(max(least, min(most, least + choices.extra)), LIMIT), choices)

    def _atom(self) -> Sampler:
        character = self._next()
        if character == "(":
            return self._group()
        if character == "[":
            return self._set()
        if character == "\\":
            if self.pattern[self.position] in "bB":
                self.position += 1
                return _nothing
            return _one_of(self._escape())
        if character in "^$":
            return _nothing
        if character in "*+?":
            raise UnreadablePatternError(self.pattern)
        return _one_of(lambda candidate: candidate != "\n") if character == "." else lambda _: character

    def _group(self) -> Sampler:
        kind = GROUP.match(self.pattern, self.position)
        if kind is None and self.pattern[self.position] == "?":
            raise UnreadablePatternError(self.pattern)
        self.position = kind.end() if kind else self.position
        inner = self._alternatives()
        if not self._take(")"):
            raise UnreadablePatternError(self.pattern)
        return _nothing if kind and kind["look"] else inner

    def _set(self) -> Sampler:
        negated = self._take("^")
        parts: list[Set] = []
        while not self._take("]"):
            parts.append(self._range())
        return _one_of(lambda candidate: any(part(candidate) for part in parts) is not negated)

    def _range(self) -> Set:
        start = self._member()
        if not isinstance(start, _Between) or RANGE.match(self.pattern, self.position) is None:
            return start
        self.position += 1
        end = self._member()
        if not isinstance(end, _Between):
            raise UnreadablePatternError(self.pattern)
        return _Between(start.low, end.high)

    def _member(self) -> Set:
        if self._take("\\"):
            return self._escape()
        character = self._next()
        return _Between(character, character)

    def _escape(self) -> Set:
        if (code := CODE.match(self.pattern, self.position)) is not None:
            self.position = code.end()
            character = chr(min(int(next(filter(None, code.groups())), 16), sys.maxunicode))
            return _Between(character, character)
        if (named := PROPERTY.match(self.pattern, self.position)) is not None:
            self.position = named.end()
            return _negated(PROPERTIES.get(named[2], str.isalpha), negated=named[1] == "P")
        character = self._next()
        if character.lower() in CLASSES:
            return _negated(CLASSES[character.lower()], negated=character.isupper())
        if character.isdigit() and character != "0":
            raise UnreadablePatternError(self.pattern)
        character = CONTROLS.get(character, character)
        return _Between(character, character)

    def _next(self) -> str:
        self.position += 1
        return self.pattern[self.position - 1]

    def _take(self, character: str) -> bool:
        taken = self.pattern.startswith(character, self.position)
        self.position += taken
        return taken


@dataclass(frozen=True)
class _Between:
    """The characters of a range, both ends included."""

    low: str
    high: str

    def __call__(self, character: str) -> bool:
        return self.low <= character <= self.high


def _negated(part: Set, *, negated: bool) -> Set:
    return (lambda character: not part(character)) if negated else part


def _nothing(_: Choices) -> str:
    return ""


def _joined(parts: list[Sampler], choices: Choices) -> str:
    text = ""
    for part in parts:
        text += part(choices)
        if len(text) > LIMIT:
            break
    return text


def _one_of(allowed: Set) -> Sampler:
    characters = [character for character in ALPHABET if allowed(character)]
    characters = [character for character in characters if READABLE.match(character)] or characters
    characters = characters or [allowed.low if isinstance(allowed, _Between) else _beyond_alphabet(allowed)]
    return lambda choices: characters[choices.below(len(characters))]


def _beyond_alphabet(allowed: Set) -> str:
    found = next((character for character in map(chr, range(0xD800)) if allowed(character)), None)
    if found is None:
        raise UnreadablePatternError
    return found


def _repetitions(found: re.Match[str]) -> tuple[int, int]:
    unlimited = LIMIT
    match found[1]:
        case "*":
            return 0, unlimited
        case "+":
            return 1, unlimited
        case "?":
            return 0, 1
        case _:
            least = min(int(found[2]), LIMIT)
            return least, least if not found[3] else int(found[4] or unlimited)
