"""JSON values as Python has them: what every other module of this folder works on."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from .errors import Problem


class UnsendableError(Exception):
    """A value that has no form in JSON."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class ReceivedObject(dict[str, Any]):
    """A JSON object as it came in an answer."""


class FromModel(dict[str, Any]):
    """The JSON object that a model is sent as. Its keys are nobody's spelling mistakes: an answer may have had them."""


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is an array."""
    return isinstance(value, list)


def is_number(value: object) -> TypeGuard[int | float | Decimal]:
    """Whether a JSON value is a number; in Python a bool is one, in JSON it is not."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def member(path: str, key: str | int) -> str:
    """The path of a member of the value at ``path``, as in ``tools[0].webhook`` or ``headers["X-A"]``."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    if not path:
        return key
    return f"{path}.{key}" if key.isidentifier() else f"{path}[{key!a}]"


def described(value: object) -> str:
    """The type and size of a value, never the value itself."""
    if value is None:
        return "got None"
    if isinstance(value, str):
        return f"got a str of {counted(len(value), 'character')}"
    if is_array(value) or is_object(value):
        return (
            f"got a list of {counted(len(value), 'item')}"
            if is_array(value)
            else f"got a dict of {counted(len(value), 'key')}"
        )
    article = "an" if type(value).__name__[0] in "aeiou" else "a"
    return f"got {article} {type(value).__name__}"


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
