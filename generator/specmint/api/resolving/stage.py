"""The stage resolve: reads the operations of a document, follows references and merges path-level parameters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from specmint.api.resolving.bodies import BodyReader
from specmint.api.resolving.findings import Findings, Resolver
from specmint.api.resolving.parameters import ASSUMED, TOKEN, ParameterReader, routed, with_assumed_schema
from specmint.api.resolving.path_items import WrittenOperation, callback_items, webhook_items, written_operations
from specmint.api.resolving.security import scopes, security_scheme, told_kind
from specmint.api.resolving.servers import ServerReader
from specmint.diagnostics.rules_generation import (
    BAD_NAME,
    MISSING_SECURITY_SCHEME,
    OPERATION_LEFT_OUT,
    UNSUPPORTED_SECURITY_SCHEME,
)
from specmint.ir.api import Api, Operation, SecurityScheme, Webhook
from specmint.ir.document import Document, Node, child
from specmint.ir.nodes import mapping, sequence, text
from specmint.ir.routes import route_of
from specmint.text.identifiers import is_dotted_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from specmint.ir.diagnostics import Diagnostic

SCHEMES = "#/components/securitySchemes"


@dataclass(frozen=True)
class Resolved:
    """The API, and the findings about what had to be left out."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]


def resolve(document: Document) -> Resolved:
    """Read every operation of a document. An invalid part is left out with a diagnostic; the rest stays.

    The API's document has an additional schema for undeclared parameters.
    """
    reader = _Reader(document)
    found = sorted(reader.operations(), key=lambda operation: (operation.path, operation.method))
    servers, operations = reader.servers.usable(found)
    webhooks = tuple(sorted(reader.webhooks(operations), key=lambda webhook: webhook.key))
    assumed = any(each.pointer == child("#", ASSUMED) for operation in operations for each in operation.parameters)
    info = mapping(document.tree.get("info"))
    api = Api(
        document=with_assumed_schema(document) if assumed else document,
        title=text(info.get("title")),
        version=text(info.get("version")),
        description=text(info.get("description")),
        servers=servers,
        operations=operations,
        security_schemes=reader.schemes,
        webhooks=webhooks,
        security=reader.supported(document.tree.get("security")),
    )
    return Resolved(api, tuple(reader.findings.found.values()))


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self.findings = Findings(document)
        self._parameters = ParameterReader(document, self.findings)
        self._bodies = BodyReader(document, self.findings)
        self.servers = ServerReader(document, self.findings)
        self._declared = mapping(mapping(document.tree.get("components")).get("securitySchemes"))
        self.schemes = dict(self._security_schemes())

    def operations(self) -> Iterator[Operation]:
        for path in mapping(self._document.tree.get("paths")):
            if not path.startswith("x-"):
                route = route_of(path)
                for operation in self._operations(path, child("#/paths", path), _unusable_path(route.path)):
                    server = self.servers.own(operation)
                    yield replace(operation, parameters=routed(operation.parameters, route), server=server)

    def webhooks(self, operations: Iterable[Operation]) -> Iterator[Webhook]:
        """The requests that the server sends: webhooks and callbacks."""
        for item in (*webhook_items(self._document), *callback_items(self._document, operations)):
            for operation in self._operations(item.address, item.pointer):
                yield Webhook(item.name, operation, item.callback_of)

    def _operations(self, path: str, pointer: str, reason: str | None = None) -> Iterator[Operation]:
        """The operations of one path item, each method once; none if there is a ``reason`` to refuse the path."""
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
        """The path item and, if it has a reference and other fields, the referenced one; none if it is invalid."""
        resolver = Resolver(self._document)
        item = resolver.follow(pointer)
        if item is None or "$ref" not in (node := self._document.at(item)):
            return [item] if item else []
        target = resolver.follow(node["$ref"]) if isinstance(node["$ref"], str) else None
        own = any(written_operations(self._document, item))
        return [item, *([target] if target else [])] if target or own else []

    def _operation(self, path: str, written: WrittenOperation, items: list[str]) -> Operation | None:
        pointer, resolver = written.pointer, Resolver(self._document)
        node = self._document.at(pointer)
        body = resolver.follow(child(pointer, "requestBody")) if "requestBody" in node else None
        if "requestBody" in node and body is None:
            self._left_out(f"{written.method} {path}", "the body that it refers to is not there", pointer)
            return None
        requirements = node.get("security", self._document.tree.get("security"))
        return Operation(
            method=written.method,
            path=path,
            operation_id=text(node.get("operationId")),
            summary=text(node.get("summary")),
            description=text(node.get("description")),
            tags=tuple(filter(None, map(text, sequence(node.get("tags"))))),
            deprecated=node.get("deprecated") is True,
            parameters=self._parameters.read((*items, pointer), resolver),
            request_body=self._bodies.request(body, resolver.description(child(pointer, "requestBody")))
            if body
            else None,
            responses=tuple(self._bodies.responses(pointer, resolver)),
            security=self._security(requirements, resolver),
            scopes=scopes(requirements, self.schemes),
            explicit_name=self._explicit_name(node, pointer),
            pointer=pointer,
            parts=(*items, pointer, *resolver.parts),
        )

    def _security_schemes(self) -> Iterator[tuple[str, SecurityScheme]]:
        for name in self._declared:
            pointer = Resolver(self._document).follow(child(SCHEMES, name))
            if pointer is None:
                continue
            node = self._document.at(pointer)
            if (scheme := security_scheme(name, node)) is not None:
                yield name, scheme
            else:
                kind, consequence = told_kind(node), "it is not sent"
                place = child(SCHEMES, name)
                self.findings.add(UNSUPPORTED_SECURITY_SCHEME, place, name=name, kind=kind, consequence=consequence)

    def supported(self, requirements: Any) -> tuple[tuple[str, ...], ...]:
        """The security alternatives of which a client supports every scheme."""
        alternatives = (mapping(each) for each in sequence(requirements))
        return tuple(tuple(each) for each in alternatives if all(name in self.schemes for name in each))

    def _security(self, requirements: Any, resolver: Resolver) -> tuple[tuple[str, ...], ...]:
        """The security alternatives that a client supports. If there is none, the unsupported schemes are reported."""
        found = self.supported(requirements)
        for name in dict.fromkeys(name for each in sequence(requirements) for name in mapping(each)):
            if name not in self._declared:
                self.findings.add(MISSING_SECURITY_SCHEME, child(SCHEMES, name), name=name)
            if not found:
                resolver.follow(child(SCHEMES, name))
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
    """The reason why a method cannot be used in a request, if any."""
    if not TOKEN.fullmatch(method):
        return "its method is no token of HTTP"
    return "the same method stands in this path item twice" if method in taken else None


def _unusable_path(path: str) -> str | None:
    """The reason why a path cannot be used in a request, if any."""
    if {".", ".."} & set(path.split("/")):
        return "its path holds '.' or '..', which every server and proxy reads as another path"
    return None
