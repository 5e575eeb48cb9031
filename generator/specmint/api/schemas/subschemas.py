"""Lists the subschemas of a schema, by keyword (JSON Schema 2020-12, core, section 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specmint.api.schemas.keywords import is_well_formed
from specmint.ir.document import child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.document import Node

ONE: Final = frozenset({"items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else"}) | {
    "unevaluatedItems",
    "unevaluatedProperties",
}
MANY: Final = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
BY_NAME: Final = frozenset({"properties", "patternProperties", "dependentSchemas"})


def subschemas(pointer: str, node: Node) -> Iterator[tuple[str, Any]]:
    """The direct subschemas of the schema at a pointer, each with its pointer.

    Examples and other data are not schemas.
    """
    for keyword, value in node.items():
        at = child(pointer, keyword)
        if not is_well_formed(keyword, value):
            continue
        if keyword in ONE:
            yield at, value
        elif keyword in MANY:
            yield from ((child(at, index), each) for index, each in enumerate(value))
        elif keyword in BY_NAME:
            yield from ((child(at, name), each) for name, each in value.items())
