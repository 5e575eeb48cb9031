"""Arguments as JSON values: what every other module of this folder works on."""

from __future__ import annotations

import base64
import datetime as dt
import math
import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any, TypeGuard, cast

import pydantic

from .errors import Problem
from .timestamps import format_timestamp

MAX_DEPTH = 64
"""Values nested deeper than this are refused: they are most likely a loop."""


class UnsendableError(Exception):
    """A value that has no form in JSON."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is an array."""
    return isinstance(value, list)


def is_number(value: object) -> TypeGuard[int | float]:
    """Whether a JSON value is a number; in Python a bool is one, in JSON it is not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


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
        return f"got a str of {_count(len(value), 'character')}"
    if is_array(value) or is_object(value):
        return f"got a {type(value).__name__} of {_count(len(value), 'item' if is_array(value) else 'key')}"
    article = "an" if type(value).__name__[0] in "aeiou" else "a"
    return f"got {article} {type(value).__name__}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def json_value(value: object, path: str, depth: int = 0) -> object:
    """``value`` as None, bool, int, float, str, list and dict.

    Takes these, models of pydantic (by their names on the wire, without what is unset), mappings, sequences, datetimes
    and dates, UUIDs, Decimals, enums and bytes (as base64). Raises UnsendableError, naming the part by its path.
    """
    if depth > MAX_DEPTH:
        raise _unsendable(path, "depth", f"is nested deeper than {MAX_DEPTH} levels, or contains itself")
    if isinstance(value, str | int | float | Decimal) and not isinstance(value, Enum):
        return _text(value, path) if isinstance(value, str) else _number(value, path)
    if isinstance(value, Mapping):
        return _object(cast("Mapping[object, object]", value), path, depth)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        items = cast("Sequence[object]", value)
        return [json_value(item, member(path, index), depth + 1) for index, item in enumerate(items)]
    if isinstance(value, Enum | pydantic.BaseModel):
        return json_value(value.value if isinstance(value, Enum) else _dumped(value, path), path, depth + 1)
    return None if value is None else _instance(value, path)


def _text(value: str, path: str) -> str:
    try:
        return value if value.isascii() else value.encode().decode()
    except UnicodeEncodeError:
        raise _unsendable(path, "unicode", "holds half of a surrogate pair, which UTF-8 cannot express") from None


def _number(value: float | Decimal, path: str) -> int | float:
    if isinstance(value, int):
        return value if isinstance(value, bool) else int(value)
    if not math.isfinite(value) or math.isinf(float(value)):
        raise _unsendable(path, "finite", f"must be a finite number; {described(value)} that JSON cannot express")
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else float(value)


def _object(value: Mapping[object, object], path: str, depth: int) -> dict[str, object]:
    ready: dict[str, object] = {}
    for key, item in value.items():
        name = key.value if isinstance(key, Enum) else key
        if not isinstance(name, str):
            raise _unsendable(path, "propertyNames", f"must have keys of type str; {described(name)}")
        ready[_text(name, path)] = json_value(item, member(path, name), depth + 1)
    return ready


def _instance(value: object, path: str) -> object:
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode()
    if isinstance(value, dt.datetime):
        if value.tzinfo is None:
            raise _unsendable(path, "timezone", "must have a time zone, as in datetime.now(timezone.utc)")
        return format_timestamp(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    raise _unsendable(path, "type", f"must be a value that JSON can express; {described(value)}")


def _dumped(model: pydantic.BaseModel, path: str) -> dict[str, object]:
    try:
        return model.model_dump(by_alias=True, exclude_unset=True, warnings=False)
    except (ValueError, RecursionError):
        raise _unsendable(path, "depth", "is nested too deeply, or contains itself") from None


def _unsendable(path: str, rule: str, message: str) -> UnsendableError:
    return UnsendableError(Problem(path, rule, message))
