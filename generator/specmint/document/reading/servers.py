"""Makes the server URLs of a downloaded document absolute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from specmint.ir.nodes import mapping

if TYPE_CHECKING:
    from specmint.ir.document import Node


def with_absolute_servers(tree: Node, url: str) -> Node:
    """The document with its servers resolved against its own URL (OpenAPI 3.1.1, section 4.8.5).

    Without servers, the server is the root of the document's host (section 4.8.1.1).
    """
    paths = {path: _inside(item, url) for path, item in mapping(tree.get("paths")).items()}
    found = {**tree, "paths": paths} if paths else tree
    return mapping(_with_servers({**found, "servers": found.get("servers") or [{"url": "/"}]}, url))


def _inside(item: Any, url: str) -> Any:
    """A path item with its servers and those of its operations resolved."""
    if not isinstance(item, dict):
        return item
    return _with_servers({name: _with_servers(each, url) for name, each in item.items()}, url)


def _with_servers(node: Any, url: str) -> Any:
    if not isinstance(node, dict) or not isinstance(node.get("servers"), list):
        return node
    return {**node, "servers": [_absolute(server, url) for server in node["servers"]]}


def _absolute(server: Any, url: str) -> Any:
    written = server.get("url") if isinstance(server, dict) else None
    # A URL that begins with a variable may be absolute once the variable has a value.
    if not isinstance(written, str) or "://" in written or written.startswith("{"):
        return server
    try:
        return {**server, "url": urljoin(url, written)}
    except ValueError:
        return server
