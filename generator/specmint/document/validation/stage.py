"""The stage validate: reports the problems of a document with position, severity and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.document.validation.formal import formal_diagnostics
from specmint.document.validation.operations import operation_diagnostics
from specmint.document.validation.patterns import pattern_diagnostics
from specmint.document.validation.references import reference_diagnostics
from specmint.document.validation.walk import parts
from specmint.ir.document import Position

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.document import Document

_START = Position(0, 0)


def validate(document: Document) -> tuple[Diagnostic, ...]:
    """All problems, without duplicates, in the order of the text.

    An error costs the object at its place, a warning costs nothing. This never raises, whatever the document contains.
    """
    every_part = list(parts(document.tree))
    found = [
        *formal_diagnostics(document),
        *reference_diagnostics(document, every_part),
        *operation_diagnostics(document),
        *pattern_diagnostics(document, every_part),
    ]
    unique = {(each.rule.code, each.source, each.pointer, each.message): each for each in found}
    return tuple(sorted(unique.values(), key=_order))


def _order(diagnostic: Diagnostic) -> tuple[str, Position, str, str, str]:
    position = diagnostic.position or _START
    return diagnostic.source, position, diagnostic.rule.code, diagnostic.pointer, diagnostic.message
