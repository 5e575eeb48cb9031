"""Document to Api: which operations there are, with references followed and path-level parameters merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_generation import OPERATION_LEFT_OUT
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.diagnostics import Diagnostic

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
DEFAULT_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


@dataclass(frozen=True)
class Resolved:
    """The whole API and what had to be left out of it."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]


def resolve(document: Document) -> Resolved:
    """Read every operation of a document. What is broken is left out, alone, and named by a diagnostic."""
    reader = _Reader(document)
    operations = tuple(sorted(reader.operations(), key=lambda operation: (operation.path, operation.method)))
    info = document.tree.get("info") or {}
    servers = document.tree.get("servers") or [{"url": "/"}]
    api = Api(
        document=document,
        title=str(info.get("title", "")),
        version=str(info.get("version", "")),
        description=str(info.get("description", "")),
        server=_server_url(servers[0]),
        operations=operations,
        security_schemes=dict(reader.security_schemes()),
    )
    return Resolved(api, tuple(reader.diagnostics))


@dataclass
class _Reader:
    document: Document
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def operations(self) -> Iterator[Operation]:
        paths = self.document.tree.get("paths") or {}
        for path in paths:
            pointer = child("#/paths", path)
            item_pointer = self._follow(pointer, path)
            if item_pointer is None:
                continue
            item = self.document.at(item_pointer)
            for method in METHODS:
                if isinstance(item.get(method), dict):
                    operation = self._operation(path, method, item_pointer)
                    if operation is not None:
                        yield operation

    def security_schemes(self) -> Iterator[tuple[str, SecurityScheme]]:
        components = self.document.tree.get("components") or {}
        for name in components.get("securitySchemes") or {}:
            pointer = self._follow(child("#/components/securitySchemes", name), name)
            if pointer is not None and (scheme := _security_scheme(name, self.document.at(pointer))):
                yield name, scheme

    def _operation(self, path: str, method: str, item_pointer: str) -> Operation | None:
        pointer = child(item_pointer, method)
        where = f"{method.upper()} {path}"
        node = self.document.at(pointer)
        try:
            parameters = self._parameters(item_pointer, pointer)
            body = self._request_body(child(pointer, "requestBody")) if "requestBody" in node else None
            responses = tuple(
                self._response(status, child(pointer, "responses", status)) for status in node.get("responses") or {}
            )
        except DanglingReferenceError as error:
            self._left_out(where, error.pointer)
            return None
        return Operation(
            method=method.upper(),
            path=path,
            operation_id=str(node.get("operationId", "")),
            summary=str(node.get("summary", "")),
            description=str(node.get("description", "")),
            tags=tuple(str(tag) for tag in node.get("tags") or ()),
            deprecated=node.get("deprecated") is True,
            parameters=parameters,
            request_body=body,
            responses=responses,
            security=_security(node.get("security", self.document.tree.get("security"))),
            explicit_name=_text(node.get("x-specmint-name")),
            pointer=pointer,
        )

    def _parameters(self, item_pointer: str, own_pointer: str) -> tuple[Parameter, ...]:
        """The operation's own parameters replace those of its path with the same name and location."""
        found: dict[tuple[str, str], Parameter] = {}
        for holder in (item_pointer, own_pointer):
            for index in range(len(self.document.at(holder).get("parameters") or ())):
                pointer = self.document.follow(child(holder, "parameters", index))
                if _is_complete(self.document.at(pointer)):
                    parameter = self._parameter(pointer)
                    found[parameter.name, parameter.location] = parameter
        return tuple(found.values())

    def _parameter(self, pointer: str) -> Parameter:
        node = self.document.at(pointer)
        location = cast("Location", node["in"])
        style = str(node.get("style", DEFAULT_STYLES[location]))
        schema, content_type = child(pointer, "schema"), None
        if "content" in node:
            content_type = next(iter(node["content"]))
            schema = child(pointer, "content", content_type, "schema")
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
        )

    def _follow(self, pointer: str, where: str) -> str | None:
        try:
            return self.document.follow(pointer)
        except DanglingReferenceError as error:
            self._left_out(where, error.pointer)
            return None

    def _left_out(self, where: str, target: str) -> None:
        self.diagnostics.append(
            report(OPERATION_LEFT_OUT, document=self.document, operation=where, reason=f"{target} is not there")
        )


def _is_complete(parameter: Node) -> bool:
    """Whether a parameter says what it is; validation has reported one that does not."""
    return parameter.get("in") in DEFAULT_STYLES and isinstance(parameter.get("name"), str)


def _security(requirements: Any) -> tuple[tuple[str, ...], ...]:
    if not isinstance(requirements, list):
        return ()
    return tuple(tuple(requirement) for requirement in requirements)


def _security_scheme(name: str, node: Node) -> SecurityScheme | None:
    description = str(node.get("description", ""))
    match node:
        case {"type": "http", "scheme": str(scheme)} if scheme.lower() == "basic":
            return SecurityScheme(name, "basic", "header", "Authorization", description)
        case {"type": "http" | "oauth2" | "openIdConnect"}:
            return SecurityScheme(name, "bearer", "header", "Authorization", description)
        case {"type": "apiKey", "in": "header" | "query" | "cookie" as location, "name": str(parameter)}:
            return SecurityScheme(name, "apiKey", location, parameter, description)
        case _:
            return None


def _server_url(server: Node) -> str:
    """The server's URL with the default of each of its variables (OpenAPI 3.1.1, section 4.8.6)."""
    url = str(server.get("url", "/"))
    for name, variable in (server.get("variables") or {}).items():
        url = url.replace("{" + name + "}", str((variable or {}).get("default", "")))
    return url


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
