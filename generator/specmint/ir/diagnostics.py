"""What went wrong, where, how bad it is, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from specmint.ir.document import Position

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Rule:
    """One row of the table of diagnostics. ``sentence`` is a ``str.format`` template filled by each diagnostic."""

    code: str
    name: str
    severity: Severity
    sentence: str
    remedy: str


@dataclass(frozen=True)
class Diagnostic:
    """One finding. ``listing`` holds the lines around ``position`` as they stand in the source.

    Of long lines only a part is kept; ``caret`` is the column of the position within that part, counted from 1.
    ``operations`` are the operations and webhooks that it costs something, by their keys.
    """

    rule: Rule
    message: str
    source: str
    pointer: str = ""
    position: Position | None = None
    listing: tuple[tuple[int, str], ...] = field(default=(), repr=False)
    caret: int = field(default=0, repr=False)
    operations: tuple[str, ...] = ()


def has_error(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of the findings is an error."""
    return any(each.rule.severity == "error" for each in diagnostics)


class SpecmintError(Exception):
    """Work that cannot go on. Carries every diagnostic found up to there; the command ends with status 2."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("\n".join(diagnostic.message for diagnostic in diagnostics))
        self.diagnostics = tuple(diagnostics)

    def __reduce__(self) -> tuple[type[SpecmintError], tuple[Sequence[Diagnostic]]]:
        """Pickled with its diagnostics, since another process may raise it."""
        return type(self), (self.diagnostics,)
