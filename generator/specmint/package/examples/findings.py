"""Collects diagnostics about examples that cannot be used or made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_generation import EXAMPLE_NOT_VALID, FIXTURE_NOT_POSSIBLE

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Diagnostic, Rule
    from specmint.ir.document import Document


class Findings:
    """The diagnostics of one run; a rule reports each pointer once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[tuple[str, str], Diagnostic] = {}
        self.operation = ""
        self.fixture = ""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The diagnostics, in the order they were reported."""
        return tuple(self._found.values())

    def example_not_valid(self, pointer: str) -> None:
        """Report an example of the document that is not valid against its own schema."""
        self._add(EXAMPLE_NOT_VALID, pointer)

    def not_possible(self, pointer: str) -> None:
        """Report that no value was found for the schema at ``pointer``, for the fixture that is being made."""
        self._add(FIXTURE_NOT_POSSIBLE, pointer, fixture=self.fixture, operation=self.operation)

    def _add(self, rule: Rule, pointer: str, **fields: str) -> None:
        if (rule.code, pointer) not in self._found:
            self._found[rule.code, pointer] = report(rule, document=self._document, pointer=pointer, **fields)
