"""Reads the parameters of an operation: its own, those of its path item, and undeclared ones of the path."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, cast

from specmint.diagnostics.rules_generation import UNSUPPORTED_PARAMETER, UNUSABLE_HEADER
from specmint.ir.api import DEFAULT_STYLES, Location, Parameter
from specmint.ir.document import Document, Node, child
from specmint.ir.nodes import mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.api.resolving.findings import Findings, Resolver
    from specmint.ir.routes import Route

TOKEN: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
"""The syntax of header names and methods (RFC 9110, section 5.6.2)."""
NOT_PARAMETERS: Final = frozenset({"accept", "content-type", "authorization"})
"""Header parameters that the specification tells to ignore (OpenAPI 3.1.1, section 4.8.12.1)."""
ASSUMED: Final = "x-specmint-assumed"
"""The pointer of the schema for undeclared parameters: a string."""


@dataclass(frozen=True)
class ParameterReader:
    """Reads the parameters of one document."""

    document: Document
    findings: Findings

    def read(self, holders: Iterable[str], resolver: Resolver) -> tuple[Parameter, ...]:
        """The parameters of a path item and an operation.

        Of parameters with the same name and location, the operation's one counts, or else the first one.
        """
        found: dict[tuple[str, str], Parameter] = {}
        for holder in holders:
            own: dict[tuple[str, str], Parameter] = {}
            for written, pointer in self._usable(holder, resolver):
                parameter = self._parameter(pointer, resolver.description(written))
                own.setdefault((parameter.name, parameter.location), parameter)
            found |= own
        return tuple(found.values())

    def _usable(self, holder: str, resolver: Resolver) -> Iterator[tuple[str, str]]:
        """The parameters that can be sent, by their pointers."""
        for written in resolver.children(holder, "parameters"):
            pointer = resolver.follow(written)
            if pointer is not None and self._is_usable(self.document.at(pointer), pointer):
                yield written, pointer

    def _is_usable(self, parameter: Node, pointer: str) -> bool:
        """Whether a parameter is valid, which validation reports, and can be sent."""
        name, location = parameter.get("name"), parameter.get("in")
        if location == "querystring":
            self.findings.add(UNSUPPORTED_PARAMETER, pointer, name=name)
        if not isinstance(location, str) or location not in DEFAULT_STYLES or not isinstance(name, str):
            return False
        if location != "header":
            return True
        if not TOKEN.fullmatch(name):
            self.findings.add(UNUSABLE_HEADER, pointer, name=name)
        return TOKEN.fullmatch(name) is not None and name.lower() not in NOT_PARAMETERS

    def _parameter(self, pointer: str, description: str) -> Parameter:
        node = self.document.at(pointer)
        location = cast("Location", node["in"])
        style = node["style"] if isinstance(node.get("style"), str) else DEFAULT_STYLES[location]
        content_type = next(iter(mapping(node.get("content"))), None)
        # A parameter without a schema is read as a schema: it allows anything, or what Swagger 2.0 keywords say.
        media = pointer if content_type is None else child(pointer, "content", content_type)
        has_schema = "schema" in mapping(self.document.at(media))
        return Parameter(
            name=node["name"],
            location=location,
            required=location == "path" or node.get("required") is True,
            schema=child(media, "schema") if has_schema else media,
            style=style,
            explode=node.get("explode", style in {"form", "cookie"}) is True,
            allow_reserved=node.get("allowReserved") is True,
            content_type=content_type,
            description=description,
            deprecated=node.get("deprecated") is True,
            pointer=pointer,
        )


def routed(parameters: tuple[Parameter, ...], route: Route) -> tuple[Parameter, ...]:
    """The parameters of a request to a path.

    A path parameter that the path template does not contain is dropped, unless the query contains it. An undeclared
    expression of the template becomes a string parameter; validation reports it.
    """
    kept = tuple(_placed(parameters, route))
    known = {(each.name, each.location) for each in kept}
    path: list[tuple[str, Location]] = [(name, "path") for name in route.names]
    query: list[tuple[str, Location]] = [(name, "query") for name in route.variables.values()]
    wanted = dict.fromkeys((*path, *query))
    return (*kept, *(_assumed(name, location) for name, location in wanted if (name, location) not in known))


def _placed(parameters: tuple[Parameter, ...], route: Route) -> Iterator[Parameter]:
    for each in parameters:
        if each.location != "path" or each.name in route.names:
            yield each
        elif each.name in route.variables:
            yield replace(each, name=route.variables[each.name], location="query", style="form", explode=True)


def _assumed(name: str, location: Location) -> Parameter:
    pointer = child("#", ASSUMED)
    return Parameter(
        name=name,
        location=location,
        required=True,
        schema=pointer,
        style=DEFAULT_STYLES[location],
        explode=location == "query",
        allow_reserved=False,
        content_type=None,
        description="",
        deprecated=False,
        pointer=pointer,
    )


def with_assumed_schema(document: Document) -> Document:
    """The document with the schema of undeclared parameters added."""
    return replace(document, tree={**document.tree, ASSUMED: {"type": "string"}})
