"""The representations of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.ir.api import MediaType
from specmint.ir.document import child
from specmint.resolving.nodes import mapping
from specmint.schemas.sequences import is_sequential

if TYPE_CHECKING:
    from specmint.ir.document import Document


def media_type(document: Document, content_type: str, pointer: str) -> MediaType:
    """The media type object at a pointer, or that it refers to (OpenAPI 3.2.0, section 4.14).

    Raises DanglingReferenceError.
    """
    pointer = document.follow(pointer)
    node = mapping(document.at(pointer))
    sequential = "itemSchema" in node and is_sequential(content_type)
    keyword = "itemSchema" if sequential else "schema"
    return MediaType(content_type, child(pointer, keyword) if keyword in node else None, pointer, sequential)


def leaves_items_untyped(document: Document, media: MediaType) -> bool:
    """Whether a document describes the items of a body whose media type is no sequence that can be read."""
    return not media.sequential and "itemSchema" in mapping(document.at(media.pointer))
