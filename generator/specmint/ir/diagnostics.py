"""Diagnostics: a problem, its position, its severity and its remedy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmint.ir.document import Position

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Rule:
    """One row of the table of diagnostics. ``sentence`` is a ``str.format`` template for the fields of a finding."""

    code: str
    name: str
    severity: Severity
    sentence: str
    remedy: str


@dataclass(frozen=True)
class Diagnostic:
    """One finding. ``listing`` holds the source lines around ``position``.

    Long lines are shortened; ``caret`` is the column of the position in the shortened line, from 1. ``operations`` are
    the keys of the affected operations and webhooks.
    """

    rule: Rule
    message: str
    source: str
    pointer: str = ""
    position: Position | None = None
    listing: tuple[tuple[int, str], ...] = field(default=(), repr=False)
    caret: int = field(default=0, repr=False)
    operations: tuple[str, ...] = ()


class SpecmintError(Exception):
    """An error that ends the work, with all diagnostics so far. The command then ends with status 2."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("\n".join(diagnostic.message for diagnostic in diagnostics))
        self.diagnostics = tuple(diagnostics)

    def __reduce__(self) -> tuple[type[SpecmintError], tuple[Sequence[Diagnostic]]]:
        """Pickle the diagnostics, since a worker process may raise this."""
        return type(self), (self.diagnostics,)
