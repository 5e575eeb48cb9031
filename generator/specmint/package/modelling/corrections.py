"""Rewrites those parts of datamodel-code-generator's output that type checkers cannot understand."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDE = 100
"""A union with more members is written as ``Union[...]``, since pyright gives up on ``|`` nested about 250 deep."""
ADDITIONAL = """

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> {type}: ...

    else:
        __pydantic_extra__: dict[str, {type}]
"""
"""The attribute of additional properties: pydantic validates them, type checkers know their type."""


SIGNS = ("__pydantic_extra__", ".model_rebuild()")
"""Texts of which a source contains at least one if it needs a correction, apart from wide unions."""


@dataclass(frozen=True)
class _Edit:
    """A part of a source, by byte offsets, and its replacement."""

    start: int
    end: int
    text: str


def corrected(source: str) -> str:
    """The source with ``Union`` for wide unions, with typed additional properties, and without early rebuilding.

    Raises SyntaxError if the text is not Python.
    """
    if not any(sign in source for sign in SIGNS) and source.count("|") <= WIDE:
        return source
    places = _Places(source)
    tree = ast.parse(source)
    edits = [*_wide_unions(places, tree), *_further_fields(places, tree), *_rebuilding(places, tree)]
    return places.edited(edits)


class _Places:
    """A source by the lines and columns of its syntax tree, which count bytes of UTF-8."""

    def __init__(self, source: str) -> None:
        self._bytes = source.encode()
        self._starts = [0]
        for line in self._bytes.split(b"\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def start(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[node.lineno - 1] + node.col_offset

    def end(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)

    def text(self, node: ast.expr) -> str:
        return self._bytes[self.start(node) : self.end(node)].decode()

    def edited(self, edits: list[_Edit]) -> str:
        made = self._bytes
        for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
            made = made[: edit.start] + edit.text.encode() + made[edit.end :]
        return made.decode()


def _wide_unions(places: _Places, tree: ast.Module) -> Iterator[_Edit]:
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        members = _members(node)
        if len(members) > WIDE and isinstance(node, ast.expr):
            yield _Edit(places.start(node), places.end(node), f"Union[{', '.join(map(places.text, members))}]")
        else:
            waiting += members if len(members) > 1 else ast.iter_child_nodes(node)


def _members(node: ast.AST) -> list[ast.expr]:
    """The operands of ``A | B | C``."""
    members: list[ast.expr] = []
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        members.append(node.right)
        node = node.left
    return [node, *reversed(members)] if isinstance(node, ast.expr) else []


def _further_fields(places: _Places, tree: ast.Module) -> Iterator[_Edit]:
    for node in tree.body:
        held = _held(node) if isinstance(node, ast.ClassDef) else None
        if isinstance(node, ast.ClassDef) and held is not None:
            type_ = _Places(places.text(held)).edited(list(_unquoted(places.text(held))))
            yield _Edit(places.end(node), places.end(node), ADDITIONAL.format(type=type_).rstrip("\n"))
            for statement in node.body:
                if _assigned(statement) in {"model_config", "__annotations__"}:
                    yield _Edit(places.start(statement), places.end(statement), "")


def _rebuilding(places: _Places, tree: ast.Module) -> Iterator[_Edit]:
    """Calls of ``model_rebuild``, which pydantic makes by itself when a class is first used."""
    for node in tree.body:
        call = node.value if isinstance(node, ast.Expr) else None
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "model_rebuild":
            yield _Edit(places.start(node), places.end(node), "")


def _held(node: ast.ClassDef) -> ast.expr | None:
    """The type in ``__annotations__ = {"__pydantic_extra__": dict[str, <type>]}``."""
    for statement in node.body:
        if _assigned(statement) == "__annotations__" and isinstance(statement, ast.Assign):
            mapping = statement.value.values[0] if isinstance(statement.value, ast.Dict) else None
            if isinstance(mapping, ast.Subscript) and isinstance(mapping.slice, ast.Tuple):
                return mapping.slice.elts[1]
    return None


def _unquoted(type_: str) -> Iterator[_Edit]:
    """References to classes that are defined later, without quotes, since annotations are not evaluated."""
    places = _Places(type_)
    waiting: list[ast.AST] = [ast.parse(type_, mode="eval").body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield _Edit(places.start(node), places.end(node), node.value)
        elif not (isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"):
            waiting += ast.iter_child_nodes(node)


def _assigned(statement: ast.stmt) -> str | None:
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    return target.id if isinstance(target, ast.Name) else None
