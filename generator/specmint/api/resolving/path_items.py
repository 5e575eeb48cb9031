"""Finds the operations of path items, and the path items of webhooks and callbacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from specmint.ir.document import DanglingReferenceError, Document, child, escape
from specmint.ir.nodes import mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.ir.api import Operation

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The methods that are fields of a path item (OpenAPI 3.2.0, section 4.9.1)."""
WEBHOOKS = ("webhooks", "x-webhooks")
"""The fields that list webhooks; authors of OpenAPI 3.0 use an extension."""


class WebhookItem(NamedTuple):
    """The path item of a webhook or callback.

    ``address`` is its name and, for a callback, the expression of its URL. A callback has the key of its operation.
    """

    name: str
    address: str
    pointer: str
    callback_of: str | None = None


class WrittenOperation(NamedTuple):
    """An operation of a path item: its method as it is sent, its pointer, and the pointer of the path item."""

    method: str
    pointer: str
    item: str


def written_operations(document: Document, item: str) -> Iterator[WrittenOperation]:
    """The operations of the path item at a pointer.

    ``additionalOperations`` has methods exactly as they are sent (OpenAPI 3.2.0, section 4.9.1).
    """
    node = mapping(document.at(item))
    for method in METHODS:
        if isinstance(node.get(method), dict):
            yield WrittenOperation(method.upper(), child(item, method), item)
    for method, operation in mapping(node.get("additionalOperations")).items():
        if isinstance(operation, dict):
            yield WrittenOperation(method, child(item, "additionalOperations", method), item)


def webhook_items(document: Document) -> Iterator[WebhookItem]:
    """The webhooks of a document (OpenAPI 3.1.1, section 4.8.1)."""
    field = next((each for each in WEBHOOKS if mapping(document.tree.get(each))), WEBHOOKS[0])
    for name in mapping(document.tree.get(field)):
        yield WebhookItem(name, name, child("#", field, name))


def callback_items(document: Document, operations: Iterable[Operation]) -> Iterator[WebhookItem]:
    """The callbacks of operations (OpenAPI 3.1.1, section 4.8.18). Validation reports broken references."""
    for operation in operations:
        for name in mapping(mapping(document.at(operation.pointer)).get("callbacks")):
            try:
                pointer = document.follow(child(operation.pointer, "callbacks", name))
            except DanglingReferenceError:
                continue
            for expression in mapping(document.at(pointer)):
                if not expression.startswith("x-"):
                    place = child(pointer, expression)
                    yield WebhookItem(name, f"{escape(name)}/{expression}", place, operation.key)
