"""Reads media type objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.schemas.sequences import is_sequential
from specmint.ir.api import MediaType
from specmint.ir.document import child
from specmint.ir.nodes import mapping

if TYPE_CHECKING:
    from specmint.ir.document import Document


def media_type(document: Document, content_type: str, pointer: str) -> MediaType:
    """The media type object at a pointer, or the one it refers to (OpenAPI 3.2.0, section 4.14).

    Raises DanglingReferenceError.
    """
    pointer = document.follow(pointer)
    node = mapping(document.at(pointer))
    sequential = "itemSchema" in node and is_sequential(content_type)
    keyword = "itemSchema" if sequential else "schema"
    return MediaType(content_type, child(pointer, keyword) if keyword in node else None, pointer, sequential)


def leaves_items_untyped(document: Document, media: MediaType) -> bool:
    """Whether a document has ``itemSchema`` for a media type whose items specmint cannot read."""
    return not media.sequential and "itemSchema" in mapping(document.at(media.pointer))
