"""What is found while an API is read, and the parts of the document that were asked on the way."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.ir.document import DanglingReferenceError, Document, child, plain_reference

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Diagnostic, Rule


@dataclass
class Findings:
    """Collects diagnostics about a document, each once."""

    document: Document
    found: dict[tuple[str, str, str], Diagnostic] = field(default_factory=dict)

    def add(self, rule: Rule, pointer: str, *, costs: tuple[str, ...] = (), **fields: object) -> None:
        """Note a finding at a pointer, and the keys of the operations that it costs, where those are known."""
        diagnostic = report(rule, document=self.document, source="", pointer=pointer, **fields)
        self.found[rule.code, pointer, diagnostic.message] = replace(diagnostic, operations=costs)


@dataclass
class Trail:
    """Follows references for one operation, and remembers every part of the document that it came through."""

    document: Document
    parts: dict[str, None] = field(default_factory=dict)

    def follow(self, pointer: str) -> str | None:
        """The mapping at the end of a chain of plain references; None where there is none.

        Validation has reported what keeps a chain from leading to a mapping.
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

    def children(self, pointer: str, name: str) -> list[str]:
        """The pointers of the members of a list; none where there is no list."""
        members = self.document.at(pointer).get(name)
        return [child(pointer, name, index) for index in range(len(members))] if isinstance(members, list) else []
