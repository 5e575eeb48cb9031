"""Prints diagnostics as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.text.inert import inert
from specmint.text.visible import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from specmint.ir.diagnostics import Diagnostic

_MOST_OPERATIONS: Final = 3
_RESET: Final = "\x1b[0m"
_STYLES: Final = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "place": "\x1b[36m",
    "cost": "\x1b[1m",
    "help": "\x1b[32m",
}


def _styled(text: str, style: str, *, color: bool) -> str:
    return f"{_STYLES[style]}{text}{_RESET}" if color else text


def _where(diagnostic: Diagnostic) -> str:
    position = diagnostic.position
    source = diagnostic.source if position is None else f"{diagnostic.source}:{position.line}:{position.column}"
    return inert(f"{source}  ({diagnostic.pointer})" if diagnostic.pointer else source)


def _listed(diagnostic: Diagnostic, *, color: bool) -> Iterator[str]:
    digits = len(str(diagnostic.listing[-1][0])) if diagnostic.listing else 0
    for number, line in diagnostic.listing:
        yield f"  {number:>{digits}} | {inert(line)}".rstrip()
        if diagnostic.position is not None and number == diagnostic.position.line:
            indent = " " * width(inert(line[: diagnostic.caret - 1]))
            caret = _styled("^", diagnostic.rule.severity, color=color)
            yield f"  {'':>{digits}} | {indent}{caret}"


def _lines(diagnostic: Diagnostic, *, color: bool) -> Iterator[str]:
    rule = diagnostic.rule
    head = _styled(f"{rule.severity} {rule.code} {rule.name}:", rule.severity, color=color)
    yield f"{head} {inert(diagnostic.message)}"
    if where := _where(diagnostic):
        yield f"  {_styled('-->', 'place', color=color)} {where}"
    yield from _listed(diagnostic, color=color)
    if diagnostic.operations:
        yield f"  {_styled('costs:', 'cost', color=color)} {inert(_costs(diagnostic.operations))}"
    yield f"  {_styled('help:', 'help', color=color)} {inert(rule.remedy)}"


def _costs(operations: Sequence[str]) -> str:
    named = ", ".join(operations[:_MOST_OPERATIONS])
    more = len(operations) - _MOST_OPERATIONS
    return f"{named} and {more} more" if more > 0 else named


def render_text(diagnostics: Iterable[Diagnostic], *, color: bool) -> str:
    """Each diagnostic with its position, the lines around it and its remedy. Empty for none."""
    return "\n".join("".join(f"{line}\n" for line in _lines(diagnostic, color=color)) for diagnostic in diagnostics)
