"""Converts Swagger 2.0 to OpenAPI 3.0, from which the common conversion goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specmint.document.reading.openapi3 import Normalised
from specmint.document.reading.structure import METHODS
from specmint.document.reading.swagger2_bodies import body_of, response
from specmint.document.reading.swagger2_parameters import lost_format, parameter
from specmint.document.reading.swagger2_references import redirected
from specmint.ir.document import Node, child, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT: Final = ("info", "tags", "externalDocs", "security")
_IN_BODY: Final = ("body", "formData")
_OAUTH_FLOWS: Final = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}


def convert(tree: Node) -> Normalised:
    """The document as OpenAPI 3.0. The given tree is not changed."""
    return _Converter(tree).convert()


def _mapping(node: Node, name: str) -> Node:
    value = node.get(name)
    return value if isinstance(value, dict) else {}


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


class _Converter:
    """Converts one document. ``moved`` records every part that gets another pointer."""

    def __init__(self, tree: Node) -> None:
        self._tree = tree
        self._parameters = _mapping(tree, "parameters")
        self.moved: dict[str, str] = {}
        self._lost_formats: dict[str, str] = {}

    def convert(self) -> Normalised:
        tree = self._tree
        converted = {
            "openapi": "3.0.3",
            **{name: value for name, value in tree.items() if name in _KEPT or name.startswith("x-")},
            "servers": _servers(tree),
            "paths": {path: self._path_item(item, child("#/paths", path)) for path, item in self._paths()},
            "components": self._components(),
        }
        # A part with several new pointers, such as the schema of a response with several media types, has the first
        # one.
        new_places = {old: new for new, old in reversed(self.moved.items())}
        formed: Node = redirected(converted, new_places)
        return Normalised(formed, self.moved, self._lost_formats)

    def _paths(self) -> list[tuple[str, Node]]:
        return [(path, item) for path, item in _mapping(self._tree, "paths").items() if isinstance(item, dict)]

    def _components(self) -> Node:
        self.moved["#/components/schemas"] = "#/definitions"
        self.moved["#/components/responses"] = "#/responses"
        self.moved["#/components/parameters"] = "#/parameters"
        self.moved["#/components/securitySchemes"] = "#/securityDefinitions"
        responses, parameters = _mapping(self._tree, "responses"), self._parameters
        return {
            "schemas": _mapping(self._tree, "definitions"),
            "responses": {
                name: self._response(
                    node, child("#/components/responses", name), child("#/responses", name), self._tree
                )
                for name, node in responses.items()
                if isinstance(node, dict)
            },
            "parameters": {
                name: self._parameter(node, child("#/components/parameters", name), child("#/parameters", name))
                for name, node in parameters.items()
                if isinstance(node, dict) and node.get("in") not in _IN_BODY
            },
            "securitySchemes": {
                name: _security_scheme(node)
                for name, node in _mapping(self._tree, "securityDefinitions").items()
                if isinstance(node, dict)
            },
        }

    def _parameter(self, node: Node, new: str, old: str) -> Node:
        if (lost := lost_format(node)) is not None:
            self._lost_formats[old] = lost
        self.moved[new] = old
        self.moved[child(new, "schema")] = child(old, "schema") if "schema" in node else old
        return parameter(node)

    def _response(self, node: Node, new: str, old: str, operation: Node, *, is_success: bool = False) -> Node:
        self.moved[new] = old
        own, all_of = _texts(operation.get("produces")), _texts(self._tree.get("produces"))
        is_question = old.startswith("#/paths/") and list(tokens(old))[2] == "get"
        converted = response(node, own or all_of, (own or (all_of if is_question else [])) if is_success else [])
        for media_type in converted.get("content", {}):
            self.moved[child(new, "content", media_type, "schema")] = child(old, "schema")
        return converted

    def _path_item(self, item: Node, pointer: str) -> Node:
        converted = {name: value for name, value in item.items() if name not in {*METHODS, "parameters"}}
        shared = self._resolved(item.get("parameters"), child(pointer, "parameters"))
        if plain := self._plain(shared, child(pointer, "parameters")):
            converted["parameters"] = plain
        for method in METHODS:
            if isinstance(operation := item.get(method), dict):
                converted[method] = self._operation(operation, shared, child(pointer, method))
        return converted

    def _resolved(self, nodes: Any, pointer: str) -> list[tuple[Node, str]]:
        """The parameters of a list with their pointers. Only references to body parameters are followed."""
        if not isinstance(nodes, list):
            return []
        return [
            self._followed(node, child(pointer, index)) for index, node in enumerate(nodes) if isinstance(node, dict)
        ]

    def _followed(self, node: Node, pointer: str) -> tuple[Node, str]:
        reference = node.get("$ref")
        if not isinstance(reference, str):
            return node, pointer
        if reference.startswith("#/parameters/"):
            name = reference.removeprefix("#/parameters/").replace("~1", "/").replace("~0", "~")
            target = self._parameters.get(name)
            if isinstance(target, dict) and target.get("in") in _IN_BODY:
                return target, reference
        return {"$ref": reference}, pointer

    def _plain(self, parameters: list[tuple[Node, str]], pointer: str) -> list[Node]:
        """The parameters that are not part of a body."""
        plain = [(node, old) for node, old in parameters if node.get("in") not in _IN_BODY]
        return [self._parameter(node, child(pointer, index), old) for index, (node, old) in enumerate(plain)]

    def _operation(self, operation: Node, shared: list[tuple[Node, str]], pointer: str) -> Node:
        replaced = {"parameters", "responses", "consumes", "produces", "schemes"}
        converted = {name: value for name, value in operation.items() if name not in replaced}
        own = self._resolved(operation.get("parameters"), child(pointer, "parameters"))
        if plain := self._plain(own, child(pointer, "parameters")):
            converted["parameters"] = plain
        media_types = _texts(operation.get("consumes")) or _texts(self._tree.get("consumes"))
        if (body := body_of([*shared, *own], media_types, child(pointer, "requestBody"))) is not None:
            converted["requestBody"] = body.node
            self.moved.update(body.moved)
        responses = child(pointer, "responses")
        converted["responses"] = {
            status: self._response(
                node, child(responses, status), child(responses, status), operation, is_success=status[:1] == "2"
            )
            if isinstance(node, dict) and not status.startswith("x-")
            else node
            for status, node in _mapping(operation, "responses").items()
        }
        return converted


def _servers(tree: Node) -> list[Node]:
    path = str(tree.get("basePath") or "/")
    if not isinstance(tree.get("host"), str):
        return [{"url": path}]
    schemes: list[str] = _texts(tree.get("schemes")) or ["https"]
    path = path.rstrip("/")
    return [{"url": f"{scheme}://{tree['host']}{path}"} for scheme in schemes]


def _security_scheme(node: Mapping[str, Any]) -> Node:
    described = {name: value for name, value in node.items() if name == "description" or name.startswith("x-")}
    if node.get("type") == "basic":
        return {"type": "http", "scheme": "basic", **described}
    if node.get("type") != "oauth2":
        return dict(node)
    flow = {name: node[name] for name in ("authorizationUrl", "tokenUrl") if name in node}
    flow["scopes"] = node.get("scopes", {})
    return {"type": "oauth2", "flows": {_OAUTH_FLOWS.get(str(node.get("flow")), "implicit"): flow}, **described}
