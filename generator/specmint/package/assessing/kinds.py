"""One finding for a kind of place, where a document would give hundreds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.diagnostics.report import report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from specmint.ir.diagnostics import Diagnostic, Rule
    from specmint.ir.document import Document

Place = tuple[str, tuple[str, ...]]
"""The pointer of a place, and what its kind is known by."""


def one_of_a_kind(
    rule: Rule, document: Document, places: Iterable[Place], fields: tuple[str, ...], **first: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """A finding at the first place of each kind, with the number of its places.

    ``fields`` are the names under which the rule's sentence has the parts of a kind; ``first`` holds further fields by
    the pointer of the place.
    """
    kinds: dict[tuple[str, ...], dict[str, None]] = {}
    for pointer, kind in places:
        kinds.setdefault(kind, {})[pointer] = None
    for kind, pointers in kinds.items():
        at = next(iter(pointers))
        told = dict(zip(fields, kind, strict=True)) | {name: of[at] for name, of in first.items()}
        yield report(rule, document=document, pointer=at, count=f"{len(pointers):,}", **told)
