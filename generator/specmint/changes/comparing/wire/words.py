"""Wording for the sentences of differences."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from specmint.api.schemas.keywords import TYPES
from specmint.changes.comparing.wire.merged_schemas import ANYTHING, values_of
from specmint.ir.document import DanglingReferenceError, child, tokens
from specmint.ir.nodes import mapping, sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.api.schemas.merging.merged import MergedSchema
    from specmint.api.schemas.merging.parts import Pointers
    from specmint.changes.comparing.wire.merged_schemas import MergedSchemas
    from specmint.ir.document import Document, Node

_LONGEST: Final = 100
_COMPONENT: Final = 4
_PARTS: Final = {"items": "[]", "additionalProperties": ".*", "itemSchema": "[]", "schema": ""}
_NAMING: Final = {
    **dict.fromkeys(("properties", "patternProperties", "dependentSchemas"), ".{}"),
    **dict.fromkeys(("oneOf", "anyOf"), "({})"),
    **dict.fromkeys(("allOf", "content"), ""),
    "prefixItems": "[{}]",
    "headers": " header {}",
}
"""How a pointer's step is written that is followed by a name; the name replaces the braces."""
_COMPONENTS: Final = {
    "schemas": "",
    "responses": "response ",
    "requestBodies": "request body ",
    "headers": "header ",
    "parameters": "parameter ",
    "securitySchemes": "security scheme ",
    "pathItems": "path item ",
    "callbacks": "callback ",
    "mediaTypes": "media type ",
}


_OURS: Final = re.compile(
    "(?:the|request|response|body|header|parameter|query|path|cookie|security|callback|media|webhook) "
)
"""A subject that begins so is our own wording, and may get a capital letter."""


def opened(sentence: str) -> str:
    """A sentence with a capital, unless it begins with a name."""
    return f"{sentence[0].upper()}{sentence[1:]}" if _OURS.match(sentence) else sentence


def shown(value: Any) -> str:
    """A JSON value on one line, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def listed(parts: Iterable[str], word: str = "or") -> str:
    """``a, b or c``; of many, the first ones."""
    found = list(parts)
    if len(found) > 8:  # noqa: PLR2004 - what fits on a line
        found = [*found[:7], f"{len(found) - 7} more"]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} {word} {found[-1]}" if found else "nothing"


def type_words(types: frozenset[str], *, nullable: bool = False) -> str:
    """The names of types as JSON Schema has them."""
    if types == ANYTHING:
        return "anything"
    shorter = types - {"integer"} if "number" in types else types
    return listed([*(name for name in TYPES if name in shorter), *(["null"] if nullable else [])])


def label(schemas: MergedSchemas, pointers: Pointers) -> str:
    """A name for a member of a union: its component, title, constant, or its types."""
    if not pointers:
        return "anything"
    schema = schemas.of(pointers)
    parts = list(tokens(schema.pointer))
    if len(parts) == _COMPONENT - 1 and parts[0] == "components":
        return parts[-1]
    if isinstance(title := schema.value("title"), str) and title.strip():
        return title.strip()
    return constant(schemas, schema) or _kind(schemas, schema)


def constant(schemas: MergedSchemas, schema: MergedSchema) -> str:
    """The first property with one fixed text, as ``type "webhook"``; empty without one."""
    for name, pointers in sorted(schema.named("properties").items()):
        values = values_of(schemas.of(schemas.canonical(pointers)))
        if values is not None and len(values[0]) == 1 and isinstance(values[0][0], str):
            return f"{name} {shown(values[0][0])}"
    return ""


def _kind(schemas: MergedSchemas, schema: MergedSchema) -> str:
    if (values := values_of(schema)) is not None and values[0]:
        return listed(map(shown, values[0]))
    words = type_words(schemas.types(schema))
    if words == "array" and (items := schema.schemas("items")):
        return f"array of {label(schemas, schemas.canonical(items))}"
    if words == "object" and (names := list(schema.named("properties"))):
        return f"object with {listed(names[:3], 'and')}"
    return words


def subject(document: Document, pointer: str) -> str:
    """The name of the thing at a pointer, in the author's words: ``Assistant.tools[]``, ``request body name``."""
    parts = list(tokens(pointer))
    head, rest = _head(document, parts)
    path = "".join(_steps(document, child("#", *parts[: len(parts) - len(rest)]), rest))
    if not head or not path.startswith("."):
        return f"{head}{path}".lstrip(".") or "the document"
    return f"{head} {path[1:]}" if " " in head else f"{head}{path}"


def _head(document: Document, parts: list[str]) -> tuple[str, list[str]]:
    match parts:
        case ["components", "parameters", name, *rest]:
            return _parameter(document, child("#", "components", "parameters", name)), rest
        case ["components", section, name, *rest]:
            return f"{_COMPONENTS.get(section, f'{section} ')}{name}", rest
        case [("paths" | "webhooks" | "x-webhooks") as section, name, "parameters", index, *rest]:
            return _parameter(document, child("#", section, name, "parameters", index)), rest
        case [("paths" | "webhooks" | "x-webhooks") as section, name, method, *rest]:
            above = "" if section == "paths" else f"webhook {name} "
            return _in_operation(document, child("#", section, name, method), rest, above)
    return "", parts


def _in_operation(document: Document, pointer: str, parts: list[str], above: str) -> tuple[str, list[str]]:
    match parts:
        case ["callbacks", name, expression, method, *rest]:
            at = child(pointer, "callbacks", name, expression, method)
            return _in_operation(document, at, rest, f"callback {name} ")
        case ["parameters", index, *rest]:
            return f"{above}{_parameter(document, child(pointer, 'parameters', index))}", rest
        case ["requestBody", *rest]:
            return (f"{above}body" if above else "request body"), rest
        case ["responses", status, *rest]:
            return f"{above}response {status}", rest
    return above.strip() or "the operation", parts


def _parameter(document: Document, pointer: str) -> str:
    try:
        node = mapping(document.at(document.follow(pointer)))
    except DanglingReferenceError:
        node = {}
    return f"{node.get('in', '')} parameter {node.get('name', '')}"


def _steps(document: Document, at: str, parts: list[str]) -> Iterator[str]:
    waiting = iter(parts)
    for step in waiting:
        at = child(at, step)
        if step in _NAMING:
            name = next(waiting, "")
            at = child(at, name)
            yield _NAMING[step].format(_member(document, at) if step in {"oneOf", "anyOf"} else name)
        else:
            yield _PARTS.get(step, f" {step}")


def _member(document: Document, pointer: str) -> str:
    """What an alternative is called: the component it refers to, its title or constant, or its number."""
    node = mapping(document.at(pointer))
    reference, title = node.get("$ref"), node.get("title")
    if isinstance(reference, str):
        return [reference, *tokens(reference)][-1]
    if isinstance(title, str) and title:
        return title
    constants = (_constant(mapping(value)) for _, value in sorted(mapping(node.get("properties")).items()))
    return next(filter(None, constants), f"option {int(pointer.rpartition('/')[2]) + 1}")


def _constant(node: Node) -> str:
    values = [node["const"]] if "const" in node else sequence(node.get("enum"))
    return values[0] if len(values) == 1 and isinstance(values[0], str) else ""
