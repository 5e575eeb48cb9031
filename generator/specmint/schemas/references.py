"""Following the references of schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.ir.document import DanglingReferenceError, plain_reference

if TYPE_CHECKING:
    from specmint.ir.document import Document


def is_schema(document: Document, pointer: str) -> bool:
    """Whether a pointer leads to something that can be read as a schema."""
    try:
        return isinstance(document.at(pointer), dict | bool)
    except DanglingReferenceError:
        return False


def follow(document: Document, pointer: str) -> str:
    """The pointer of the schema at the end of a chain of plain references; see ``Schemas.follow``."""
    chain = [pointer]
    while (target := plain_reference(node) if isinstance(node := document.at(chain[-1]), dict) else None) is not None:
        if not is_schema(document, target):
            break
        if target in chain:
            return min(chain[chain.index(target) :])
        chain.append(target)
    return chain[-1]
