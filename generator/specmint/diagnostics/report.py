"""Makes a diagnostic from a rule, a place and the values for its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.diagnostics.place import NOWHERE, Place, listing, place_in
from specmint.ir.diagnostics import Diagnostic

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Rule
    from specmint.ir.document import Document

_LONGEST_FIELD: Final = 200


def _shortened(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST_FIELD else text[: _LONGEST_FIELD - 3] + "..."


def finding(rule: Rule, place: Place = NOWHERE, **fields: object) -> Diagnostic:
    """A diagnostic at a place. ``fields`` fill the rule's sentence; long values are shortened."""
    lines, caret = listing(place)
    return Diagnostic(
        rule=rule,
        message=rule.sentence.format_map({name: _shortened(value) for name, value in fields.items()}),
        source=place.source,
        pointer=place.pointer,
        position=place.position,
        listing=lines,
        caret=caret,
    )


def report(
    rule: Rule, *, document: Document | None = None, source: str = "", pointer: str = "", **fields: object
) -> Diagnostic:
    """A diagnostic at ``pointer`` of a document, or about a source as a whole."""
    place = Place(source, pointer) if document is None else place_in(document, pointer)
    return finding(rule, place, **fields)
