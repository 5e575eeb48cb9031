"""Prints diagnostics as one JSON document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from specmint.text.inert import inert_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from specmint.ir.diagnostics import Diagnostic


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """One diagnostic as a JSON object; ``line`` and ``column`` are null if the position is unknown."""
    position = diagnostic.position
    return {
        "code": diagnostic.rule.code,
        "name": diagnostic.rule.name,
        "severity": diagnostic.rule.severity,
        "message": diagnostic.message,
        "help": diagnostic.rule.remedy,
        "source": diagnostic.source,
        "pointer": diagnostic.pointer,
        "line": None if position is None else position.line,
        "column": None if position is None else position.column,
        "operations": list(diagnostic.operations),
    }


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """An object with the list ``diagnostics``, in ASCII, with a final newline."""
    found = [as_json(diagnostic) for diagnostic in diagnostics]
    return inert_json(json.dumps({"diagnostics": found}, indent=2)) + "\n"
