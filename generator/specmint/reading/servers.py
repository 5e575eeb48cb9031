"""Where the servers of a document are that was read from a URL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

if TYPE_CHECKING:
    from specmint.ir.document import Node


def with_absolute_servers(tree: Node, url: str) -> Node:
    """The document with its servers relative to where it was read from (OpenAPI 3.1.1, section 4.8.5).

    A document that names no server means the root of the one that it lies on (section 4.8.1.1).
    """
    servers = tree.get("servers") or [{"url": "/"}]
    if not isinstance(servers, list):
        return tree
    return {**tree, "servers": [_absolute(server, url) for server in servers]}


def _absolute(server: Any, url: str) -> Any:
    written = server.get("url") if isinstance(server, dict) else None
    # What starts with a variable may be absolute once that has a value.
    if not isinstance(written, str) or "://" in written or written.startswith("{"):
        return server
    try:
        return {**server, "url": urljoin(url, written)}
    except ValueError:
        return server
