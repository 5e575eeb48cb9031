"""The kind of object at each place of a document, for each family of versions.

A kind in braces is a mapping whose values have that kind, one in brackets a list. ``data`` is a literal value, in which
``$ref`` and ``nullable`` have no meaning. ``any`` has no known structure. The member ``*`` stands for every name that
is no extension. A ``schema_name`` is text: a component's name or a reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from specmint.ir.document import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = str

DATA: Final = "data"
ANY: Final = "any"
SCHEMA: Final = "schema"
SCHEMA_NAME: Final = "schema_name"
REFERABLE: Final = frozenset(
    {"parameter", "request_body", "response", "header", "link", "callback", "example", "security_scheme", "media_type"}
)
"""The kinds that a Reference Object may replace.

References to schemas and path items are different, since their siblings count.
"""


@dataclass(frozen=True, eq=False)
class Structure:
    """The kinds of one family of versions, and the section of components for each kind."""

    members: Mapping[Kind, Mapping[str, Kind]]
    homes: Mapping[Kind, str]

    def child(self, kind: Kind, token: str) -> Kind:
        """The kind of the member ``token`` of an object of this kind."""
        if kind[0] in "{[":
            return kind[1:-1]
        if kind == DATA:
            return DATA
        members = self.members.get(kind, {})
        if token in members:
            return members[token]
        if token == "$ref":  # noqa: S105 - a reference token, no secret
            return ANY
        return DATA if token.startswith("x-") else members.get("*", ANY)

    def kind_at(self, pointer: str) -> Kind:
        """The kind of object at a pointer, as far as its place tells."""
        kind = "document"
        for token in tokens(pointer):
            kind = self.child(kind, token)
        return kind


def has_shape(value: object, kind: Kind) -> bool:
    """Whether a value has the JSON type of this kind: a mapping, a list, or text."""
    if kind == SCHEMA:
        return isinstance(value, dict | bool | list)
    if kind == SCHEMA_NAME:
        return isinstance(value, str)
    return isinstance(value, list if kind[0] == "[" else dict)


_SCHEMA: Final = {
    **dict.fromkeys(("properties", "patternProperties", "$defs", "definitions", "dependentSchemas"), "{schema}"),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "[schema]"),
    **dict.fromkeys(("items", "additionalProperties", "additionalItems", "not", "if", "then", "else"), SCHEMA),
    **dict.fromkeys(("contains", "propertyNames", "contentSchema"), SCHEMA),
    **dict.fromkeys(("unevaluatedItems", "unevaluatedProperties"), SCHEMA),
    **dict.fromkeys(("default", "const", "enum", "example", "examples"), DATA),
    "discriminator": "discriminator",
}
METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_PATH_ITEM: Final = {
    "parameters": "[parameter]",
    "additionalOperations": "{operation}",
    **dict.fromkeys(METHODS, "operation"),
}
_SERIALISED: Final = {
    "schema": SCHEMA,
    "content": "{media_type}",
    "example": DATA,
    "examples": "{example}",
}

OPENAPI_3: Final = Structure(
    members={
        "document": {
            "paths": "paths",
            "webhooks": "{path_item}",
            "x-webhooks": "{path_item}",
            "components": "components",
        },
        "components": {
            "schemas": "{schema}",
            "responses": "{response}",
            "parameters": "{parameter}",
            "examples": "{example}",
            "requestBodies": "{request_body}",
            "headers": "{header}",
            "securitySchemes": "{security_scheme}",
            "links": "{link}",
            "callbacks": "{callback}",
            "pathItems": "{path_item}",
            "mediaTypes": "{media_type}",
        },
        "path_item": _PATH_ITEM,
        "operation": {
            "parameters": "[parameter]",
            "requestBody": "request_body",
            "responses": "responses",
            "callbacks": "{callback}",
        },
        "callback": {"*": "path_item"},
        "paths": {"*": "path_item"},
        "responses": {"*": "response"},
        "parameter": _SERIALISED,
        "header": _SERIALISED,
        "request_body": {"content": "{media_type}"},
        "response": {"content": "{media_type}", "headers": "{header}", "links": "{link}"},
        "media_type": {
            "schema": SCHEMA,
            "itemSchema": SCHEMA,
            "example": DATA,
            "examples": "{example}",
            "encoding": "{encoding}",
            "prefixEncoding": "[encoding]",
            "itemEncoding": "encoding",
        },
        "encoding": {
            "headers": "{header}",
            "encoding": "{encoding}",
            "prefixEncoding": "[encoding]",
            "itemEncoding": "encoding",
        },
        "example": {"value": DATA, "dataValue": DATA, "serializedValue": DATA},
        "link": {"parameters": DATA, "requestBody": DATA},
        SCHEMA: _SCHEMA,
        "discriminator": {"mapping": "{schema_name}", "defaultMapping": SCHEMA_NAME},
    },
    homes={
        SCHEMA: "#/components/schemas",
        "response": "#/components/responses",
        "parameter": "#/components/parameters",
        "example": "#/components/examples",
        "request_body": "#/components/requestBodies",
        "header": "#/components/headers",
        "security_scheme": "#/components/securitySchemes",
        "link": "#/components/links",
        "callback": "#/components/callbacks",
    },
)

SWAGGER_2: Final = Structure(
    members={
        "document": {
            "paths": "paths",
            "definitions": "{schema}",
            "parameters": "{parameter}",
            "responses": "{response}",
        },
        "path_item": _PATH_ITEM,
        "operation": {"parameters": "[parameter]", "responses": "responses"},
        "paths": {"*": "path_item"},
        "responses": {"*": "response"},
        "parameter": {"schema": SCHEMA, "default": DATA, "enum": DATA},
        "response": {"schema": SCHEMA, "examples": DATA, "headers": "{header}"},
        "header": {"default": DATA, "enum": DATA},
        # In Swagger 2.0 a discriminator is the name of a property, not an object.
        SCHEMA: {name: kind for name, kind in _SCHEMA.items() if name != "discriminator"},
    },
    homes={
        SCHEMA: "#/definitions",
        "parameter": "#/parameters",
        "response": "#/responses",
    },
)
