"""Patterns that pydantic cannot enforce: its regular expressions know no look-around and no back-references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.diagnostics import rules_validity as rules
from specmint.diagnostics.report import report
from specmint.ir.document import child
from specmint.reading.structure import SCHEMA
from specmint.schemas.patterns import problem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.document import Document
    from specmint.validation.walk import Part


def pattern_diagnostics(document: Document, parts: Iterable[Part]) -> Iterator[Diagnostic]:
    """A warning for each pattern that is left to the server."""
    for pointer, kind, node in parts:
        if kind != SCHEMA:
            continue
        pattern = node.get("pattern")
        if isinstance(pattern, str) and (problem := problem_of(pattern)):
            place = child(pointer, "pattern")
            yield report(rules.UNSUPPORTED_PATTERN, document=document, pointer=place, pattern=pattern, problem=problem)
