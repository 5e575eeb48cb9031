"""Docstrings in one style: the text starts right after the quotes."""

from __future__ import annotations

import ast

from specmint.modelling.prose import WIDTH

MOVED = "\0"
"""Stands for a line that has moved away; no source holds a NUL."""


def closed_up(source: str) -> str:
    """Move the first line of each docstring up to its quotes. Raises SyntaxError for text that is no Python."""
    lines = source.split("\n")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            first = node.lineno - 1
            if lines[first].strip() == '"""' and node.end_lineno != node.lineno:
                lines[first + 1] = lines[first] + lines[first + 1].lstrip()
                lines[first] = MOVED
                if node.end_lineno == node.lineno + 2 and _fits(lines[first + 1]):
                    lines[first + 1] += '"""'
                    lines[first + 2] = MOVED
    return "\n".join(line for line in lines if line != MOVED)


def _fits(line: str) -> bool:
    """Whether the closing quotes may follow a line, which must not end in what they would run into."""
    return len(line) + len('"""') <= WIDTH and not line.endswith(('"', "\\"))
