"""Small documents that together use what a document can say to a caller."""

from __future__ import annotations

from typing import Any, Final

Node = dict[str, Any]

_TEXT: Final[Node] = {"type": "string"}
_NUMBER: Final[Node] = {"type": "integer"}


def _ref(name: str) -> Node:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: Node) -> Node:
    return {"content": {"application/json": {"schema": schema}}}


def _answer(schema: Node) -> Node:
    return {"description": "Done.", **_json(schema)}


def _object(required: str = "", **properties: Node) -> Node:
    return {"type": "object", "required": required.split(), "properties": properties}


def _parameter(name: str, location: str = "query", **rest: Any) -> Node:
    return {"name": name, "in": location, "required": location == "path", "schema": _TEXT, **rest}


def _hook(schema: Node) -> Node:
    return {
        "post": {"requestBody": {"required": True, **_json(schema)}, "responses": {"204": {"description": "Read."}}}
    }


def _document(paths: Node, schemas: Node, **rest: Any) -> Node:
    components = {"schemas": schemas, **rest.pop("components", {})}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": paths,
        "components": components,
        **rest,
    }


_GONE: Final[Node] = {"204": {"description": "Gone."}}

PETS: Final = _document(
    {
        "/pets": {
            "get": {
                "parameters": [
                    _parameter("limit", schema=_NUMBER),
                    _parameter("kind", schema=_ref("Kind")),
                    _parameter("X-Trace", "header"),
                    _parameter("session", "cookie", schema={"type": "string", "enum": ["short", "long"]}),
                    _parameter("tags", schema={"type": "array", "items": _TEXT}),
                    _parameter("where", style="deepObject", schema=_object(city=_TEXT, near={"type": "number"})),
                ],
                "responses": {"200": _answer({"type": "array", "items": _ref("Pet")})},
            },
            "post": {
                "requestBody": {"required": True, **_json(_ref("NewPet"))},
                "responses": {"201": _answer(_ref("Pet")), "422": _answer(_ref("Problem"))},
            },
        },
        "/owners/{owner_id}/pets/{pet_id}": {
            "get": {
                "parameters": [_parameter("owner_id", "path"), _parameter("pet_id", "path", schema=_NUMBER)],
                "responses": {"200": _answer(_ref("Pet")), "404": _answer(_ref("Problem"))},
            },
            "delete": {
                "parameters": [_parameter("owner_id", "path"), _parameter("pet_id", "path", schema=_NUMBER)],
                "responses": _GONE,
            },
        },
    },
    {
        "Kind": {"type": "string", "enum": ["cat", "dog", "bird"]},
        "Home": _object(
            "city", city=_TEXT, street=_TEXT, rooms={"type": "array", "items": _object("name", name=_TEXT)}
        ),
        "Pet": _object(
            "id name kind home toy",
            id=_NUMBER,
            name=_TEXT,
            kind=_ref("Kind"),
            home=_ref("Home"),
            toy=_ref("Toy"),
            born={"type": "string", "format": "date-time"},
            weight={"type": ["number", "null"]},
            notes={"type": "object", "additionalProperties": _TEXT},
            size={"type": "string", "enum": ["small", "big"]},
            friends={"type": "array", "items": _ref("Pet")},
            label={"oneOf": [_TEXT, _NUMBER]},
        ),
        "NewPet": _object(
            "name home",
            name=_TEXT,
            kind=_ref("Kind"),
            home=_ref("Home"),
            toy=_ref("Toy"),
            weight={"type": ["number", "null"]},
            notes={"type": "object", "additionalProperties": _ref("Home")},
            size={"type": "string", "enum": ["small", "big"]},
            care=_object("food", food=_TEXT, visits={"type": "array", "items": {"type": "string", "format": "date"}}),
        ),
        "Toy": {
            "oneOf": [_ref("Ball"), _ref("Bone")],
            "discriminator": {"propertyName": "sort", "mapping": {"ball": "Ball", "bone": "Bone"}},
        },
        "Ball": _object("sort", sort={"const": "ball"}, color=_TEXT),
        "Bone": _object("sort", sort={"const": "bone"}, length={"type": "number"}),
        "Problem": _object("detail", detail=_TEXT, code=_NUMBER),
    },
    webhooks={"newPet": _hook(_ref("Pet")), "petGone": _hook(_object("event id", event={"const": "gone"}, id=_NUMBER))},
    components={"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "Key"}}},
    security=[{"key": []}],
)
"""Parameters of every location, a tagged union, webhooks, one credential."""

FILES: Final = _document(
    {
        "/files": {
            "post": {
                "requestBody": {
                    "content": {
                        "multipart/form-data": {
                            "schema": _object(
                                "file",
                                file={"type": "string", "format": "binary"},
                                name=_TEXT,
                                public={"type": "boolean"},
                            )
                        }
                    }
                },
                "responses": {"200": _answer(_ref("File")), "202": _answer(_ref("Job"))},
            },
            "get": {
                "responses": {
                    "200": _answer(_object("data next", data={"type": "array", "items": _ref("File")}, next=_TEXT))
                }
            },
        },
        "/files/{id}": {
            "parameters": [_parameter("id", "path")],
            "get": {"responses": {"200": _answer(_ref("File"))}},
            "patch": {
                "parameters": [_parameter("If-Match", "header", required=True)],
                "requestBody": {"required": True, **_json(_ref("Change"))},
                "responses": {"200": _answer(_ref("File"))},
            },
            "put": {
                "requestBody": {"required": True, **_json({"type": "array", "items": _ref("Part")})},
                "responses": _GONE,
            },
        },
        "/files/{id}/content": {
            "get": {
                "parameters": [_parameter("id", "path")],
                "responses": {"200": {"description": "Bytes.", "content": {"application/octet-stream": {}}}},
            }
        },
        "/search": {
            "post": {
                "security": [],
                "requestBody": {
                    "content": {
                        "application/x-www-form-urlencoded": {"schema": _object("query", query=_TEXT, page=_NUMBER)}
                    }
                },
                "responses": {"200": _answer({"anyOf": [_ref("File"), _ref("Job"), {"type": "null"}]})},
            }
        },
    },
    {
        "File": _object(
            "id owner",
            id={"type": "string", "format": "uuid"},
            owner=_object("name", name=_TEXT, mail={"type": ["string", "null"], "format": "email"}),
            meta={"type": "object", "additionalProperties": {"anyOf": [_TEXT, _NUMBER]}},
            state={"type": ["string", "null"], "enum": ["new", "done", None]},
            parent={"anyOf": [_ref("File"), {"type": "null"}]},
            parts={"type": "array", "items": {"anyOf": [_ref("Part"), _TEXT]}},
            made={"type": "string", "format": "date"},
            open={**_object(a=_NUMBER), "additionalProperties": _TEXT},
        ),
        "Job": _object("id", id=_NUMBER, done={"type": "boolean"}),
        "Part": _object("at", at=_NUMBER, text=_TEXT),
        "Change": {
            "allOf": [
                _object(name=_TEXT, level={"type": "integer", "enum": [1, 2, 3]}),
                _object("reason", reason=_TEXT, target={"oneOf": [_ref("Part"), _TEXT]}, any={}),
            ]
        },
    },
    components={
        "securitySchemes": {
            "basic": {"type": "http", "scheme": "basic"},
            "token": {"type": "http", "scheme": "bearer"},
        }
    },
    security=[{"basic": []}, {"token": []}],
)
"""Bodies of several kinds, unions without a tag, several answers, two credentials."""

DOCUMENTS: Final = (PETS, FILES)
