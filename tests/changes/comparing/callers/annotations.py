"""Annotations of a package as somebody outside of it writes them."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.changes.comparing.callers.packages import Package

OPEN: Final = "UnknownMember"
_MARKS: Final = frozenset({"Annotated", "NotRequired"})
_RENAMED: Final = re.compile(r"\b([a-z]+)_\[")
"""A built-in type where a method has its name: ``list_[str]``."""


def outside(of: ast.expr, package: Package, kind: str = "") -> str:
    """What stands in ``models`` or ``params``, with their name before their own, and without what only they need."""
    names = package.names(kind) if kind else frozenset[str]()
    # A copy, since the visitor changes what it visits.
    text = ast.unparse(_Outside(kind, names).visit(ast.parse(ast.unparse(of), mode="eval").body))
    return _RENAMED.sub(r"\1[", text)


def members(of: ast.expr) -> Iterator[ast.expr]:
    """The parts of a union."""
    match of:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from members(left)
            yield from members(right)
        case ast.Subscript() if marked := _marked(of):
            yield from members(marked)
        case _:
            yield of


def _marked(of: ast.Subscript) -> ast.expr | None:
    if isinstance(of.value, ast.Name) and of.value.id in _MARKS:
        return of.slice.elts[0] if isinstance(of.slice, ast.Tuple) else of.slice
    return None


class _Outside(ast.NodeTransformer):
    def __init__(self, kind: str, names: frozenset[str]) -> None:
        self._kind, self._names = kind, names

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        if isinstance(node.value, ast.Name) and node.value.id == "Literal":
            return node
        plain: ast.AST = self.visit(marked) if (marked := _marked(node)) else self.generic_visit(node)
        return plain

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """A type in quotes, since it comes later."""
        if not isinstance(node.value, str):
            return node
        quoted: ast.AST = self.visit(ast.parse(node.value, mode="eval").body)
        return quoted

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(f"{self._kind}.{node.id}") if node.id in self._names else node
