"""Reports patterns that pydantic's regular expressions do not support: look-around and back-references."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from specmint.diagnostics import rules_validity as rules
from specmint.diagnostics.report import report
from specmint.document.reading.structure import SCHEMA
from specmint.ir.document import child
from specmint.text.regular_expressions import finds, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.document.validation.walk import Part
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.document import Document


def pattern_diagnostics(document: Document, parts: Iterable[Part]) -> Iterator[Diagnostic]:
    """A warning for each pattern that is left to the server, and for each default that does not match its pattern."""
    for pointer, kind, node in parts:
        pattern, default = node.get("pattern"), node.get("default")
        if kind != SCHEMA or not isinstance(pattern, str):
            continue
        if problem := problem_of(pattern):
            place = child(pointer, "pattern")
            yield report(rules.UNSUPPORTED_PATTERN, document=document, pointer=place, pattern=pattern, problem=problem)
        elif isinstance(default, str) and not finds(pattern, default):
            problem = f"{json.dumps(default)} does not match {json.dumps(pattern)}"
            yield report(rules.BAD_DEFAULT, document=document, pointer=child(pointer, "default"), problem=problem)
