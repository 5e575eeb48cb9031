"""What a client accepts beyond JSON Schema, as one schema that is laxer than the document's."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from specmint.text.regular_expressions import is_supported

LENIENCIES: Final = {
    "overlapping oneOf": "authors write oneOf for 'one of these'; servers take a value that fits several",
    "closed allOf": "a part with additionalProperties: false would forbid what the other parts name",
    "not and if over one of these": "where accepting more would be refusing more, the keyword is not used",
    "unsupported patterns": "the client's regular expressions run in linear time, and lack look-arounds",
}
_SCHEMA_MAPS: Final = ("properties", "patternProperties")
_SCHEMA_LISTS: Final = ("allOf", "anyOf", "oneOf")
_SCHEMAS: Final = ("items", "additionalProperties", "not", "if", "then", "else")
_REFERENCE: Final = re.compile(r"#/components/schemas/(\w+)")


def relaxed(schema: Any, components: dict[str, Any]) -> Any:
    """A schema as the leniencies read it."""
    if not isinstance(schema, dict):
        return schema
    node: dict[str, Any] = {}
    for keyword, value in schema.items():
        if keyword in _SCHEMA_MAPS:
            node[keyword] = {name: relaxed(each, components) for name, each in value.items()}
        elif keyword in _SCHEMA_LISTS:
            node["anyOf" if keyword == "oneOf" else keyword] = [relaxed(each, components) for each in value]
        elif keyword in ("not", "if"):
            if not _has_leniency(value, components):
                node[keyword] = value
        elif keyword in _SCHEMAS:
            node[keyword] = relaxed(value, components)
        elif keyword != "pattern" or is_supported(value):
            node[keyword] = value
    if node.get("additionalProperties") is False:
        del node["additionalProperties"]
    return node


def _has_leniency(schema: Any, components: dict[str, Any]) -> bool:
    """Whether a leniency may be about a schema or about what it refers to."""
    waiting, seen = [json.dumps(schema)], set[str]()
    while waiting:
        text = waiting.pop()
        if '"oneOf"' in text or '"additionalProperties": false' in text or "(?!" in text:
            return True
        names = set(_REFERENCE.findall(text)) - seen
        seen |= names
        waiting += [json.dumps(components[name]) for name in names]
    return False


def documented(schema: Any) -> Any:
    """A schema whose objects have only properties that it names.

    A property that nothing names is no part of an API: it is no break where a revision gives such a name a meaning.
    """
    if isinstance(schema, list):
        return [documented(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    node = {keyword: documented(value) for keyword, value in schema.items()}
    return {**node, "additionalProperties": False} if isinstance(schema.get("properties"), dict) else node


def overlapping(components: dict[str, Any]) -> dict[str, Any]:
    """Components whose ``oneOf`` take values that fit several members: the comparison means them so, too."""
    read: dict[str, Any] = json.loads(json.dumps(components).replace('"oneOf"', '"anyOf"'))
    return read
