"""Document to Api: which operations there are, with references followed and path-level parameters merged."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from specmint.diagnostics.rules_generation import (
    BAD_NAME,
    MISSING_SECURITY_SCHEME,
    OPERATION_LEFT_OUT,
    UNSUPPORTED_SECURITY_SCHEME,
    UNUSABLE_SERVER,
)
from specmint.ir.api import Api, Operation, SecurityScheme, Webhook
from specmint.ir.document import Document, Node, child
from specmint.ir.routes import route_of
from specmint.naming.identifiers import is_dotted_name
from specmint.resolving.bodies import BodyReader
from specmint.resolving.findings import Findings, Trail
from specmint.resolving.nodes import mapping, sequence, text
from specmint.resolving.parameters import ASSUMED, TOKEN, ParameterReader, routed, with_assumed_schema
from specmint.resolving.path_items import WrittenOperation, callback_items, webhook_items, written_operations
from specmint.resolving.security import security_scheme
from specmint.resolving.servers import server_url

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from specmint.ir.diagnostics import Diagnostic

SERVER = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?", re.ASCII)
SCHEMES = "#/components/securitySchemes"


@dataclass(frozen=True)
class Resolved:
    """The whole API and what had to be left out of it."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]


def resolve(document: Document) -> Resolved:
    """Read every operation of a document. What is broken is left out, alone, and named by a diagnostic.

    The document of the API is the one given, with a schema added for parameters that are only named by a path.
    """
    reader = _Reader(document)
    operations = tuple(sorted(reader.operations(), key=lambda operation: (operation.path, operation.method)))
    webhooks = tuple(sorted(reader.webhooks(operations), key=lambda webhook: webhook.key))
    assumed = any(each.pointer == child("#", ASSUMED) for operation in operations for each in operation.parameters)
    info = mapping(document.tree.get("info"))
    api = Api(
        document=with_assumed_schema(document) if assumed else document,
        title=text(info.get("title")),
        version=text(info.get("version")),
        description=text(info.get("description")),
        server=reader.server(),
        operations=operations,
        security_schemes=reader.schemes,
        webhooks=webhooks,
    )
    return Resolved(api, tuple(reader.findings.found.values()))


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self.findings = Findings(document)
        self._parameters = ParameterReader(document, self.findings)
        self._bodies = BodyReader(document, self.findings)
        self._declared = mapping(mapping(document.tree.get("components")).get("securitySchemes"))
        self.schemes = dict(self._security_schemes())

    def server(self) -> str:
        """The URL of the first server; empty where a client has to be told."""
        servers = sequence(self._document.tree.get("servers"))
        url = server_url(mapping(servers[0] if servers else {}))
        if SERVER.fullmatch(url):
            return url
        self.findings.add(UNUSABLE_SERVER, "#/servers/0" if "servers" in self._document.tree else "#", url=url or "/")
        return ""

    def operations(self) -> Iterator[Operation]:
        for path in mapping(self._document.tree.get("paths")):
            if not path.startswith("x-"):
                route = route_of(path)
                for operation in self._operations(path, child("#/paths", path), _unusable_path(route.path)):
                    yield replace(operation, parameters=routed(operation.parameters, route))

    def webhooks(self, operations: Iterable[Operation]) -> Iterator[Webhook]:
        """The requests that the server sends: webhooks, and the callbacks of operations."""
        for item in (*webhook_items(self._document), *callback_items(self._document, operations)):
            for operation in self._operations(item.address, item.pointer):
                yield Webhook(item.name, operation, item.callback_of)

    def _operations(self, path: str, pointer: str, reason: str | None = None) -> Iterator[Operation]:
        """The operations of one path item, each method once; none where there is a ``reason`` against the path."""
        items = self._items(pointer)
        if not items:
            self._left_out(path, f"what '{path}' refers to is not there", pointer)
        methods: set[str] = set()
        for written in (written for item in items for written in written_operations(self._document, item)):
            key = f"{written.method} {path}"
            mistake = reason or _unusable_method(written.method, methods)
            methods.add(written.method)
            if mistake is not None:
                self._left_out(key, mistake, written.pointer)
            elif (operation := self._operation(path, written, items)) is not None:
                yield operation

    def _items(self, pointer: str) -> list[str]:
        """The path item itself and, where other fields stand beside its reference, what that leads to; else nothing."""
        trail = Trail(self._document)
        item = trail.follow(pointer)
        if item is None or "$ref" not in (node := self._document.at(item)):
            return [item] if item else []
        target = trail.follow(node["$ref"]) if isinstance(node["$ref"], str) else None
        own = any(written_operations(self._document, item))
        return [item, *([target] if target else [])] if target or own else []

    def _operation(self, path: str, written: WrittenOperation, items: list[str]) -> Operation | None:
        pointer, trail = written.pointer, Trail(self._document)
        node = self._document.at(pointer)
        body = trail.follow(child(pointer, "requestBody")) if "requestBody" in node else None
        if "requestBody" in node and body is None:
            self._left_out(f"{written.method} {path}", "the body that it refers to is not there", pointer)
            return None
        return Operation(
            method=written.method,
            path=path,
            operation_id=text(node.get("operationId")),
            summary=text(node.get("summary")),
            description=text(node.get("description")),
            tags=tuple(filter(None, map(text, sequence(node.get("tags"))))),
            deprecated=node.get("deprecated") is True,
            parameters=self._parameters.read((*items, pointer), trail),
            request_body=self._bodies.request(body) if body else None,
            responses=tuple(self._bodies.responses(pointer, trail)),
            security=self._security(node.get("security", self._document.tree.get("security")), trail),
            explicit_name=self._explicit_name(node, pointer),
            pointer=pointer,
            parts=(*items, pointer, *trail.parts),
        )

    def _security_schemes(self) -> Iterator[tuple[str, SecurityScheme]]:
        for name in self._declared:
            pointer = Trail(self._document).follow(child(SCHEMES, name))
            if pointer is None:
                continue
            node = self._document.at(pointer)
            if (scheme := security_scheme(name, node)) is not None:
                yield name, scheme
            else:
                kind, consequence = text(node.get("type")), "it is not sent"
                place = child(SCHEMES, name)
                self.findings.add(UNSUPPORTED_SECURITY_SCHEME, place, name=name, kind=kind, consequence=consequence)

    def _security(self, requirements: Any, trail: Trail) -> tuple[tuple[str, ...], ...]:
        """The alternatives that a client can meet. Where it can meet none, the schemes are part of what it lacks."""
        alternatives = [mapping(each) for each in sequence(requirements)]
        found = tuple(tuple(each) for each in alternatives if all(name in self.schemes for name in each))
        for name in dict.fromkeys(name for each in alternatives for name in each):
            if name not in self._declared:
                self.findings.add(MISSING_SECURITY_SCHEME, child(SCHEMES, name), name=name)
            if not found:
                trail.follow(child(SCHEMES, name))
        return found

    def _explicit_name(self, node: Node, pointer: str) -> str | None:
        name = node.get("x-specmint-name")
        if name is None or (isinstance(name, str) and is_dotted_name(name)):
            return name
        self.findings.add(BAD_NAME, child(pointer, "x-specmint-name"), name=name)
        return None

    def _left_out(self, key: str, reason: str, pointer: str) -> None:
        self.findings.add(OPERATION_LEFT_OUT, pointer, costs=(key,), operation=key, reason=reason)


def _unusable_method(method: str, taken: Container[str]) -> str | None:
    """Why no request can be made with a method."""
    if not TOKEN.fullmatch(method):
        return "its method is no token of HTTP"
    return "the same method stands in this path item twice" if method in taken else None


def _unusable_path(path: str) -> str | None:
    """Why no request can be made for a path."""
    if {".", ".."} & set(path.split("/")):
        return "its path holds '.' or '..', which every server and proxy reads as another path"
    return None
