"""The operations of two documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.api.resolving.servers import server_url
from specmint.api.schemas.merging.parts import Site
from specmint.changes.comparing.wire.bodies import compare_request_bodies
from specmint.changes.comparing.wire.parameters import compare_parameters
from specmint.changes.comparing.wire.responses import compare_responses
from specmint.changes.comparing.wire.words import listed
from specmint.changes.rules.wire import operations as rules
from specmint.ir.equality import exact
from specmint.ir.nodes import mapping, sequence
from specmint.ir.routes import request_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from specmint.changes.comparing.wire.found import Found
    from specmint.changes.comparing.wire.security import Security
    from specmint.ir.api import Operation
    from specmint.ir.document import Document


def paired(old: Iterable[Operation], new: Iterable[Operation]) -> list[tuple[Operation | None, Operation | None]]:
    """Operations that are the same request: the same method and path, whatever its parameters are called."""
    before, after = {request_of(each.key): each for each in old}, {request_of(each.key): each for each in new}
    return [(before.get(key), after.get(key)) for key in {**before, **after}]


def compare_operations(found: Found, security: Security, old: Operation | None, new: Operation | None) -> None:
    """One operation before and after; None where it is not there."""
    if old is None or new is None:
        if new is not None:
            found.add(rules.OPERATION_ADDED, None, Site(new.pointer), new.key)
        if old is not None:
            found.add(rules.OPERATION_REMOVED, Site(old.pointer), None, old.key)
        return
    _compare_notes(found, old, new)
    _compare_servers(found, old, new)
    security.compare_needs(old, new)
    compare_parameters(found, old, new)
    compare_request_bodies(found, old, new)
    compare_responses(found, old, new)


def _compare_notes(found: Found, old: Operation, new: Operation) -> None:
    def differs(keyword: str) -> tuple[Site, Site]:
        return Site(old.pointer, keyword), Site(new.pointer, keyword)

    if old.deprecated != new.deprecated:
        rule = rules.OPERATION_DEPRECATED if new.deprecated else rules.OPERATION_NO_LONGER_DEPRECATED
        found.add(rule, *differs("deprecated"), new.key)
    if old.operation_id != new.operation_id:
        words = {"old": old.operation_id or "none", "new": new.operation_id or "none"}
        found.add(rules.OPERATION_ID_CHANGED, *differs("operationId"), new.key, **words)
    if set(old.tags) != set(new.tags):
        words = {"old": listed(sorted(old.tags), "and"), "new": listed(sorted(new.tags), "and")}
        found.add(rules.OPERATION_TAGS_CHANGED, *differs("tags"), new.key, **words)
    before, after = _told(found.old.schemas.document, old), _told(found.new.schemas.document, new)
    if before != after:
        found.add(rules.OPERATION_DOCUMENTATION_CHANGED, *differs("description"), new.key)


def _told(document: Document, operation: Operation) -> str:
    node = mapping(document.at(operation.pointer))
    return exact([operation.summary, operation.description, node.get("externalDocs")])


def _compare_servers(found: Found, old: Operation, new: Operation) -> None:
    before, after = _servers(found.old.schemas.document, old), _servers(found.new.schemas.document, new)
    if before != after:
        sites = Site(old.pointer, "servers"), Site(new.pointer, "servers")
        words = {"old": listed(before, "and"), "new": listed(after, "and")}
        found.add(rules.OPERATION_SERVERS_CHANGED, *sites, new.key, **words)


def _servers(document: Document, operation: Operation) -> list[str]:
    """The servers of an operation alone, or of its path."""
    above = operation.pointer.rpartition("/")[0]
    said: Any = mapping(document.at(operation.pointer)).get("servers", mapping(document.at(above)).get("servers"))
    return [server_url(mapping(server)) for server in sequence(said)]
