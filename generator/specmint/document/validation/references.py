"""Reports references that are broken, circular or malformed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.diagnostics import rules_references as rules
from specmint.diagnostics.report import report
from specmint.document.reading.bundle import UNRESOLVED
from specmint.document.validation.kinds import described
from specmint.ir.document import DanglingReferenceError, child
from specmint.ir.nodes import mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.document.validation.walk import Part
    from specmint.ir.diagnostics import Diagnostic, Rule
    from specmint.ir.document import Document


def reference_diagnostics(document: Document, parts: Iterable[Part]) -> Iterator[Diagnostic]:
    """Report the problems of a document's references, except those that loading already reported."""
    checker = _Checker(document)
    for pointer, kind, node in parts:
        if "$ref" in node and kind[0] not in "{[":
            yield from checker.check(node["$ref"], child(pointer, "$ref"))
        if kind == "discriminator":
            for value, name in mapping(node.get("mapping")).items():
                yield from checker.check_name(name, child(pointer, "mapping", value))


class _Checker:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._sound: set[str] = set()
        self._schemas = frozenset(mapping(mapping(document.tree.get("components")).get("schemas")))

    def check(self, reference: object, pointer: str) -> Iterator[Diagnostic]:
        if not isinstance(reference, str):
            kind = "null" if reference is None else f"of type {type(reference).__name__}"
            yield report(rules.BAD_REFERENCE, document=self._document, pointer=pointer, kind=kind)
        elif reference not in self._sound and not reference.startswith(UNRESOLVED):
            yield from self._follow(reference, pointer)

    def check_name(self, name: object, pointer: str) -> Iterator[Diagnostic]:
        """Check a value of a discriminator's mapping: the name of a schema or a reference to one."""
        if name not in self._schemas:
            yield from self.check(name, pointer)

    def _follow(self, reference: str, pointer: str) -> Iterator[Diagnostic]:
        seen: set[str] = set()
        target = reference
        while target not in seen:
            if target in self._sound:
                self._sound |= seen
                return
            seen.add(target)
            try:
                node = self._document.at(target)
            except DanglingReferenceError:
                if target == reference:
                    yield self._report(rules.DANGLING_REFERENCE, pointer, reference)
                return
            if not isinstance(node, dict | bool):
                if target == reference:
                    yield self._report(rules.MISPLACED_REFERENCE, pointer, reference, kind=described(node))
                return
            if not (isinstance(node, dict) and list(node) == ["$ref"] and isinstance(node["$ref"], str)):
                self._sound |= seen
                return
            target = node["$ref"]
        if target == reference:
            yield self._report(rules.REFERENCE_CYCLE, pointer, reference)

    def _report(self, rule: Rule, pointer: str, reference: str, **fields: str) -> Diagnostic:
        return report(rule, document=self._document, pointer=pointer, reference=reference, **fields)
