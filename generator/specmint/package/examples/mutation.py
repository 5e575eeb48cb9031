"""Makes values that violate one keyword of a schema (JSON Schema 2020-12, validation, section 6).

Each function proposes values for one keyword. Whether one breaks that rule and no other is for the validator to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from specmint.package.examples.arrays import elements
from specmint.package.examples.goals import FULL, MINIMAL, NoValueError
from specmint.package.examples.numbers import exact, plain
from specmint.package.examples.text import LONGEST
from specmint.text.regular_expressions import is_supported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from specmint.package.examples.shape import Shape, Sites
    from specmint.package.examples.synthesis import Synthesis

T = TypeVar("T")

UNKNOWN = "unknown-value"
UNEXPECTED = "unexpected_property"
MOST_ITEMS = 200
OTHERS: dict[str, Any] = {"string": "text", "integer": 12345, "number": 0.5, "boolean": True, "array": [], "object": {}}
"""A value of each type, used where that type is wrong."""


@dataclass(frozen=True)
class Target:
    """A keyword to violate: its value ``limit``, the ``pointer`` of its schema, and all ``sites`` that apply there."""

    synthesis: Synthesis
    sites: Sites
    pointer: str
    limit: Any
    deciding_property: str | None = None

    @property
    def shape(self) -> Shape:
        """The combined schemas that apply at the place."""
        return self.synthesis.shapes.of(self.sites)

    def valid(self) -> Any:
        """A valid value. Raises NoValueError."""
        return self.synthesis.value(self.sites, MINIMAL)

    def valid_of(self, kind: type[T]) -> T:
        """A valid value of this Python type. Raises NoValueError."""
        value = self.valid()
        if not isinstance(value, kind):
            raise NoValueError(self.sites[0])
        return value


@dataclass(frozen=True)
class Violation:
    """A value that may violate the keyword.

    ``property`` is the one to expect in the message, if not the value itself.
    """

    value: Any
    property: str | None = None


def violations(rule: str, target: Target) -> Iterator[Violation]:
    """Values that may violate ``rule``, the most natural first."""
    try:
        for found in RULES[rule](target):
            yield found if isinstance(found, Violation) else Violation(found)
    except NoValueError:
        return


def _required(target: Target) -> Iterator[Violation]:
    valid = target.valid_of(dict)
    for name in target.limit:
        if name in valid:
            yield Violation({key: value for key, value in valid.items() if key != name}, name)


def _dependent_required(target: Target) -> Iterator[Violation]:
    full = target.synthesis.value(target.sites, FULL)
    if not isinstance(full, dict):
        return
    for trigger, dependents in sorted(target.limit.items()):
        for name in dependents if trigger in full else ():
            yield Violation({key: value for key, value in full.items() if key != name}, name)


def _additional_properties(target: Target) -> Iterator[Violation]:
    if target.limit is False:
        yield Violation({**target.valid_of(dict), UNEXPECTED: "text"}, UNEXPECTED)


def _property_names(target: Target) -> Iterator[Violation]:
    valid = target.valid_of(dict)
    added = next(iter(valid.values()), "text")
    for name in ("!", "unexpected key", "x" * 300, "x", ""):
        for value in [added, *OTHERS.values()]:
            yield Violation({**valid, name: value}, name)


def _min_properties(target: Target) -> Iterator[dict[str, Any]]:
    valid = target.valid_of(dict)
    removable = [name for name in valid if name not in target.shape.required]
    kept = {name: valid[name] for name in valid if name not in removable}
    for name in removable:
        if len(kept) < target.limit - 1:
            kept[name] = valid[name]
    yield kept


def _max_properties(target: Target) -> Iterator[dict[str, Any]]:
    if target.limit > MOST_ITEMS:
        return
    valid = target.valid_of(dict)
    full = target.synthesis.value(target.sites, FULL)
    parts = {**valid, **full} if isinstance(full, dict) else valid
    filler = next(iter(parts.values()), "text")
    names = chain(parts, (f"key{number}" for number in range(target.limit + 1)))
    for fill in (filler, "text"):
        yield dict([(name, parts.get(name, fill)) for name in dict.fromkeys(names)][: target.limit + 1])


def _enum(target: Target) -> Iterator[Any]:
    known = target.limit if isinstance(target.limit, list) else [target.limit]
    numbers = [value for value in known if isinstance(value, int | float) and not isinstance(value, bool)]
    if any(isinstance(value, str) for value in known):
        yield from (UNKNOWN, "x", "")
    if numbers:
        yield max(numbers) + 1
    if any(isinstance(value, bool) for value in known):
        yield from (True, False)
    if any(isinstance(value, dict) for value in known):
        yield {UNEXPECTED: "text"}


def _const(target: Target) -> Iterator[Any]:
    yield from _enum(replace(target, limit=[target.limit]))


def _above(target: Target) -> Iterator[int | float]:
    step = exact(next(iter(target.shape.all("multipleOf")), 1))
    yield from (plain(exact(target.limit) + distance) for distance in (0, step, 1, step - exact(target.limit) % step))


def _below(target: Target) -> Iterator[int | float]:
    step = exact(next(iter(target.shape.all("multipleOf")), 1))
    yield from (plain(exact(target.limit) - distance) for distance in (0, step, 1, exact(target.limit) % step))


def _multiple_of(target: Target) -> Iterator[int | float]:
    valid = target.valid()
    if isinstance(valid, bool) or not isinstance(valid, int | float):
        raise NoValueError(target.sites[0])
    step, valid = exact(target.limit), exact(valid)
    for distance in (1, step / 2, step / 4):
        yield from (plain(valid + distance), plain(valid - distance))


def _min_length(target: Target) -> Iterator[str]:
    if 0 < target.limit <= LONGEST:
        yield from (target.valid_of(str)[: target.limit - 1], "x" * (target.limit - 1), "0" * (target.limit - 1))


def _max_length(target: Target) -> Iterator[str]:
    if target.limit < LONGEST:
        valid = target.valid_of(str) or "x"
        length = target.limit + 1
        yield from (valid.ljust(length, valid[-1])[:length], "x" * length, "0" * length)


def _pattern(target: Target) -> Iterator[str]:
    if not is_supported(target.limit):
        return
    length = max(target.shape.most("minLength") or 1, 1)
    if length <= LONGEST:
        yield from (character * length for character in ("!", "x", " ", "0", "-", "\n"))
    yield ""


def _min_items(target: Target) -> Iterator[list[Any]]:
    if target.limit > 0:
        yield target.valid_of(list)[: target.limit - 1]


def _max_items(target: Target) -> Iterator[list[Any]]:
    if target.limit < MOST_ITEMS:
        yield elements(target.synthesis, target.shape, MINIMAL, target.limit + 1)


def _unique_items(target: Target) -> Iterator[list[Any]]:
    if target.limit is True:
        some = elements(target.synthesis, target.shape, MINIMAL, max(target.shape.most("minItems") or 0, 2) - 1)
        yield [*some, *some[-1:]]


def _type(target: Target) -> Iterator[Any]:
    allowed = {target.limit} if isinstance(target.limit, str) else set(target.limit)
    for name in ("integer", "string", "object", "array", "boolean"):
        if name not in allowed and not (name == "integer" and "number" in allowed):
            yield OTHERS[name]


def _union(target: Target) -> Iterator[Any]:
    valid = target.valid()
    if target.deciding_property is not None and isinstance(valid, dict):
        yield {**valid, target.deciding_property: UNKNOWN}
    yield from (OTHERS[name] for name in ("integer", "string", "boolean", "object", "array", "number"))


RULES: dict[str, Callable[[Target], Iterator[Any]]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "required": _required,
    "dependentRequired": _dependent_required,
    "additionalProperties": _additional_properties,
    "propertyNames": _property_names,
    "minProperties": _min_properties,
    "maxProperties": _max_properties,
    "minimum": _below,
    "maximum": _above,
    "exclusiveMinimum": _below,
    "exclusiveMaximum": _above,
    "multipleOf": _multiple_of,
    "minLength": _min_length,
    "maxLength": _max_length,
    "pattern": _pattern,
    "minItems": _min_items,
    "maxItems": _max_items,
    "uniqueItems": _unique_items,
    "oneOf": _union,
    "anyOf": _union,
}
"""The functions that make violations, by keyword."""
