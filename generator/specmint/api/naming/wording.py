"""Reads an operation's operationId and summary for the words that describe what it does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING

from specmint.api.naming.verbs import MODIFIERS, STANDARD, verb
from specmint.text.identifiers import words

if TYPE_CHECKING:
    from specmint.ir.api import Operation

GROUP = re.compile(r".*[./:#]|[A-Z]\w*?[a-z]_(?=[A-Z])")
"""The part of an operationId before the name: ``repos/``, ``pets.``, ``BlobContainers_``."""


@dataclass(frozen=True)
class Wording:
    """The words of an operation's shortened operationId and of its summary, in lower case."""

    identifier: tuple[str, ...]
    summary: tuple[str, ...]

    @property
    def verbs(self) -> tuple[str, ...]:
        """The verbs at the start of the summary and the operationId."""
        found = (verb(text[0]) for text in (self.summary, self.identifier) if text)
        return tuple(each for each in found if each)

    def says(self, standard: str) -> bool:
        """Whether summary or operationId begin with this standard verb or a synonym of it."""
        return standard in {STANDARD.get(each) for each in self.verbs}

    @property
    def own_verb(self) -> str | None:
        """The first word of the summary if it is a verb beyond the standard ones.

        A word that the operationId begins with too counts as a verb, known or not.
        """
        first, second = (*self.summary[:2], "", "")[:2]
        own = verb(first) or (first if self.identifier[:1] == (first,) else None)
        return own if own and own not in STANDARD and second not in {"and", "or"} else None

    def begins_with(self, word: str) -> bool:
        """Whether the summary or the operationId begins with this word as a verb, or both begin with it."""
        return word in self.verbs or self.summary[:1] == self.identifier[:1] == (word,)

    def turned(self, segment: tuple[str, ...]) -> tuple[str, ...] | None:
        """``record_start`` as ``start_recording`` if the author uses this order; else None."""
        *thing, action = segment or ("",)
        if not thing or verb(action) is None:
            return None
        texts = (self.identifier, self.summary)
        if not any(action in text[:2] and _said(text[text.index(action) + 1 :], thing) for text in texts):
            return None
        return (action, *max(filter(None, (_said(text, thing) for text in texts)), key=_letters))


def _said(text: tuple[str, ...], thing: list[str]) -> tuple[str, ...] | None:
    """The words of a thing as they occur in a text, which may have ``recording`` for ``record``."""
    for at in range(len(text) - len(thing) + 1):
        found = text[at : at + len(thing)]
        if found[:-1] == tuple(thing[:-1]) and found[-1] in {thing[-1], f"{thing[-1]}ing"}:
            return found
    return None


def _letters(found: tuple[str, ...]) -> int:
    return sum(map(len, found))


def wording(operation: Operation) -> Wording:
    """Read the summary, and the operationId without its group and without path and method."""
    identifier = GROUP.sub("", reduced(operation), count=1) or operation.operation_id
    return Wording(_words(identifier), _words(operation.summary))


def _words(text: str) -> tuple[str, ...]:
    return tuple(dropwhile(MODIFIERS.__contains__, (word.lower() for word in words(text))))


def reduced(operation: Operation) -> str:
    """The operationId without the path and method that FastAPI appends: ``read_items_items__get`` is ``read_items``.

    Only the end of the path has to match, since a router may be mounted elsewhere.
    """
    name = operation.operation_id.removesuffix(f"_{operation.method.lower()}")
    if name == operation.operation_id:
        return name
    segments = operation.path.split("/")[1:]
    tails = (re.sub(r"\W", "_", "/" + "/".join(segments[at:])) for at in range(len(segments)))
    tail = next((each for each in tails if name.endswith(each) and len(each) > 1), "_" if name.endswith("_") else None)
    return operation.operation_id if tail is None else name.removesuffix(tail) or name
