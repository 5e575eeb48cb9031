"""Reports operations that contradict their path, themselves or each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from specmint.diagnostics import rules_validity as rules
from specmint.diagnostics.place import place_in
from specmint.diagnostics.report import finding
from specmint.document.reading.structure import METHODS
from specmint.ir.document import DanglingReferenceError, Node, child
from specmint.ir.nodes import mapping, sequence
from specmint.ir.routes import EXPRESSION, route_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.diagnostics import Diagnostic, Rule
    from specmint.ir.document import Document


class _Operation(NamedTuple):
    path: str
    method: str
    node: Node
    pointer: str

    @property
    def key(self) -> str:
        return f"{self.method.upper()} {self.path}"


class _Parameter(NamedTuple):
    name: str
    location: str
    pointer: str


def operation_diagnostics(document: Document) -> Iterator[Diagnostic]:
    """Report problems of paths, parameters and operationIds."""
    checks = _Checks(document)
    yield from checks.ambiguous_paths()
    yield from checks.duplicate_ids()
    yield from checks.parameters()


class _Checks:
    def __init__(self, document: Document) -> None:
        self._document = document
        tree = document.tree
        self._paths = [(path, item, child("#/paths", path)) for path, item in _items(tree.get("paths"))]
        self._webhooks = [(name, item, child("#/webhooks", name)) for name, item in _items(tree.get("webhooks"))]

    def _report(self, rule: Rule, pointer: str, **fields: object) -> Diagnostic:
        return finding(rule, place_in(self._document, pointer), **fields)

    def ambiguous_paths(self) -> Iterator[Diagnostic]:
        """Report paths that differ only in the names of their parameters."""
        seen: dict[str, str] = {}
        for path, _, pointer in self._paths:
            other = seen.setdefault(EXPRESSION.sub("{}", path), path)
            if other != path:
                yield self._report(rules.AMBIGUOUS_PATHS, pointer, path=path, other=other)

    def duplicate_ids(self) -> Iterator[Diagnostic]:
        """Report operations with the operationId of an earlier one."""
        seen: dict[str, _Operation] = {}
        for path, item, pointer in (*self._paths, *self._webhooks):
            for operation in _operations(path, item, pointer):
                identifier = operation.node.get("operationId")
                if not isinstance(identifier, str):
                    continue
                other = seen.setdefault(identifier, operation)
                if other is not operation:
                    place = child(operation.pointer, "operationId")
                    yield self._report(rules.DUPLICATE_OPERATION_ID, place, operation_id=identifier, other=other.key)

    def parameters(self) -> Iterator[Diagnostic]:
        """Report duplicate parameters, and path parameters that are only declared or only in the path template."""
        for path, item, pointer in self._paths:
            item, pointer = self._followed(item, pointer)  # noqa: PLW2901 - the path item is the target of the reference
            shared = list(self._declared(item, pointer))
            yield from self._twice(shared)
            yield from self._unused(path, shared)
            for operation in _operations(path, item, pointer):
                own = list(self._declared(operation.node, operation.pointer))
                yield from self._twice(own)
                yield from self._unused(path, own)
                yield from self._undeclared(operation, [*shared, *own])

    def _twice(self, parameters: list[_Parameter]) -> Iterator[Diagnostic]:
        seen = set()
        for name, location, pointer in parameters:
            if (name, location) in seen:
                yield self._report(rules.DUPLICATE_PARAMETER, pointer, name=name, location=location)
            seen.add((name, location))

    def _unused(self, path: str, parameters: list[_Parameter]) -> Iterator[Diagnostic]:
        route = route_of(path)
        for name, location, pointer in parameters:
            if location == "path" and name not in route.names and name not in route.variables:
                yield self._report(rules.UNUSED_PATH_PARAMETER, pointer, name=name, path=path)

    def _undeclared(self, operation: _Operation, parameters: list[_Parameter]) -> Iterator[Diagnostic]:
        route = route_of(operation.path)
        declared = {parameter.name for parameter in parameters if parameter.location == "path"}
        asked = declared | {parameter.name for parameter in parameters if parameter.location == "query"}
        missing = [name for name in route.names if name not in declared]
        missing += [name for name, wire in route.variables.items() if name not in declared and wire not in asked]
        for name in missing:
            yield self._report(rules.UNDECLARED_PATH_PARAMETER, operation.pointer, name=name, operation=operation.key)

    def _declared(self, holder: Node, pointer: str) -> Iterator[_Parameter]:
        """The parameters of a list that have name and location; others are reported as invalid."""
        for index, written in enumerate(sequence(holder.get("parameters"))):
            node, _ = self._followed(mapping(written), "")
            name, location = node.get("name"), node.get("in")
            if isinstance(name, str) and isinstance(location, str):
                yield _Parameter(name, location, child(pointer, "parameters", index))

    def _followed(self, node: Node, pointer: str) -> tuple[Node, str]:
        """The target of a reference; the node itself if it is no reference or a broken one."""
        if not isinstance(node.get("$ref"), str):
            return node, pointer
        try:
            target = self._document.follow(node["$ref"])
            found = self._document.at(target)
        except DanglingReferenceError:
            return node, pointer
        return (found, target) if isinstance(found, dict) else (node, pointer)


def _items(paths: Any) -> list[tuple[str, Node]]:
    if not isinstance(paths, dict):
        return []
    return [(path, item) for path, item in paths.items() if isinstance(item, dict) and not path.startswith("x-")]


def _operations(path: str, item: Node, pointer: str) -> Iterator[_Operation]:
    for method in METHODS:
        if isinstance(item.get(method), dict):
            yield _Operation(path, method, item[method], child(pointer, method))
    for method, node in mapping(item.get("additionalOperations")).items():
        if isinstance(node, dict):
            yield _Operation(path, method, node, child(pointer, "additionalOperations", method))
