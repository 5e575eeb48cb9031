"""Keys that the API's description does not name: which are refused, and which are left out.

An argument of a call that nothing declares is refused. In an object inside of an argument, one rule holds: a key that
nothing declares is refused where it resembles a declared one or the Python name of one that is not given, else it is
sent. It is always sent where the schema allows other keys in so many words (``additionalProperties``), and in a model,
whose keys came in an answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .errors import Problem
from .values import FromModel, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .declared import DescribedObject

_LIKE_ARGUMENT, _LIKE_KEY = 0.7, 0.8
"""How much a name has in common, of 1, with the one it is taken for (difflib's ratio): in a hint, to be refused."""


def unknown_arguments(names: Iterable[str], known: Iterable[str], channel: str) -> list[Problem]:
    """The problems of arguments that a call does not take; ``channel`` is the argument for what nobody describes."""
    candidates = sorted(set(known))
    rest = f"Pass what the API's description does not name in {channel}."
    return [
        Problem(
            name, "unknownArgument", f"is no argument of this call.{_question(name, candidates, _LIKE_ARGUMENT)} {rest}"
        )
        for name in names
    ]


def strange_keys(found: Iterable[DescribedObject]) -> Iterator[Problem]:
    """The problems of those keys of objects that look like mistakes."""
    for holder in found:
        for name in holder.content if not holder.in_model else ():
            if holder.declared.closed and holder.declared.is_read_only(name):
                yield Problem(
                    holder.member(name), "readOnly", "is read-only: the API sets it, and takes no value for it"
                )
            elif holder.path and not holder.declared.allows(name):
                candidates = _others(name, holder.declared.names - holder.content.keys())
                question = _question(name, sorted(candidates), _LIKE_KEY)
                message = f"is no key that the API's description names.{question}"
                yield from [Problem(holder.member(name), "unknownKey", message)] if question else []


def leave_out_read_only(found: Iterable[DescribedObject]) -> None:
    """Take what only the server sets out of models, wherever a schema excludes what it does not name."""
    for holder in found:
        for name in [*holder.content] if holder.in_model and holder.declared.closed else ():
            if holder.declared.is_read_only(name):
                del holder.content[name]


def holds_model(value: object) -> bool:
    """Whether a model is among the parts of a value."""
    if is_array(value):
        return any(map(holds_model, value))
    return isinstance(value, FromModel) or (is_object(value) and any(map(holds_model, value.values())))


def _others(name: str, known: set[str]) -> set[str]:
    """The names that a name may stand for: one that differs in digits is another name."""
    digits = re.sub(r"\D", "", name)
    return {other for other in known if re.sub(r"\D", "", other) == digits}


def _question(name: str, known: list[str], likeness: float) -> str:
    """Asks for the known name that is meant; nothing where none resembles it."""
    # Only a mistake needs it, and every client imports this module.
    from difflib import get_close_matches

    letters = _letters(name)
    same = [other for other in known if _letters(other) == letters]
    close = same or get_close_matches(name, known, n=1, cutoff=likeness)
    return f" Did you mean {close[0]}?" if close else ""


def _letters(name: str) -> str:
    """What ``is_regex``, ``isRegex`` and ``class_`` have in common with the names that they stand for."""
    return re.sub(r"[\W_]", "", name).casefold()
