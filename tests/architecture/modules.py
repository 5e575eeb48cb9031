"""The modules of specmint and what each imports."""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE = ROOT / "generator"
PACKAGE = SOURCE / "specmint"


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


@cache
def modules(*, for_types: bool = True) -> dict[str, frozenset[str]]:
    """Every module of specmint, with the modules that it imports anywhere in it; ``for_types``, in types too."""
    return {name_of(path): frozenset(_imports(path, for_types=for_types)) for path in sorted(PACKAGE.rglob("*.py"))}


def _statements(node: ast.AST, *, for_types: bool) -> Iterator[ast.AST]:
    for inner in ast.iter_child_nodes(node):
        if for_types or not (isinstance(inner, ast.If) and ast.unparse(inner.test) == "TYPE_CHECKING"):
            yield inner
            yield from _statements(inner, for_types=for_types)


def _imports(path: Path, *, for_types: bool) -> Iterator[str]:
    for node in _statements(ast.parse(path.read_text(encoding="utf-8")), for_types=for_types):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            around = ".".join(path.relative_to(SOURCE).parts[: -node.level]) if node.level else ""
            module = ".".join(part for part in (around, node.module) if part)
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def importers(prefix: str) -> set[str]:
    """The modules outside of ``prefix`` that import something of it."""
    return {
        name
        for name, imported in modules().items()
        if not _is_in(name, prefix) and any(_is_in(each, prefix) for each in imported)
    }


def _is_in(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(f"{prefix}.")
