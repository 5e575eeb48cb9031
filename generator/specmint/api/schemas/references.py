"""Following the references of schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.ir.document import DanglingReferenceError

if TYPE_CHECKING:
    from specmint.ir.document import Document


def is_schema(document: Document, pointer: str) -> bool:
    """Whether a pointer leads to a value that can be read as a schema."""
    try:
        return isinstance(document.at(pointer), dict | bool)
    except DanglingReferenceError:
        return False


def follow(document: Document, pointer: str) -> str:
    """The pointer of the schema at the end of a chain of plain references; see ``Schemas.follow``."""
    return document.chain_end(pointer).pointer
