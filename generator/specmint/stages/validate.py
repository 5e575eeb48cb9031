"""validate: what is wrong in a document, where, how bad, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.ir.document import Position
from specmint.validation.formal import formal_diagnostics
from specmint.validation.operations import operation_diagnostics
from specmint.validation.patterns import pattern_diagnostics
from specmint.validation.references import reference_diagnostics
from specmint.validation.walk import parts

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.document import Document

_START = Position(0, 0)


def validate(document: Document) -> tuple[Diagnostic, ...]:
    """Everything that is wrong, each once, in the order of the text.

    An error costs what stands at its place, a warning costs nothing. Nothing is raised, whatever the document holds.
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
