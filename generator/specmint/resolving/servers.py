"""Where an API is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.resolving.nodes import mapping

if TYPE_CHECKING:
    from specmint.ir.document import Node


def server_url(server: Node) -> str:
    """The server's URL with the default of each of its variables (OpenAPI 3.1.1, section 4.8.6)."""
    url = str(server.get("url", ""))
    for name, variable in mapping(server.get("variables")).items():
        url = url.replace("{" + name + "}", str(mapping(variable).get("default", "")))
    return url
