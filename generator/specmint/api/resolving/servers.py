"""Reads the servers of an API, and those of single operations."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from specmint.api.resolving.findings import Resolver
from specmint.diagnostics.rules_generation import (
    DOUBLED_SERVER_PATH,
    OTHER_SERVERS,
    UNUSABLE_OWN_SERVER,
    UNUSABLE_SERVER,
    UNUSABLE_SERVER_CHOICE,
)
from specmint.ir.api import Server, ServerVariable
from specmint.ir.document import child
from specmint.ir.nodes import mapping, sequence, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from specmint.api.resolving.findings import Findings
    from specmint.ir.api import Operation
    from specmint.ir.document import Document, Node

COMPLETE = re.compile(r"https?://[^\s/?#@{}]+(/[^\s?#{}]*)?", re.ASCII)


def server_url(node: Node) -> str:
    """The server's URL with the default value of each variable (OpenAPI 3.1.1, section 4.8.6)."""
    return _server(node).default_url


def _server(node: Node) -> Server:
    variables = tuple(_variables(mapping(node.get("variables"))))
    return Server(str(node.get("url", "")), variables, text(node.get("description")), text(node.get("name")))


def _variables(nodes: Node) -> Iterator[ServerVariable]:
    for name, node in nodes.items():
        variable = mapping(node)
        default = str(variable.get("default", ""))
        values = tuple(dict.fromkeys(map(str, sequence(variable.get("enum")))))
        yield ServerVariable(name, default, values, text(variable.get("description")))


class _Declared(NamedTuple):
    """A list of servers, possibly empty, and its pointer."""

    pointer: str
    servers: tuple[Server, ...]


class ServerReader:
    """Reads the servers of a document: those of the API, and those of operations."""

    def __init__(self, document: Document, findings: Findings) -> None:
        self._document = document
        self._findings = findings
        self._declared = _declared(document, "#")
        self._own: dict[Server, _Declared] = {}

    def usable(self, operations: Sequence[Operation]) -> tuple[tuple[Server, ...], tuple[Operation, ...]]:
        """The usable servers of the API, the default first, and the operations with their own servers.

        There are none if the client requires a URL. If the API has no servers, those that all operations share are
        used.
        """
        used = {operation.server for operation in operations}
        if not self._declared.servers and len(used) == 1 and (only := next(iter(used))) is not None:
            return tuple(self._choices(self._own[only])), tuple(replace(each, server=None) for each in operations)
        for server, declared in self._own.items():
            if len(declared.servers) > 1:
                count = len(declared.servers) - 1
                self._findings.add(OTHER_SERVERS, declared.pointer, url=server.url, count=count)
        if not self._declared.servers or not is_complete(self._declared.servers[0].default_url):
            if None in used or not used:
                self._tell_unusable()
            return (), tuple(operations)
        return tuple(self._choices(self._declared)), tuple(operations)

    def own(self, operation: Operation) -> Server | None:
        """The server of an operation (section 4.8.10), or else of its path item."""
        items = operation.parts[: operation.parts.index(operation.pointer)]
        found = (_declared(self._document, pointer) for pointer in (operation.pointer, *reversed(items)))
        declared = next((each for each in found if each.servers), None)
        if declared is None:
            return None
        api = self._declared.servers[0] if self._declared.servers else None
        server = declared.servers[0] if api is None else _beside(api, declared.servers[0])
        if api is not None and server.default_url.rstrip("/") == api.default_url.rstrip("/"):
            return None
        if not is_complete(server.default_url):
            self._findings.add(UNUSABLE_OWN_SERVER, child(declared.pointer, 0), url=server.url)
            return None
        if api is not None and self._is_doubled(api, server, operation):
            self._findings.add(DOUBLED_SERVER_PATH, declared.pointer, url=server.url, api=api.url)
            return None
        self._own.setdefault(server, declared)
        return server

    def _choices(self, declared: _Declared) -> Iterator[Server]:
        for index, server in enumerate(declared.servers):
            if is_complete(server.default_url):
                yield server
            else:
                self._findings.add(UNUSABLE_SERVER_CHOICE, child(declared.pointer, index), url=server.url)

    def _tell_unusable(self) -> None:
        place = child(self._declared.pointer, 0) if "servers" in self._document.tree else "#"
        url = self._declared.servers[0].default_url if self._declared.servers else ""
        self._findings.add(UNUSABLE_SERVER, place, url=url or "/")

    def _is_doubled(self, api: Server, own: Server, operation: Operation) -> bool:
        """Whether the operation's path repeats what its server's path adds to the API's.

        The repeated part may be text, or a parameter that has it as a value.
        """
        base, more = urlsplit(api.default_url), urlsplit(own.default_url)
        if base.netloc != more.netloc or not more.path.startswith(base.path.rstrip("/")):
            return False
        added = more.path.removeprefix(base.path.rstrip("/")).strip("/")
        path = operation.path.strip("/")
        if not added or f"{path}/".startswith(f"{added}/"):
            return bool(added)
        first = [each for each in operation.located("path") if path.partition("/")[0] == f"{{{each.name}}}"]
        return any(added in self._values(each.schema) for each in first)

    def _values(self, schema: str) -> list[Any]:
        pointer = Resolver(self._document).follow(schema)
        node = mapping(self._document.at(pointer)) if pointer else {}
        return [*sequence(node.get("enum")), node.get("default"), node.get("const")]


def is_complete(url: str) -> bool:
    """Whether requests can be sent to a URL: an absolute http or https URL without query, fragment or credentials."""
    try:
        return COMPLETE.fullmatch(url) is not None and urlsplit(url).port != 0
    except ValueError:
        return False


def _declared(document: Document, above: str) -> _Declared:
    servers = sequence(mapping(document.at(above)).get("servers"))
    return _Declared(child(above, "servers"), tuple(_server(mapping(each)) for each in servers))


def _beside(api: Server, own: Server) -> Server:
    """An operation's server as an absolute URL; a relative one is on the host of the API's server."""
    if "://" in own.url or own.url.startswith("{") or not is_complete(api.default_url):
        return own
    return replace(own, url=urljoin(api.default_url, own.url))
