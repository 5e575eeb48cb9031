"""Collects diagnostics and the parts of the document that were read for each operation."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.ir.document import DanglingReferenceError, Document, child, plain_reference
from specmint.ir.nodes import mapping, text

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Diagnostic, Rule


@dataclass
class Findings:
    """Collects diagnostics about a document, without duplicates."""

    document: Document
    found: dict[tuple[str, str, str], Diagnostic] = field(default_factory=dict)

    def add(self, rule: Rule, pointer: str, *, costs: tuple[str, ...] = (), **fields: object) -> None:
        """Report a diagnostic at a pointer, with the keys of the operations it costs, if these are known."""
        diagnostic = report(rule, document=self.document, source="", pointer=pointer, **fields)
        self.found[rule.code, pointer, diagnostic.message] = replace(diagnostic, operations=costs)


@dataclass
class Resolver:
    """Follows references for one operation, and records every pointer that it visits."""

    document: Document
    parts: dict[str, None] = field(default_factory=dict)

    def follow(self, pointer: str) -> str | None:
        """The mapping at the end of a chain of references; None if there is none.

        Validation reports broken chains.
        """
        try:
            while pointer not in self.parts:
                self.parts[pointer] = None
                node = self.document.at(pointer)
                if not isinstance(node, dict):
                    return None
                if (target := plain_reference(node)) is None:
                    return pointer
                pointer = target
            target = self.document.follow(pointer)
            return target if isinstance(self.document.at(target), dict) else None
        except DanglingReferenceError:
            return None

    def description(self, pointer: str) -> str:
        """The description beside the first reference of a chain that has one, or else at its end."""
        seen: set[str] = set()
        while pointer not in seen:
            seen.add(pointer)
            node = mapping(self.document.at(pointer))
            if (found := text(node.get("description"))) or (target := plain_reference(node)) is None:
                return found
            pointer = target
        return ""

    def children(self, pointer: str, name: str) -> list[str]:
        """The pointers of a list's items; none if it is not a list."""
        members = self.document.at(pointer).get(name)
        return [child(pointer, name, index) for index in range(len(members))] if isinstance(members, list) else []
