"""Imports names from ``typing`` instead of ``typing_extensions`` where the target version of Python has them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SINCE: Final = {
    "NotRequired": 11,
    "Required": 11,
    "Self": 11,
    "Unpack": 11,
    "TypeAliasType": 12,
    "ReadOnly": 13,
    "TypeIs": 13,
    "TypeVar": 13,
}
"""The minor version of Python 3 that added a name to ``typing``; for ``TypeVar``, the one that added defaults."""
LONGEST_LINE = 120


def from_typing(source: str, minor: int) -> str:
    """Rewrite the imports of a module for Python 3.``minor`` and later."""
    lines = source.split("\n")
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) and not node.level]
    for node in reversed([each for each in imports if each.module == "typing_extensions"]):
        names = [alias.name for alias in node.names]
        moved = [name for name in names if SINCE.get(name, minor + 1) <= minor]
        if moved:
            indent = " " * node.col_offset
            kept = sorted(set(names) - set(moved))
            block = [
                *statement("typing", moved, indent),
                *(statement("typing_extensions", kept, indent) if kept else []),
            ]
            lines[node.lineno - 1 : node.end_lineno] = block
    return "\n".join(lines)


def statement(module: str, names: Iterable[str], indent: str = "") -> list[str]:
    """The lines of an import statement: one line, or one for each name if it is too long."""
    listed = sorted(names)
    line = f"{indent}from {module} import {', '.join(listed)}"
    if len(line) <= LONGEST_LINE:
        return [line]
    return [f"{indent}from {module} import (", *(f"{indent}    {name}," for name in listed), f"{indent})"]
