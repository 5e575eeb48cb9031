"""The classes of a client, in the words of datamodel-code-generator: those that something refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.naming.fields import plain_field
from specmint.api.schemas.content import body_as_keywords, body_schema
from specmint.api.schemas.reach import starts, starts_of_webhook
from specmint.package.modelling import dmcg
from specmint.package.modelling.bundles import Bundle
from specmint.package.modelling.equal_unions import stated_once
from specmint.package.modelling.vocabulary import reference
from specmint.text.identifiers import unused
from specmint.text.prose import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from specmint.ir.api import Api, Operation
    from specmint.ir.catalog import Catalog
    from specmint.ir.document import Node
    from specmint.package.modelling.lowering import Lowering


def received_classes(api: Api, lowering: Lowering, catalog: Catalog) -> Bundle:
    """The models of what the server sends."""
    decisions = lowering.decisions()
    definitions = _used(
        {str(name): lowering.definition(pointer) for pointer, name in lowering.names.items()}, api, lowering, ()
    )
    aliases: dict[str, str] = {}
    annotations: dict[str, str] = {}
    for pointer, name in lowering.names.items():
        definition = definitions.get(str(name))
        if definition is None:
            continue
        fields = _fields(definition, catalog.fields.get(pointer, {}))
        aliases |= {f"{name}.{wire}": field for wire, field in fields.items() if field != wire}
        if any("UnknownMember" in option.get("$ref", "") for option in definition.get("anyOf", ())):
            decision = decisions.get(pointer)
            annotations[str(name)] = f"ByProperty({decision.property!r})" if decision else "ByShape()"
    return Bundle(definitions, aliases, annotations)


def _fields(definition: Node, named: Mapping[str, str]) -> dict[str, str]:
    """The attributes of a class; a property that only its union's discriminator knows has no name yet."""
    fields = dict(named)
    for wire in definition.get("properties", {}):
        if wire not in fields:
            fields[wire] = unused(plain_field(wire), fields.values())
    return fields


def sent_classes(api: Api, lowering: Lowering, catalog: Catalog) -> Bundle:
    """The TypedDicts of what a caller may pass, one for the keyword arguments of each call among them."""
    lowering.decisions()
    definitions = {str(name): lowering.definition(pointer) for pointer, name in lowering.names.items()}
    calls = [each for each in api.operations if each.key in catalog.keywords]
    keywords = {str(catalog.keywords[each.key]): _keywords(each, lowering, catalog) for each in calls}
    used = _used(definitions | keywords, api, lowering, keywords)
    _stated_once(calls, lowering, catalog, used)
    return Bundle(stated_once(used), {}, {})


def _keywords(operation: Operation, lowering: Lowering, catalog: Catalog) -> Node:
    """The keyword arguments of a call as one object: parameters outside the path, then the body's fields."""
    arguments = catalog.arguments[operation.key]
    properties: dict[str, Node] = {}
    required: list[str] = []
    for parameter in operation.parameters:
        if parameter.location != "path":
            keyword = arguments.parameters[parameter.location, parameter.name]
            text = lowering.parameter_text(parameter)
            lowered = lowering.lower(parameter.schema)
            properties[keyword] = {**lowered, "description": wrapped(text)} if text else lowered
            required += [keyword] * parameter.required
    if not arguments.body_fields:
        return {"type": "object", "properties": properties, "required": required}
    body = lowering.schemas.view(body_schema(operation) or "#")
    for wire, keyword in arguments.body_fields.items():
        properties[keyword] = lowering.property(body, wire, body.properties[wire])
        required += [keyword] * (wire in body.required)
    definition = {"type": "object", "properties": properties, "required": required}
    described = lowering.definition(body.pointer)
    return described if _is_same(definition, described) else definition


def _is_same(one: Node, other: Node) -> bool:
    return {**one, "description": ""} == {**other, "description": ""}


def _stated_once(calls: Iterable[Operation], lowering: Lowering, catalog: Catalog, used: dict[str, Node]) -> None:
    """Make the keyword arguments of a call another name of the class that has just these fields.

    That is the class of the body, where something else refers to it too, or the first call of the module that takes the
    same body.
    """
    known: dict[tuple[str, str], str] = {}
    for operation in sorted(calls, key=lambda each: catalog.keywords[each.key]):
        name, body = catalog.keywords[operation.key], body_schema(operation)
        if body is None or any(each.location != "path" for each in operation.parameters):
            continue
        pointer = lowering.schemas.follow(body)
        own = str(lowering.names.get(pointer))
        target = own if own in used else known.setdefault((name.module, pointer), str(name))
        if target != str(name) and _is_same(used[str(name)], used[target]):
            used[str(name)] = reference(target)


def _used(definitions: Mapping[str, Node], api: Api, lowering: Lowering, keywords: Iterable[str]) -> dict[str, Node]:
    """The definitions that calls and webhooks lead to; all of a document that has neither."""
    if not (api.operations or api.webhooks):
        return dict(definitions)
    waiting = [*keywords, *_named_in_signatures(api, lowering)]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in definitions and name not in found:
            found.add(name)
            waiting += dmcg.references(definitions[name])
    return {name: definition for name, definition in definitions.items() if name in found}


def _named_in_signatures(api: Api, lowering: Lowering) -> Iterator[str]:
    """The classes that the functions of calls and webhooks name themselves, one argument or answer each."""
    for operation in api.operations:
        keywords = body_as_keywords(lowering.schemas, operation)
        for pointer, direction in starts(operation):
            is_keywords = keywords is not None and lowering.schemas.follow(pointer) == keywords.pointer
            if direction == lowering.direction and not (is_keywords and direction == "request"):
                yield from dmcg.references(lowering.lower(pointer))
    if lowering.direction == "response":
        for webhook in api.webhooks:
            for pointer, _ in starts_of_webhook(webhook):
                yield from dmcg.references(lowering.lower(pointer))
