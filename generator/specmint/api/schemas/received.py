"""In which forms the answer of an operation can be had beside its value: as bytes, or item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.schemas.content import is_octets, offered
from specmint.text.media_types import essence, is_json

if TYPE_CHECKING:
    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import MediaType, Operation
    from specmint.ir.document import Document


def gives_bytes(schemas: Schemas, operation: Operation) -> bool:
    """Whether a call may return bytes."""
    document = schemas.document
    return any(
        is_given_as_bytes(document, media)
        for response in operation.successes
        for media in offered(document, operation.received(response))
    )


def is_given_as_bytes(document: Document, media: MediaType) -> bool:
    """Whether an answer of this media type is given as bytes: by its schema, or as it is neither JSON nor text."""
    kind = essence(media.content_type)
    if is_json(kind) or kind.startswith("text/"):
        return is_octets(document, media)
    return not media.sequential


def gives_items_too(operation: Operation) -> bool:
    """Whether a call may give its answer item by item, and in another way, too."""
    found = [media.sequential for response in operation.successes for media in operation.received(response)]
    return any(found) and not all(found)
