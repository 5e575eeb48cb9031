"""Small changes to a document, such as its author might make, by chance."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from specmint.document.validation.walk import parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Node = dict[str, Any]
TYPES = ("string", "integer", "number", "boolean", "array", "object")
SCALARS: dict[str, tuple[Any, ...]] = {
    "type": (*TYPES, ["string", "null"], ["integer", "string"]),
    "maxLength": (3, 30),
    "minLength": (1, 4),
    "minimum": (0, 2.5),
    "exclusiveMaximum": (10, 100),
    "maximum": (50, 5),
    "multipleOf": (2, 4, 0.5),
    "minItems": (1, 2),
    "maxItems": (3, 1),
    "uniqueItems": (True,),
    "minProperties": (1,),
    "pattern": ("^a", "b$"),
    "format": ("date-time", "uri", "date"),
    "enum": (["a"], ["a", "b"], [1, None], ["b", "c"]),
    "const": ("a", 1),
    "default": ("a", 3, None),
    "deprecated": (True,),
    "additionalProperties": (False, True, {}, {"type": "string"}),
    "items": ({"type": "string"}, {"type": "integer", "minimum": 1}, {}),
    "prefixItems": ([{"type": "string"}], [{"type": "string"}, {"type": "integer"}]),
    "contains": ({"type": "string"},),
    "propertyNames": ({"maxLength": 9},),
    "not": ({"const": "a"}, {"required": ["a"]}),
    "dependentRequired": ({"a": ["b"]}, {"a": ["b", "c"]}),
    "patternProperties": ({"^a": {"type": "string"}}, {"^b": {"type": "integer"}}),
    "unevaluatedProperties": (False,),
    "if": ({"required": ["a"]},),
    "then": ({"required": ["b"]},),
    "readOnly": (True,),
    "writeOnly": (True,),
    "oneOf": (
        [{"type": "string"}, {"type": "integer"}],
        [{"type": "object", "properties": {"a": {}}}, {"type": "string"}],
    ),
    "anyOf": ([{"type": "string"}, {"type": "null"}], [{"required": ["a"]}, {"required": ["b"]}]),
    "allOf": ([{"required": ["a"]}], [{"properties": {"b": {"type": "string"}}}]),
    "description": ("Something else.",),
}


def mutated(tree: Node, random: Random, times: int) -> Node:
    """A copy of a document with a few changes."""
    changed = deepcopy(tree)
    for _ in range(times):
        random.choice(_KINDS)(changed, random)
    return changed


def _schemas(tree: Node, random: Random) -> Node:
    found = [part.node for part in parts(tree) if part.kind == "schema" and "$ref" not in part.node]
    return random.choice(found) if found else {}


def _keyword(tree: Node, random: Random) -> None:
    """A keyword is set, or taken away."""
    schema = _schemas(tree, random)
    present = sorted(schema.keys() & SCALARS.keys())
    if present and random.random() < 0.4:
        del schema[random.choice(present)]
    else:
        keyword = random.choice(sorted(SCALARS))
        schema[keyword] = deepcopy(random.choice(SCALARS[keyword]))
        if keyword in {"oneOf", "anyOf"}:
            schema.pop("type", None)


def _property(tree: Node, random: Random) -> None:
    """A property is added, taken away, or called something else."""
    schema = _schemas(tree, random)
    properties = schema.setdefault("properties", {})
    names = sorted(properties)
    match random.randrange(3) if names else 0:
        case 0:
            properties[random.choice("abcd")] = {"type": random.choice(TYPES)}
        case 1:
            del properties[random.choice(names)]
        case _:
            name = random.choice(names)
            properties[f"{name}_2"] = properties.pop(name)


def _required(tree: Node, random: Random) -> None:
    schema = _schemas(tree, random)
    names = sorted({*schema.get("properties", ()), "a"})
    name, required = random.choice(names), list(schema.get("required", ()))
    schema["required"] = [each for each in required if each != name] if name in required else [*required, name]


def _enum(tree: Node, random: Random) -> None:
    holders = [part.node for part in parts(tree) if part.kind == "schema" and isinstance(part.node.get("enum"), list)]
    if holders:
        values = random.choice(holders)["enum"]
        if random.random() < 0.5 and len(values) > 1:
            values.pop(random.randrange(len(values)))
        else:
            values.append("another")


def _member(tree: Node, random: Random) -> None:
    unions = [
        part.node[word]
        for part in parts(tree)
        if part.kind == "schema"
        for word in ("oneOf", "anyOf")
        if word in part.node
    ]
    if unions:
        members = random.choice(unions)
        if random.random() < 0.5 and len(members) > 1:
            members.pop(random.randrange(len(members)))
        else:
            members.insert(0, {"type": random.choice(TYPES)})


def _parameter(tree: Node, random: Random) -> None:
    operations = [part.node for part in parts(tree) if part.kind == "operation"]
    if not operations:
        return
    parameters = random.choice(operations).setdefault("parameters", [])
    named = [each for each in parameters if "name" in each and each.get("in") != "path"]
    match random.randrange(3) if named else 0:
        case 0:
            name = random.choice("abcd")
            if all(each.get("name") != name for each in parameters):
                parameters.append({"name": name, "in": "query", "required": random.random() < 0.5, "schema": {}})
        case 1:
            parameters.remove(random.choice(named))
        case _:
            parameter = random.choice(named)
            parameter["required"] = not parameter.get("required", False)


def _operation(tree: Node, random: Random) -> None:
    paths = tree.get("paths") or {}
    path = random.choice(sorted(paths)) if paths else None
    if path is None:
        return
    match random.randrange(3):
        case 0 if len(paths) > 1:
            del paths[path]
        case 1:
            paths[f"{path}/more"] = {"post": {"responses": {"204": {"description": "Done."}}}}
        case _:
            for method in ("get", "post", "put"):
                if method in paths[path]:
                    paths[path][method]["deprecated"] = True


def _answer(tree: Node, random: Random) -> None:
    operations = [part.node for part in parts(tree) if part.kind == "operation"]
    if not operations:
        return
    responses = random.choice(operations).setdefault("responses", {})
    if random.random() < 0.5 and len(responses) > 1:
        del responses[random.choice(sorted(responses))]
    else:
        responses[random.choice(("202", "418"))] = {"description": "Another one."}


_KINDS: tuple[Callable[[Node, Random], None], ...] = (
    *([_keyword] * 6),
    *([_property] * 2),
    _required,
    _enum,
    _member,
    _parameter,
    _operation,
    _answer,
)


def reordered(node: Any, random: Random) -> Any:
    """The same document with its members in another order, also those of lists whose order means nothing."""
    if isinstance(node, list):
        return [reordered(each, random) for each in node]
    if not isinstance(node, dict):
        return node
    names = list(node)
    random.shuffle(names)
    data = {"example", "examples", "default", "const"}
    changed = {name: node[name] if name in data else reordered(node[name], random) for name in names}
    for name in ("required", "enum", "oneOf", "anyOf", "allOf", "tags"):
        if isinstance(changed.get(name), list):
            random.shuffle(changed[name])
    return changed


def renamed(node: Any, names: dict[str, str]) -> Any:
    """The same document with its components called something else."""
    if isinstance(node, list):
        return [renamed(each, names) for each in node]
    if isinstance(node, str):
        for old, new in names.items():
            if node == f"#/components/schemas/{old}":
                return f"#/components/schemas/{new}"
        return node
    if not isinstance(node, dict):
        return node
    changed = {key: renamed(value, names) for key, value in node.items()}
    if isinstance(schemas := changed.get("schemas"), dict) and names.keys() <= schemas.keys():
        changed["schemas"] = {names.get(key, key): value for key, value in schemas.items()}
    return changed
