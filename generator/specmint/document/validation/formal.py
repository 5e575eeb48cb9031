"""Reports violations of the specification, with specmint's messages and severities."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, get_args

from specmint.diagnostics import rules_validity as rules
from specmint.diagnostics.place import Place
from specmint.diagnostics.report import finding
from specmint.document.reading.document import ReadDocument
from specmint.document.reading.structure import OPENAPI_3, SCHEMA, SWAGGER_2, Structure
from specmint.document.reading.targets import value_at
from specmint.document.reading.versions import Family
from specmint.document.validation.kinds import misfits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.document.validation.spec_validator import LocatedError
    from specmint.ir.diagnostics import Diagnostic, Rule
    from specmint.ir.document import Document, Node

MOST_FINDINGS: Final = 500

_CHECKED_BY_US: Final = frozenset(
    {"DuplicateOperationIDError", "UnresolvableParameterError", "ParameterDuplicateError"}
)
_SAID_OTHERWISE: Final = frozenset(
    {
        # References that cannot be resolved.
        "PointerToNowhere",
        "Unresolvable",
        "_WrappedReferencingError",
        # Errors that the metaschema reports too: a missing name, a value of the wrong type.
        "KeyError",
        "TypeError",
        "AttributeError",
        "AssertionError",
    }
)


def formal_diagnostics(document: Document) -> list[Diagnostic]:
    """The findings about the author's document; at most MOST_FINDINGS of those that are only warnings."""
    # Importing the library takes a tenth of a second.
    from specmint.document.validation.spec_validator import findings

    read = _Written(document)
    of_kind = list(read.misfits())
    read.said = frozenset(diagnostic.pointer for diagnostic in of_kind)
    found = [
        diagnostic
        for error in islice(findings(read.tree, read.family, read.structure), MOST_FINDINGS)
        if (diagnostic := read.diagnostic(error)) is not None
    ]
    if len(found) == MOST_FINDINGS:
        found.append(finding(rules.TOO_MANY_FINDINGS, Place(document.source), limit=MOST_FINDINGS))
    return [*of_kind, *found]


class _Written:
    """A document in its author's version. ``said`` holds the pointers that need no further finding."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.tree: Node = document.written if isinstance(document, ReadDocument) else document.tree
        self.family: Family = next(
            (family for family in get_args(Family) if document.version.startswith(family)), "3.1"
        )
        self.structure: Structure = SWAGGER_2 if self.family == "2.0" else OPENAPI_3
        self.said: frozenset[str] = frozenset()

    def misfits(self) -> Iterator[Diagnostic]:
        """The values of the wrong type."""
        for pointer, problem in misfits(self.tree, self.structure):
            yield finding(rules.INVALID_STRUCTURE, self._place(pointer), problem=problem)

    def diagnostic(self, error: LocatedError) -> Diagnostic | None:
        """The finding as a diagnostic; None if another one says the same."""
        if error.pointer in self.said or self._is_said_otherwise(error):
            return None
        problem = error.message.rstrip(".")
        return finding(_rule(error), self._place(error.pointer), problem=problem)

    def _is_said_otherwise(self, error: LocatedError) -> bool:
        if error.keyword in _CHECKED_BY_US or error.pointer.endswith("/$ref"):
            return True
        if error.origin == "crash":
            # A crash at a reference means a broken reference.
            node = value_at(self.tree, error.pointer)
            return error.keyword in _SAID_OTHERWISE or (isinstance(node, dict) and "$ref" in node)
        is_schema = error.keyword == "OpenAPIValidationError" and self.structure.kind_at(error.pointer) == SCHEMA
        return error.origin == "keyword" and is_schema

    def _place(self, pointer: str) -> Place:
        if isinstance(self._document, ReadDocument):
            return self._document.sources.written_place(pointer)
        return Place(self._document.source, pointer, self._document.locate(pointer), self._document.text)


def _rule(error: LocatedError) -> Rule:
    if error.origin == "crash":
        return rules.VALIDATION_INCOMPLETE
    return rules.BAD_DEFAULT if error.origin == "default" else rules.FORMALLY_INVALID
