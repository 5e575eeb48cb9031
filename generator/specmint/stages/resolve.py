"""Document to Api: which operations there are, with references followed and path-level parameters merged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_generation import (
    BAD_NAME,
    MISSING_SECURITY_SCHEME,
    OPERATION_LEFT_OUT,
    UNSUPPORTED_MEDIA_TYPE,
    UNSUPPORTED_SECURITY_SCHEME,
    UNUSABLE_HEADER,
    UNUSABLE_SERVER,
)
from specmint.ir.api import (
    Api,
    Location,
    MediaType,
    Operation,
    Parameter,
    RequestBody,
    Response,
    SecurityScheme,
)
from specmint.ir.document import DanglingReferenceError, Document, Node, child
from specmint.naming.identifiers import is_dotted_name
from specmint.resolving.nodes import mapping, sequence
from specmint.resolving.security import security_scheme
from specmint.resolving.servers import server_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.diagnostics import Diagnostic, Rule

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
"""What a header's name is made of (RFC 9110, section 5.6.2)."""
MEDIA_TYPE = re.compile(r"[\w!#$&^.+*-]+/[\w!#$&^.+*-]+([ \t]*;[\x20-\x7e]*)?", re.ASCII)
SERVER = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?", re.ASCII)
NOT_PARAMETERS = frozenset({"accept", "content-type", "authorization"})
"""Header parameters that the specification says are to be ignored (OpenAPI 3.1.1, section 4.8.12.1)."""
DEFAULT_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


@dataclass(frozen=True)
class Resolved:
    """The whole API and what had to be left out of it."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]


def resolve(document: Document) -> Resolved:
    """Read every operation of a document. What is broken is left out, alone, and named by a diagnostic."""
    reader = _Reader(document)
    schemes = dict(reader.security_schemes())
    operations = tuple(sorted(reader.operations(schemes), key=lambda operation: (operation.path, operation.method)))
    info = mapping(document.tree.get("info"))
    api = Api(
        document=document,
        title=str(info.get("title", "")),
        version=str(info.get("version", "")),
        description=str(info.get("description", "")),
        server=reader.server(),
        operations=operations,
        security_schemes=schemes,
    )
    return Resolved(api, tuple(reader.diagnostics))


@dataclass
class _Reader:
    document: Document
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def server(self) -> str:
        """The URL of the first server; empty where a client has to be told."""
        servers = sequence(self.document.tree.get("servers"))
        url = server_url(mapping(servers[0] if servers else {}))
        if SERVER.fullmatch(url):
            return url
        self._report(UNUSABLE_SERVER, "#/servers/0" if "servers" in self.document.tree else "#", url=url or "/")
        return ""

    def operations(self, schemes: dict[str, SecurityScheme]) -> Iterator[Operation]:
        paths = self.document.tree.get("paths") or {}
        for path in paths:
            pointer = child("#/paths", path)
            item_pointer = self._follow(pointer, path)
            if item_pointer is None:
                continue
            item = self.document.at(item_pointer)
            for method in METHODS:
                if isinstance(item.get(method), dict):
                    operation = self._operation(path, method, item_pointer, schemes)
                    if operation is not None:
                        yield operation

    def security_schemes(self) -> Iterator[tuple[str, SecurityScheme]]:
        components = self.document.tree.get("components") or {}
        for name in components.get("securitySchemes") or {}:
            pointer = self._follow(child("#/components/securitySchemes", name), name)
            if pointer is None:
                continue
            node = self.document.at(pointer)
            if (scheme := security_scheme(name, node)) is not None:
                yield name, scheme
            else:
                kind, consequence = node.get("type"), "it is not sent"
                self._report(UNSUPPORTED_SECURITY_SCHEME, pointer, name=name, kind=kind, consequence=consequence)

    def _operation(
        self, path: str, method: str, item_pointer: str, schemes: dict[str, SecurityScheme]
    ) -> Operation | None:
        pointer = child(item_pointer, method)
        where = f"{method.upper()} {path}"
        node = self.document.at(pointer)
        if (reason := _unusable_path(path)) is not None:
            self._left_out(where, reason, pointer)
            return None
        try:
            parameters = self._parameters(item_pointer, pointer)
            body = self._request_body(child(pointer, "requestBody")) if "requestBody" in node else None
            body = body if body and body.content else None
            responses = tuple(
                self._response(status, child(pointer, "responses", status)) for status in node.get("responses") or {}
            )
        except DanglingReferenceError as error:
            self._left_out(where, f"{error.pointer} is not there", pointer)
            return None
        return Operation(
            method=method.upper(),
            path=path,
            operation_id=str(node.get("operationId", "")),
            summary=str(node.get("summary", "")),
            description=str(node.get("description", "")),
            tags=tuple(str(tag) for tag in sequence(node.get("tags"))),
            deprecated=node.get("deprecated") is True,
            parameters=parameters,
            request_body=body,
            responses=responses,
            security=self._security(node.get("security", self.document.tree.get("security")), schemes, pointer),
            explicit_name=self._explicit_name(node, pointer),
            pointer=pointer,
        )

    def _parameters(self, item_pointer: str, own_pointer: str) -> tuple[Parameter, ...]:
        """The operation's own parameters replace those of its path with the same name and location."""
        found: dict[tuple[str, str], Parameter] = {}
        for holder in (item_pointer, own_pointer):
            for index in range(len(sequence(self.document.at(holder).get("parameters")))):
                pointer = self.document.follow(child(holder, "parameters", index))
                if self._is_usable(self.document.at(pointer), pointer):
                    parameter = self._parameter(pointer)
                    found[parameter.name, parameter.location] = parameter
        return tuple(found.values())

    def _is_usable(self, parameter: Node, pointer: str) -> bool:
        """Whether a parameter says what it is, which validation has reported otherwise, and can be sent."""
        name, location = parameter.get("name"), parameter.get("in")
        if not isinstance(location, str) or location not in DEFAULT_STYLES or not isinstance(name, str):
            return False
        if "schema" not in parameter and not mapping(parameter.get("content")):
            return False
        if location != "header":
            return True
        if not TOKEN.fullmatch(name):
            self._report(UNUSABLE_HEADER, pointer, name=name)
        return TOKEN.fullmatch(name) is not None and name.lower() not in NOT_PARAMETERS

    def _parameter(self, pointer: str) -> Parameter:
        node = self.document.at(pointer)
        location = cast("Location", node["in"])
        style = str(node.get("style", DEFAULT_STYLES[location]))
        schema, content_type = child(pointer, "schema"), None
        if "content" in node:
            content_type = next(iter(node["content"]))
            media = child(pointer, "content", content_type)
            # A media type without a schema has none of its keywords, and so allows anything, as an empty schema does.
            schema = child(media, "schema") if "schema" in mapping(self.document.at(media)) else media
        return Parameter(
            name=str(node["name"]),
            location=location,
            required=location == "path" or node.get("required") is True,
            schema=schema,
            style=style,
            explode=node.get("explode", style in {"form", "cookie"}) is True,
            allow_reserved=node.get("allowReserved") is True,
            content_type=content_type,
            description=str(node.get("description", "")),
            deprecated=node.get("deprecated") is True,
            pointer=pointer,
        )

    def _request_body(self, pointer: str) -> RequestBody:
        pointer = self.document.follow(pointer)
        node = self.document.at(pointer)
        return RequestBody(
            required=node.get("required") is True,
            content=self._content(pointer, node),
            description=str(node.get("description", "")),
            pointer=pointer,
        )

    def _response(self, status: str, pointer: str) -> Response:
        pointer = self.document.follow(pointer)
        node = self.document.at(pointer)
        return Response(
            status=status.upper() if status != "default" else status,
            description=str(node.get("description", "")),
            content=self._content(pointer, node),
            pointer=pointer,
        )

    def _content(self, pointer: str, node: Node) -> tuple[MediaType, ...]:
        return tuple(
            MediaType(
                content_type=content_type,
                schema=child(pointer, "content", content_type, "schema") if "schema" in (media or {}) else None,
                pointer=child(pointer, "content", content_type),
            )
            for content_type, media in (node.get("content") or {}).items()
            if self._is_media_type(content_type, child(pointer, "content", content_type))
        )

    def _is_media_type(self, text: str, pointer: str) -> bool:
        is_one = MEDIA_TYPE.fullmatch(text) is not None
        if not is_one:
            self._report(UNSUPPORTED_MEDIA_TYPE, pointer, media_type=text, consequence="it is left out")
        return is_one

    def _security(
        self, requirements: Any, schemes: dict[str, SecurityScheme], pointer: str
    ) -> tuple[tuple[str, ...], ...]:
        """The alternatives that a client can meet."""
        found: list[tuple[str, ...]] = []
        declared = (self.document.tree.get("components") or {}).get("securitySchemes") or {}
        for requirement in map(mapping, sequence(requirements)):
            for name in requirement:
                if name not in declared:
                    self._report(MISSING_SECURITY_SCHEME, pointer, name=name)
            if all(name in schemes for name in requirement):
                found.append(tuple(requirement))
        return tuple(found)

    def _explicit_name(self, node: Node, pointer: str) -> str | None:
        name = node.get("x-specmint-name")
        if name is None or (isinstance(name, str) and is_dotted_name(name)):
            return name
        self._report(BAD_NAME, child(pointer, "x-specmint-name"), name=name)
        return None

    def _follow(self, pointer: str, where: str) -> str | None:
        try:
            return self.document.follow(pointer)
        except DanglingReferenceError as error:
            self._left_out(where, f"{error.pointer} is not there", pointer)
            return None

    def _left_out(self, where: str, reason: str, pointer: str) -> None:
        self._report(OPERATION_LEFT_OUT, pointer, operation=where, reason=reason)

    def _report(self, rule: Rule, pointer: str, **fields: object) -> None:
        self.diagnostics.append(report(rule, document=self.document, source="", pointer=pointer, **fields))


def _unusable_path(path: str) -> str | None:
    """Why no request can be made for a path."""
    if "?" in path or "#" in path:
        return "its path holds a query or a fragment"
    if {".", ".."} & set(path.split("/")):
        return "its path holds '.' or '..', which every server and proxy reads as another path"
    return None
