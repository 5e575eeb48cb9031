"""Comparing what concerns the whole API: title, version, servers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.api.resolving.servers import server_url
from specmint.api.schemas.merging.parts import Site
from specmint.changes.comparing.wire.words import shown
from specmint.changes.rules.wire import api as rules
from specmint.ir.document import child
from specmint.ir.equality import exact
from specmint.ir.nodes import mapping, sequence

if TYPE_CHECKING:
    from specmint.changes.comparing.wire.found import Found
    from specmint.ir.document import Document, Node

_INFO = "#/info"


def compare_api(found: Found) -> None:
    """Title, version and servers."""
    old, new = found.old.schemas.document, found.new.schemas.document
    before, after = mapping(old.tree.get("info")), mapping(new.tree.get("info"))
    if before.get("version") != after.get("version"):
        words = {"old": shown(before.get("version")), "new": shown(after.get("version"))}
        found.add(rules.VERSION_CHANGED, Site(_INFO, "version"), Site(_INFO, "version"), "version", **words)
    if _told(old, before) != _told(new, after):
        found.add(rules.API_DOCUMENTATION_CHANGED, Site(_INFO), Site(_INFO), "the API")
    _compare_servers(found, _servers(old), _servers(new))


def _told(document: Document, info: Node) -> str:
    said = {name: value for name, value in info.items() if name != "version" and name[:2] != "x-"}
    tags = sorted(map(exact, sequence(document.tree.get("tags"))))
    return exact([said, tags, document.tree.get("externalDocs")])


def _servers(document: Document) -> dict[str, tuple[Site, Node]]:
    """The servers by URL, with variables replaced by their defaults."""
    found: dict[str, tuple[Site, Node]] = {}
    for index, server in enumerate(map(mapping, sequence(document.tree.get("servers")))):
        found.setdefault(server_url(server), (Site(child("#/servers", index)), server))
    return found or {"/": (Site("#"), {})}


def _compare_servers(found: Found, old: dict[str, tuple[Site, Node]], new: dict[str, tuple[Site, Node]]) -> None:
    """The first server is the one that a client calls unless it is told another one."""
    first, other = next(iter(old)), next(iter(new))
    if first != other:
        found.add(rules.BASE_URL_CHANGED, old[first][0], new[other][0], "server", old=first, new=other)
    for url, (site, server) in old.items():
        if url in new:
            _compare_server(found, url, (site, new[url][0]), (server, new[url][1]))
        elif url != first or first == other:
            found.add(rules.SERVER_REMOVED, site, None, f"server {url}", old=url)
    for url, (site, _) in new.items():
        if url not in old and url != other:
            found.add(rules.SERVER_ADDED, None, site, f"server {url}", new=url)


def _compare_server(found: Found, url: str, sites: tuple[Site, Site], servers: tuple[Node, Node]) -> None:
    old, new = (mapping(server.get("variables")) for server in servers)
    for name in {**old, **new}:
        if exact(_without_prose(old.get(name))) != exact(_without_prose(new.get(name))):
            found.add(rules.SERVER_VARIABLE_CHANGED, *sites, f"server {url}", name=name, new=url)
    words = [exact([server.get("description"), server.get("name")]) for server in servers]
    if words[0] != words[1]:
        found.add(rules.SERVER_DOCUMENTATION_CHANGED, *sites, f"server {url}", new=url)


def _without_prose(variable: Any) -> Any:
    return [mapping(variable).get("default"), mapping(variable).get("enum"), variable is not None]
