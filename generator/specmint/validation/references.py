"""References that lead nowhere, in a circle, or are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.diagnostics import rules_references as rules
from specmint.diagnostics.report import report
from specmint.ir.document import DanglingReferenceError, child
from specmint.reading.bundle import UNRESOLVED
from specmint.resolving.nodes import mapping
from specmint.validation.kinds import described

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.ir.diagnostics import Diagnostic, Rule
    from specmint.ir.document import Document
    from specmint.validation.walk import Part


def reference_diagnostics(document: Document, parts: Iterable[Part]) -> Iterator[Diagnostic]:
    """What is wrong with the references of a document. Those that loading could not follow were reported by it."""
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
        """A value of a discriminator's mapping: the name of a schema or a reference to one."""
        if name not in self._schemas:
            yield from self.check(name, pointer)

    def _follow(self, reference: str, pointer: str) -> Iterator[Diagnostic]:
        seen = set()
        target = reference
        while target not in seen:
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
