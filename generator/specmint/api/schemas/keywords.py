"""The values that keywords may have; keywords with other values are ignored."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

SCALARS: Final = ("string", "integer", "number", "boolean")
TYPES: Final = ("object", "array", *SCALARS, "null")
"""The values of ``type`` (JSON Schema 2020-12, validation, section 6.1.1)."""


def _is_number(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def _is_positive(value: object) -> bool:
    return _is_number(value) and isinstance(value, int | float) and value > 0


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is(*types: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, types)


def _is_type(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))


_WELL_FORMED: Final[dict[str, Callable[[object], bool]]] = {
    **dict.fromkeys(
        ("properties", "patternProperties", "dependentRequired", "dependentSchemas", "discriminator"), _is(dict)
    ),
    **dict.fromkeys(("allOf", "oneOf", "anyOf", "prefixItems", "required", "enum", "examples"), _is(list)),
    **dict.fromkeys(
        ("additionalProperties", "propertyNames", "items", "contains", "not", "if", "then", "else"), _is(dict, bool)
    ),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _is_number),
    "multipleOf": _is_positive,
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"), _is_count),
    **dict.fromkeys(("minContains", "maxContains"), _is_count),
    **dict.fromkeys(("pattern", "format", "title", "description", "contentEncoding", "$ref"), _is(str)),
    "type": _is_type,
    "uniqueItems": _is(bool),
}


def is_well_formed(keyword: str, value: object) -> bool:
    """Whether a keyword has a value of the type that JSON Schema 2020-12 requires.

    Other keywords may have any value.
    """
    check = _WELL_FORMED.get(keyword)
    return check is None or check(value)
