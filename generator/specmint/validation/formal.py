"""What openapi-spec-validator finds, in our words and with our weights."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, get_args

from specmint.diagnostics import rules_validity as rules
from specmint.diagnostics.place import Place
from specmint.diagnostics.report import finding
from specmint.reading.bundle import value_at
from specmint.reading.document import ReadDocument
from specmint.reading.structure import ANY, DATA, OPENAPI_3, SCHEMA, SWAGGER_2, Structure, has_shape
from specmint.reading.versions import Family

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Diagnostic, Rule
    from specmint.ir.document import Document, Node
    from specmint.validation.spec_validator import LocatedError

MOST_FINDINGS: Final = 500

_CHECKED_BY_US: Final = frozenset(
    {"DuplicateOperationIDError", "UnresolvableParameterError", "ParameterDuplicateError"}
)
_SAID_OTHERWISE: Final = frozenset(
    {
        # References that lead nowhere.
        "PointerToNowhere",
        "Unresolvable",
        "_WrappedReferencingError",
        # What the metaschema has found already: a missing name, a value of the wrong type.
        "KeyError",
        "TypeError",
        "AttributeError",
        "AssertionError",
    }
)
_NEEDED: Final = frozenset({"name", "in"})


def formal_diagnostics(document: Document) -> list[Diagnostic]:
    """The findings about the document as its author wrote it, at most MOST_FINDINGS of them."""
    # The library takes a tenth of a second to import.
    from specmint.validation.spec_validator import findings

    read = _Written(document)
    found = [
        diagnostic
        for error in islice(findings(read.tree, read.family), MOST_FINDINGS)
        if (diagnostic := read.diagnostic(error)) is not None
    ]
    if len(found) == MOST_FINDINGS:
        found.append(finding(rules.TOO_MANY_FINDINGS, Place(document.source), limit=MOST_FINDINGS))
    return found


class _Written:
    """A document in its author's version."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.tree: Node = document.written if isinstance(document, ReadDocument) else document.tree
        self.family: Family = next(
            (family for family in get_args(Family) if document.version.startswith(family)), "3.1"
        )
        self._structure: Structure = SWAGGER_2 if self.family == "2.0" else OPENAPI_3

    def diagnostic(self, error: LocatedError) -> Diagnostic | None:
        """The finding as a diagnostic; None where another one says the same."""
        if self._is_said_otherwise(error):
            return None
        problem = error.message.rstrip(".")
        return finding(self._rule(error), self._place(error.pointer), problem=problem)

    def _is_said_otherwise(self, error: LocatedError) -> bool:
        if error.keyword in _CHECKED_BY_US or error.pointer.endswith("/$ref"):
            return True
        if error.origin == "crash":
            # A crash at a reference is a broken reference.
            node = value_at(self.tree, error.pointer)
            return error.keyword in _SAID_OTHERWISE or (isinstance(node, dict) and "$ref" in node)
        is_schema = error.keyword == "OpenAPIValidationError" and self._structure.kind_at(error.pointer) == SCHEMA
        return error.origin == "keyword" and is_schema

    def _place(self, pointer: str) -> Place:
        if isinstance(self._document, ReadDocument):
            return self._document.sources.written_place(pointer)
        return Place(self._document.source, pointer, self._document.locate(pointer), self._document.text)

    def _rule(self, error: LocatedError) -> Rule:
        if error.origin == "crash":
            return rules.VALIDATION_INCOMPLETE
        if error.origin == "default":
            return rules.BAD_DEFAULT
        if error.origin == "metaschema" and self._hinders(error):
            return rules.INVALID_STRUCTURE
        return rules.FORMALLY_INVALID

    def _hinders(self, error: LocatedError) -> bool:
        """Whether a client cannot be made of what stands there: the wrong kind of value, or a nameless parameter."""
        kind = self._structure.kind_at(error.pointer)
        value = value_at(self.tree, error.pointer)
        if error.keyword == "required":
            return kind == "parameter" and not value.keys() >= _NEEDED
        parent, _, last = error.pointer.rpartition("/")
        if last == "type" and self._structure.kind_at(parent) == SCHEMA:
            return value is not None
        return kind not in {ANY, DATA} and value is not None and not has_shape(value, kind)
