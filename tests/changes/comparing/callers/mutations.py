"""Changes of a document that its author might make, by chance: most of them are seen in Python."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from specmint.document.validation.walk import parts
from tests.changes.comparing.wire import mutations as of_schemas

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Node = dict[str, Any]

_SCHEMAS: Final[tuple[Node, ...]] = (
    {"type": "string"},
    {"type": "integer"},
    {"type": "number"},
    {"type": "boolean"},
    {"type": "string", "format": "date-time"},
    {"type": "string", "format": "date"},
    {"type": "string", "enum": ["one", "two"]},
    {"type": ["string", "null"]},
    {"const": "one"},
    {"type": "array", "items": {"type": "string"}},
    {"type": "object", "additionalProperties": {"type": "integer"}},
    {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}},
    {"type": "object"},
    {"oneOf": [{"type": "string"}, {"type": "integer"}]},
    {},
)
_METHODS: Final = ("get", "post", "put", "patch", "delete")


def mutated(tree: Node, random: Random, times: int) -> Node:
    """A copy of a document with a few changes."""
    changed = deepcopy(tree)
    for _ in range(times):
        random.choice(KINDS)(changed, random)
    return changed


def _nodes(tree: Node, kind: str) -> list[Node]:
    return [part.node for part in parts(tree) if part.kind == kind and "$ref" not in part.node]


def _objects(tree: Node) -> list[Node]:
    return [node for node in _nodes(tree, "schema") if node.get("properties")]


def _schema(random: Random) -> Node:
    return deepcopy(random.choice(_SCHEMAS))


def _property_added(tree: Node, random: Random) -> None:
    owner = random.choice(_objects(tree))
    name = random.choice(("size", "extra", "class", "x-y"))
    owner["properties"].setdefault(name, _schema(random))
    if random.random() < 0.5:
        owner["required"] = sorted({*owner.get("required", ()), name})


def _property_removed(tree: Node, random: Random) -> None:
    owner = random.choice(_objects(tree))
    name = random.choice(sorted(owner["properties"]))
    del owner["properties"][name]
    owner["required"] = [each for each in owner.get("required", ()) if each != name]


def _property_renamed(tree: Node, random: Random) -> None:
    owner = random.choice(_objects(tree))
    name = random.choice(sorted(owner["properties"]))
    now = random.choice((f"{name}_2", name.upper(), f"{name}-x"))
    owner["properties"] = {now if each == name else each: of for each, of in owner["properties"].items()}
    owner["required"] = [now if each == name else each for each in owner.get("required", ())]


def _required(tree: Node, random: Random) -> None:
    owner = random.choice(_objects(tree))
    name = random.choice(sorted(owner["properties"]))
    owner["required"] = sorted({*owner.get("required", ())} ^ {name})


def _another_type(tree: Node, random: Random) -> None:
    owner = random.choice(_objects(tree))
    owner["properties"][random.choice(sorted(owner["properties"]))] = _schema(random)


def _nullable(tree: Node, random: Random) -> None:
    typed = [node for node in _nodes(tree, "schema") if "type" in node and "properties" not in node]
    node = random.choice(typed)
    types = node["type"] if isinstance(node["type"], list) else [node["type"]]
    plain = [each for each in types if each != "null"] or ["string"]
    node["type"] = plain[0] if "null" in types and len(plain) == 1 else [*plain, "null"]
    if "enum" in node:
        node["enum"] = [each for each in node["enum"] if each is not None]
        node["enum"] += [None] if "null" in node["type"] else []


def _enum(tree: Node, random: Random) -> None:
    holders = [node for node in _nodes(tree, "schema") if node.get("enum")]
    if holders:
        values = random.choice(holders)["enum"]
        if random.random() < 0.5 and len(values) > 1:
            values.pop(random.randrange(len(values)))
        else:
            values.append("another" if isinstance(values[0], str) else 17)


def _list(tree: Node, random: Random) -> None:
    """What was one is many, or the other way round."""
    owner = random.choice(_objects(tree))
    name = random.choice(sorted(owner["properties"]))
    of = owner["properties"][name]
    owner["properties"][name] = of.get("items", {"type": "array", "items": of})


def _member(tree: Node, random: Random) -> None:
    unions = [node[word] for node in _nodes(tree, "schema") for word in ("oneOf", "anyOf") if word in node]
    if unions:
        members = random.choice(unions)
        if random.random() < 0.5 and len(members) > 1:
            members.pop(random.randrange(len(members)))
        else:
            members.append(random.choice(({"type": "boolean"}, {"type": "null"}, {"$ref": _component(tree, random)})))


def _discriminator(tree: Node, random: Random) -> None:
    found = [node for node in _nodes(tree, "schema") if "discriminator" in node]
    if found:
        del random.choice(found)["discriminator"]


def _component(tree: Node, random: Random) -> str:
    return f"#/components/schemas/{random.choice(sorted(tree['components']['schemas']))}"


def _component_renamed(tree: Node, random: Random) -> None:
    old = _component(tree, random)
    name = old.rpartition("/")[2]
    now = random.choice((f"{name}Data", f"Shop{name}", "Item"))
    if now not in tree["components"]["schemas"]:
        changed = json.loads(json.dumps(tree).replace(json.dumps(old), json.dumps(old.removesuffix(name) + now)))
        schemas = changed["components"]["schemas"]
        schemas[now] = schemas.pop(name)
        tree.update(changed)


def _moved_to_component(tree: Node, random: Random) -> None:
    owner = random.choice(_objects(tree))
    name = random.choice(sorted(owner["properties"]))
    schemas = tree["components"]["schemas"]
    if "$ref" not in owner["properties"][name] and "Moved" not in schemas:
        schemas["Moved"] = owner["properties"][name]
        owner["properties"][name] = {"$ref": "#/components/schemas/Moved"}


def _moved_inline(tree: Node, random: Random) -> None:
    owner = random.choice(_objects(tree))
    name = random.choice(sorted(owner["properties"]))
    reference = owner["properties"][name].get("$ref", "").rpartition("/")[2]
    if reference in tree["components"]["schemas"] and reference not in {"Pet", "File"}:
        owner["properties"][name] = deepcopy(tree["components"]["schemas"][reference])


def _additional(tree: Node, random: Random) -> None:
    owner = random.choice(_objects(tree))
    owner["additionalProperties"] = random.choice((False, True, {"type": "string"}, {"type": "integer"}))


def _direction(tree: Node, random: Random) -> None:
    owner = random.choice(_objects(tree))
    name = random.choice(sorted(owner["properties"]))
    if "$ref" not in owner["properties"][name]:
        owner["properties"][name][random.choice(("readOnly", "writeOnly", "deprecated"))] = True


def _operation_removed(tree: Node, random: Random) -> None:
    path = random.choice(sorted(tree["paths"]))
    methods = [each for each in _METHODS if each in tree["paths"][path]]
    if methods and len(tree["paths"]) > 1:
        del tree["paths"][path][random.choice(methods)]
        if len(methods) == 1:
            del tree["paths"][path]


def _operation_added(tree: Node, random: Random) -> None:
    path = random.choice(sorted(tree["paths"]))
    schema = {"$ref": _component(tree, random)}
    tree["paths"][path].setdefault(
        random.choice(_METHODS),
        {
            "parameters": [
                {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
                for name in ("owner_id", "pet_id", "id")
                if f"{{{name}}}" in path and "parameters" not in tree["paths"][path]
            ],
            "responses": {"200": {"description": "New.", "content": {"application/json": {"schema": schema}}}},
        },
    )


def _path(tree: Node, random: Random) -> None:
    path = random.choice(sorted(tree["paths"]))
    now = random.choice((f"/v2{path}", path.replace("pets", "animals"), f"{path}/more"))
    if now not in tree["paths"]:
        tree["paths"][now] = tree["paths"].pop(path)


def _method(tree: Node, random: Random) -> None:
    item = tree["paths"][random.choice(sorted(tree["paths"]))]
    methods = [each for each in _METHODS if each in item]
    now = random.choice(_METHODS)
    if methods and now not in item:
        item[now] = item.pop(random.choice(methods))


def _operation_id(tree: Node, random: Random) -> None:
    names = ("search_pets", "enable", "list", "archive")
    random.choice(_nodes(tree, "operation"))["operationId"] = f"{random.choice(names)}{random.randrange(99)}"


def _parameter_added(tree: Node, random: Random) -> None:
    parameters = random.choice(_nodes(tree, "operation")).setdefault("parameters", [])
    name, place = random.choice(("after", "limit", "Version", "class")), random.choice(("query", "header", "cookie"))
    if all(each["name"] != name for each in parameters):
        parameters.append({"name": name, "in": place, "required": random.random() < 0.4, "schema": _schema(random)})


def _parameter_changed(tree: Node, random: Random) -> None:
    found = [each for each in _nodes(tree, "parameter") if each.get("in") != "path"]
    if not found:
        return
    parameter = random.choice(found)
    match random.randrange(5):
        case 0:
            parameter["required"] = not parameter.get("required", False)
        case 1:
            parameter["name"] = f"{parameter['name']}_2"
        case 2:
            parameter["in"] = random.choice(("query", "header", "cookie"))
        case 3:
            parameter["schema"] = _schema(random)
        case _:
            for operation in _nodes(tree, "operation"):
                operation["parameters"] = [each for each in operation.get("parameters", ()) if each is not parameter]


def _path_parameter(tree: Node, random: Random) -> None:
    path = random.choice([each for each in sorted(tree["paths"]) if "{" in each] or [""])
    if not path:
        return
    old = random.choice([each.partition("}")[0] for each in path.split("{")[1:]])
    item = tree["paths"][path]
    found = [
        each
        for owner in (item, *(item[method] for method in _METHODS if method in item))
        for each in owner.get("parameters", ())
        if each.get("name") == old
    ]
    if random.random() < 0.5:
        for each in found:
            each["schema"] = _schema(random)
    elif f"{{{old}_key}}" not in path:
        for each in found:
            each["name"] = f"{old}_key"
        tree["paths"][path.replace(f"{{{old}}}", f"{{{old}_key}}")] = tree["paths"].pop(path)


def _body(tree: Node, random: Random) -> None:
    holders = [each for each in _nodes(tree, "operation") if "requestBody" in each]
    if not holders:
        return
    body = random.choice(holders)["requestBody"]
    content = body.get("content", {})
    media_type = next(iter(content), None)
    match random.randrange(4):
        case 0:
            body["required"] = not body.get("required", False)
        case 1 if media_type:
            content[random.choice(("application/json", "application/x-www-form-urlencoded", "text/plain"))] = (
                content.pop(media_type)
            )
        case 2 if media_type:
            content[media_type]["schema"] = random.choice(({"$ref": _component(tree, random)}, _schema(random)))
        case _:
            del random.choice(holders)["requestBody"]


def _answer(tree: Node, random: Random) -> None:
    responses = random.choice(_nodes(tree, "operation"))["responses"]
    status = random.choice(sorted(responses))
    match random.randrange(5):
        case 0 if len(responses) > 1:
            del responses[status]
        case 1:
            responses[random.choice(("200", "202", "204", "404", "default"))] = responses[status]
        case 2:
            schema = random.choice(({"$ref": _component(tree, random)}, _schema(random)))
            responses[status] = {"description": "", "content": {"application/json": {"schema": schema}}}
        case 3:
            responses[random.choice(("200", "201", "202"))] = responses.pop(status)
        case _:
            content = responses[status].get("content", {})
            for media_type in list(content):
                content[random.choice(("text/plain", "application/x-ndjson", "application/json"))] = content.pop(
                    media_type
                )


def _security(tree: Node, random: Random) -> None:
    schemes = tree["components"].setdefault("securitySchemes", {})
    match random.randrange(4):
        case 0:
            schemes["another"] = {"type": "http", "scheme": random.choice(("bearer", "basic"))}
            tree.setdefault("security", []).append({"another": []})
        case 1:
            tree["security"] = tree.get("security", [])[1:]
        case 2 if schemes:
            schemes[random.choice(sorted(schemes))] = random.choice(
                (
                    {"type": "http", "scheme": "bearer"},
                    {"type": "http", "scheme": "basic"},
                    {"type": "apiKey", "in": "query", "name": "k"},
                )
            )
        case _:
            random.choice(_nodes(tree, "operation"))["security"] = random.choice(([], [{}], tree.get("security", [])))


def _webhook(tree: Node, random: Random) -> None:
    hooks = tree.setdefault("webhooks", {})
    schema = {"$ref": _component(tree, random)}
    match random.randrange(3) if hooks else 0:
        case 0:
            body = {"content": {"application/json": {"schema": schema}}}
            hooks["somethingNew"] = {"post": {"requestBody": body, "responses": {"204": {"description": ""}}}}
        case 1:
            hooks[f"{random.choice(('a', 'b'))}Hook"] = hooks.pop(random.choice(sorted(hooks)))
        case _:
            del hooks[random.choice(sorted(hooks))]


def _any_keyword(tree: Node, random: Random) -> None:
    tree.update(of_schemas.mutated(tree, random, 1))


KINDS: Final[tuple[Callable[[Node, Random], None], ...]] = (
    _property_added,
    _property_removed,
    _property_renamed,
    _required,
    _another_type,
    _nullable,
    _enum,
    _list,
    _member,
    _discriminator,
    _component_renamed,
    _moved_to_component,
    _moved_inline,
    _additional,
    _direction,
    _operation_removed,
    _operation_added,
    _path,
    _method,
    _operation_id,
    _parameter_added,
    _parameter_changed,
    _path_parameter,
    _body,
    _answer,
    _security,
    _webhook,
    _any_keyword,
)
