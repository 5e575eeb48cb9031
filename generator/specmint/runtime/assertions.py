"""The keywords of JSON Schema 2020-12 (validation, section 6) that look at one value without looking into schemas."""

from __future__ import annotations

import json
import operator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import Problem
from .formats import fits_format, format_sentence
from .patterns import matches
from .values import described, is_array, is_number, is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sized

_SHOWN = 8
"""So many constants of an enum are shown."""


def has_type(value: object, type_: str | list[str]) -> bool:
    """Whether a JSON value is of a JSON Schema type, or of one of several; 1.0 is an integer, a bool is no number."""
    if isinstance(type_, str):
        return type_ not in _TYPES or _TYPES[type_](value)
    return any(has_type(value, name) for name in type_)


def same(left: object, right: object) -> bool:
    """Equality of JSON values: ``1`` is ``1.0`` and not ``true``; the order of keys is nothing."""
    return _identity(left) == _identity(right)


def assertions(node: Mapping[str, Any], value: object, path: str) -> Iterator[Problem]:
    """The problems of one value with the keywords of one schema; a wrong type hides all others."""
    if "type" in node and not has_type(value, node["type"]):
        names: list[str] = node["type"] if is_array(node["type"]) else [node["type"]]
        wanted = " or ".join(_TYPE_WORDS.get(name, name) for name in names)
        yield Problem(path, "type", f"must be {wanted} (type); {described(value)}")
        return
    for keyword, argument in node.items():
        assertion = _ASSERTIONS.get(keyword)
        if assertion is not None and assertion.concerns(value) and not assertion.holds(value, argument):
            yield Problem(path, keyword, f"must {assertion.sentence(argument)} ({keyword}); {described(value)}")


def _identity(value: object) -> Hashable:
    if is_object(value):
        return "object", frozenset((key, _identity(item)) for key, item in value.items())
    if is_array(value):
        return "array", tuple(_identity(item) for item in value)
    return "number" if is_number(value) else type(value).__name__, value


def _at_least(value: Sized, bound: float) -> bool:
    return len(value) >= bound


def _at_most(value: Sized, bound: float) -> bool:
    return len(value) <= bound


def _unique(value: list[Any], wanted: object) -> bool:
    return not wanted or len({_identity(item) for item in value}) == len(value)


def _multiple(value: float | Decimal, divisor: float) -> bool:
    """Exact in decimal, so that 0.3 is a multiple of 0.1."""
    top, bottom = Decimal(str(value)).as_integer_ratio()
    over, under = Decimal(str(divisor)).as_integer_ratio()
    return (top * under) % (bottom * over) == 0


def _found_in(text: str, pattern: str) -> bool:
    return matches(pattern, text)


def _in_enum(value: object, constants: list[object]) -> bool:
    identity = _identity(value)
    return any(_identity(constant) == identity for constant in constants)


def _exactly(constant: object) -> str:
    return f"be {json.dumps(constant, ensure_ascii=False)}"


def _one_of(constants: list[object]) -> str:
    shown = ", ".join(json.dumps(constant, ensure_ascii=False) for constant in constants[:_SHOWN])
    return f"be one of {shown}" + (f" and {len(constants) - _SHOWN} more" if len(constants) > _SHOWN else "")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_anything(_: object) -> bool:
    return True


class _Assertion(NamedTuple):
    """Which values a keyword is about, whether one holds against its argument, and how to say what it asks."""

    concerns: Callable[[object], bool]
    holds: Callable[[Any, Any], bool]
    sentence: Callable[[Any], str]


_TYPES: dict[str, Callable[[object], bool]] = {
    "string": _is_text,
    "integer": lambda value: is_number(value) and value == int(value),
    "number": is_number,
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "array": is_array,
    "object": is_object,
}

_TYPE_WORDS = {
    "string": "a str",
    "integer": "an int",
    "number": "a number",
    "boolean": "a bool",
    "null": "None",
    "array": "a list",
    "object": "a dict",
}

_ASSERTIONS = {
    "enum": _Assertion(_is_anything, _in_enum, _one_of),
    "const": _Assertion(_is_anything, same, _exactly),
    "minimum": _Assertion(is_number, operator.ge, "be at least {}".format),
    "maximum": _Assertion(is_number, operator.le, "be at most {}".format),
    "exclusiveMinimum": _Assertion(is_number, operator.gt, "be more than {}".format),
    "exclusiveMaximum": _Assertion(is_number, operator.lt, "be less than {}".format),
    "multipleOf": _Assertion(is_number, _multiple, "be a multiple of {}".format),
    "minLength": _Assertion(_is_text, _at_least, "have at least {} characters".format),
    "maxLength": _Assertion(_is_text, _at_most, "have at most {} characters".format),
    "format": _Assertion(_is_text, fits_format, format_sentence),
    "pattern": _Assertion(_is_text, _found_in, "match the pattern {}".format),
    "minItems": _Assertion(is_array, _at_least, "have at least {} items".format),
    "maxItems": _Assertion(is_array, _at_most, "have at most {} items".format),
    "uniqueItems": _Assertion(is_array, _unique, "not have equal items".format),
    "minProperties": _Assertion(is_object, _at_least, "have at least {} keys".format),
    "maxProperties": _Assertion(is_object, _at_most, "have at most {} keys".format),
}
