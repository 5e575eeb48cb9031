"""The forms in which datamodel-code-generator understands references, alternatives and null."""

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
"""The assertions that a Python type can include.

A fractional ``multipleOf`` is left to request validation, which computes with decimals.
"""
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
    """One schema for several alternatives: without duplicates and bounds, and with all constants in one enumeration."""
    if len(options) == 1:
        return options[0]
    distinct: list[Node] = []
    for option in _joined([unbounded(option) for option in options]):
        if option not in distinct:
            distinct.append(option)
    return distinct[0] if len(distinct) == 1 else {"anyOf": distinct}


def _joined(options: list[Node]) -> list[Node]:
    """The alternatives with all their constants joined at the place of the first ones."""
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
    """The alternatives that ``either`` combined."""
    return list(schema["anyOf"]) if set(schema) == {"anyOf"} else [schema]


def nullable(schema: Node) -> Node:
    """The schema or null."""
    if schema == NULL:
        return schema
    # dmcg would lose the type of the values of a map with two types.
    types = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type")
    if types and types != ["object"] and "enum" not in schema:
        return {**schema, "type": [*types, "null"]}
    return either([*alternatives(schema), NULL])


def unbounded(schema: Node) -> Node:
    """A schema without its bounds: inside a list or union, dmcg would make a class of them with a name of its own."""
    return {key: value for key, value in schema.items() if key not in ALL_BOUNDS}
