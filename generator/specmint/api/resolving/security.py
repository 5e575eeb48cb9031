"""Reads security schemes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from specmint.ir.api import SecurityScheme
from specmint.ir.nodes import mapping, sequence, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.document import Node

TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""The syntax of names of headers, cookies and authentication schemes (RFC 9110, section 5.6.2)."""
CHALLENGED = frozenset(
    {"aws4-hmac-sha256", "concealed", "digest", "dpop", "gnap", "hawk", "hmac", "hoba", "mutual", "negotiate", "ntlm"}
    | {"oauth", "scram-sha-1", "scram-sha-256", "signature", "vapid"}
)
"""Schemes whose credentials depend on the request, by a response or a signature, so that no fixed text works."""


def security_scheme(name: str, node: Node) -> SecurityScheme | None:
    """The supported form of a security scheme (OpenAPI 3.1.1, section 4.8.27), or None."""
    description = text(node.get("description"))
    match node:
        case {"type": "http", "scheme": str(scheme)}:
            return _http_scheme(name, scheme, description)
        case {"type": "oauth2"}:
            flows = _flows(mapping(node.get("flows")))
            urls = (_first(flows, key) for key in ("tokenUrl", "refreshUrl"))
            return SecurityScheme(name, "bearer", "header", "Authorization", description, "", *urls)
        case {"type": "openIdConnect"}:
            return _http_scheme(name, "bearer", description)
        case {"type": "apiKey", "in": "header" | "query" | "cookie" as location, "name": str(parameter)}:
            is_name = bool(parameter) if location == "query" else TOKEN.fullmatch(parameter)
            return SecurityScheme(name, "apiKey", location, parameter, description) if is_name else None
        case _:
            return None


def _flows(flows: Node) -> list[Node]:
    """The OAuth flows, client credentials first."""
    return [mapping(flows[name]) for name in sorted(flows, key=lambda name: name != "clientCredentials")]


def _first(flows: list[Node], key: str) -> str:
    return next(filter(None, (text(flow.get(key)) for flow in flows)), "")


def _http_scheme(name: str, scheme: str, description: str) -> SecurityScheme | None:
    if scheme.lower() == "basic":
        return SecurityScheme(name, "basic", "header", "Authorization", description)
    if scheme.lower() == "bearer":
        return SecurityScheme(name, "bearer", "header", "Authorization", description)
    if TOKEN.fullmatch(scheme) is None or scheme.lower() in CHALLENGED:
        return None
    return SecurityScheme(name, "http", "header", "Authorization", description, scheme)


def scopes(requirements: object, schemes: Mapping[str, SecurityScheme]) -> dict[str, tuple[str, ...]]:
    """The scopes that an operation needs from each token scheme, by the first alternative that has the scheme."""
    found: dict[str, tuple[str, ...]] = {}
    for alternative in map(mapping, sequence(requirements)):
        for name, wanted in alternative.items():
            named = tuple(each for each in sequence(wanted) if isinstance(each, str))
            if named and name in schemes and schemes[name].token_url:
                found.setdefault(name, named)
    return found


def told_kind(node: Node) -> str:
    """The text for an unsupported scheme: its type, and its scheme or location."""
    match node:
        case {"type": "http", "scheme": str(scheme)}:
            return f"http {scheme}"
        case {"type": "apiKey", "in": "header" | "cookie" as location, "name": str(parameter)}:
            return f"apiKey in the {location} '{parameter}', which is no name for one"
        case _:
            return text(node.get("type"))
