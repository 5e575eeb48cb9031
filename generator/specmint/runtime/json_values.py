"""What JSON a Python value is: the one function that decides it for bodies, parameters, forms and keys."""

from __future__ import annotations

import base64
import datetime as dt
import ipaddress
import math
import operator
import uuid
from collections.abc import Iterable, Iterator, Mapping, MappingView, Sequence
from decimal import Decimal
from enum import Enum
from pathlib import PurePath
from typing import Protocol, SupportsIndex, TypeGuard, cast, runtime_checkable

import pydantic

from .errors import Problem
from .values import FromModel, ReceivedObject, UnsendableError, described, is_object, member

MAX_DEPTH = 64
"""Values nested deeper than this are refused: they are most likely a loop."""

_BYTES = (bytes, bytearray, memoryview)
_SCALARS = (str, int, float, Decimal)
_LARGEST_EXPONENT = 308
"""Decimals of more digits before or after the point are refused: readers of JSON take them for infinity or zero."""


def json_value(value: object, path: str, depth: int = 0) -> object:
    """``value`` as None, bool, int, float, Decimal, str, list and dict, and nothing derived from these.

    Many values are two things at once in Python, so the order of the questions matters: a member of an enum is its
    value before it is a text or a number, a model is its fields before it is a mapping, bytes are base64 text before
    they are a sequence. Takes datetimes with an offset, dates, times, timedeltas (ISO 8601), UUIDs, addresses, paths,
    iterators (read once) and what NumPy's scalars and arrays have in common. A Decimal stays one where a float would
    lose digits. Raises UnsendableError, naming the part by its path.
    """
    if depth > MAX_DEPTH:
        raise _unsendable(path, "depth", f"is nested deeper than {MAX_DEPTH} levels, or contains itself")
    if isinstance(value, Enum | pydantic.BaseModel | _NumPyLike):
        return _behind(value, path, depth + 1)
    if value is None or isinstance(value, _SCALARS):
        return _scalar(value, path)
    if isinstance(value, Mapping):
        return _object(cast("Mapping[object, object]", value), path, depth)
    if _is_array(value):
        return _array(value, path, depth)
    return _instance(value, path)


@runtime_checkable
class _NumPyLike(Protocol):
    """A scalar or an array of NumPy, or of a library that follows it."""

    @property
    def dtype(self) -> object: ...

    def tolist(self) -> object: ...


def _is_array(value: object) -> TypeGuard[Iterable[object]]:
    """Whether a value is given item by item; a file, which gives lines, is none."""
    if hasattr(value, "read") or isinstance(value, _BYTES):
        return False
    return isinstance(value, Sequence | Iterator | MappingView)


def _behind(value: Enum | pydantic.BaseModel | _NumPyLike, path: str, depth: int) -> object:
    """The JSON value that a member of an enum, a model or a scalar of NumPy stands for."""
    if isinstance(value, pydantic.BaseModel):
        found = json_value(_dumped(value, path), path, depth)
        return FromModel(found) if is_object(found) else found
    if isinstance(value, Enum):
        # Of a member that is a text or a number itself and has, say, a tuple for its value, the former counts.
        is_mixed = isinstance(value, _SCALARS) and not isinstance(value.value, _SCALARS)
        return _scalar(value, path) if is_mixed else json_value(value.value, path, depth)
    return json_value(value.tolist(), path, depth)


def _scalar(value: object, path: str) -> object:
    """A text or a number without what a subclass adds to it."""
    if isinstance(value, str):
        return text_value(value, path)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return _integer(value, path)
    return _decimal(value, path) if isinstance(value, Decimal) else _float(cast("float", value), path)


def text_value(value: str, path: str) -> str:
    """A text that UTF-8 can express. Raises UnsendableError for half of a surrogate pair."""
    text = str.__str__(value)
    try:
        return text if text.isascii() else text.encode().decode()
    except UnicodeEncodeError:
        raise _unsendable(path, "unicode", "holds half of a surrogate pair, which UTF-8 cannot express") from None


def _integer(value: int, path: str) -> int:
    number = int.__int__(value)
    try:
        str(number)
    except ValueError:
        raise _unsendable(path, "finite", "has more digits than Python writes") from None
    return number


def _float(value: float, path: str) -> float:
    if not math.isfinite(value):
        raise _unsendable(path, "finite", f"must be a finite number; {described(value)} that JSON cannot express")
    return float.__float__(value)


def _decimal(value: Decimal, path: str) -> int | float | Decimal:
    """A whole number as int, else the float that has the same value, else the Decimal itself."""
    if not value.is_finite() or (value and abs(value.adjusted()) > _LARGEST_EXPONENT):
        raise _unsendable(path, "finite", f"must be a finite number; {described(value)} that JSON cannot express")
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else Decimal(value)


def _object(value: Mapping[object, object], path: str, depth: int) -> dict[str, object]:
    ready: dict[str, object] = FromModel() if isinstance(value, ReceivedObject) else {}
    for key, item in value.items():
        name = json_value(key, path, depth + 1)
        if not isinstance(name, str):
            raise _unsendable(path, "propertyNames", f"must have keys of type str; {described(name)}")
        if name in ready:
            raise _unsendable(member(path, name), "propertyNames", "is given twice, by keys that are one text in JSON")
        ready[name] = json_value(item, member(path, name), depth + 1)
    return ready


def _array(value: Iterable[object], path: str, depth: int) -> list[object]:
    if getattr(value, "gi_frame", value) is None:
        raise _unsendable(path, "type", "must be an iterator that has not been read yet, or a list")
    return [json_value(item, member(path, index), depth + 1) for index, item in enumerate(value)]


def _instance(value: object, path: str) -> object:
    if isinstance(value, _BYTES):
        return base64.b64encode(bytes(cast("bytes", value))).decode()
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return _time(value, path)
    if isinstance(value, uuid.UUID | ipaddress.IPv4Address | ipaddress.IPv6Address | PurePath):
        return text_value(str(value), path)
    if isinstance(value, SupportsIndex):
        return operator.index(value)
    raise _unsendable(path, "type", f"must be a value that JSON can express; {described(value)}")


def _time(value: dt.date | dt.time | dt.timedelta, path: str) -> object:
    if isinstance(value, dt.timedelta):
        return _duration(value, path)
    if isinstance(value, dt.datetime):
        if value.tzinfo is None:
            raise _unsendable(path, "timezone", "must have a time zone, as in datetime.now(timezone.utc)")
        # A moment that came in an answer goes back as the text that it was received as.
        return getattr(value, "received_text", None) or value.isoformat()
    return value.isoformat()


def _duration(value: dt.timedelta, path: str) -> str:
    """ISO 8601, as RFC 3339, appendix A, has it: ``P1DT30S``."""
    if value < dt.timedelta(0):
        raise _unsendable(path, "format", "must not be negative, as a duration of ISO 8601 is not")
    seconds = f"{value.seconds}.{value.microseconds:06}".rstrip("0").removesuffix(".")
    days = f"P{value.days}D" if value.days else "P"
    return days if seconds == "0" and value.days else f"{days}T{seconds}S"


def _dumped(model: pydantic.BaseModel, path: str) -> object:
    """The fields of a model by their names on the wire, without those that are unset.

    What a field holds counts, not what its annotation says, so that a class derived from it keeps its own fields.
    """
    try:
        return model.model_dump(by_alias=True, exclude_unset=True, warnings=False, serialize_as_any=True)
    except (ValueError, RecursionError):
        raise _unsendable(path, "depth", "is nested too deeply, or contains itself") from None


def _unsendable(path: str, rule: str, message: str) -> UnsendableError:
    return UnsendableError(Problem(path, rule, message))
