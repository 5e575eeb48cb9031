"""Ways to prove who is calling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.ir.api import SecurityScheme

if TYPE_CHECKING:
    from specmint.ir.document import Node


def security_scheme(name: str, node: Node) -> SecurityScheme | None:
    """What a client has to send (OpenAPI 3.1.1, section 4.8.27); None for what it cannot."""
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
