"""The schemas that datamodel-code-generator is given: how a reference, a choice and null are written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmint.ir.document import Node

COMPONENTS = "#/components/schemas/"
RUNTIME = "__runtime__"
NULL: Node = {"type": "null"}

BOUNDS = {
    "string": ("minLength", "maxLength"),
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    "array": ("minItems", "maxItems"),
}
"""The assertions a type can carry. ``multipleOf`` a fraction is left to the request checks, which count in decimals."""
JSON_TYPES: dict[type, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    dict: "object",
    list: "array",
}
ALL_BOUNDS = frozenset({"pattern"}.union(*BOUNDS.values()))


def reference(name: str) -> Node:
    """A reference to a class by its dotted key."""
    return {"$ref": COMPONENTS + name}


def runtime(name: str) -> Node:
    """A reference to a type of the runtime."""
    return reference(f"{RUNTIME}.{name}")


def either(options: list[Node]) -> Node:
    """One schema for several alternatives: doubles and the bounds of each dropped, all constants in one place."""
    if len(options) == 1:
        return options[0]
    distinct: list[Node] = []
    for option in _joined([unbounded(option) for option in options]):
        if option not in distinct:
            distinct.append(option)
    return distinct[0] if len(distinct) == 1 else {"anyOf": distinct}


def _joined(options: list[Node]) -> list[Node]:
    """The alternatives with the constants of all enumerations among them where the first one stands."""
    enums = [option for option in options if "enum" in option]
    if len(enums) <= 1:
        return options
    values = dict.fromkeys((type(value), value) for option in enums for value in option["enum"])
    types = [option.get("type") for option in enums]
    same = {"type": types[0]} if types[0] and types.count(types[0]) == len(types) else {}
    joined: Node = {**same, "enum": [value for _, value in values]}
    first = options.index(enums[0])
    return [*options[:first], joined, *(option for option in options[first:] if "enum" not in option)]


def alternatives(schema: Node) -> list[Node]:
    """What ``either`` was made from."""
    return list(schema["anyOf"]) if set(schema) == {"anyOf"} else [schema]


def nullable(schema: Node) -> Node:
    """The same or null."""
    if schema == NULL:
        return schema
    # Of a map with two types, dmcg would forget what its values are.
    if isinstance(schema.get("type"), str) and schema["type"] != "object" and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return either([*alternatives(schema), NULL])


def unbounded(schema: Node) -> Node:
    """A schema without its bounds: inside a list or a choice, dmcg would make a class of them that nobody named."""
    return {key: value for key, value in schema.items() if key not in ALL_BOUNDS}
