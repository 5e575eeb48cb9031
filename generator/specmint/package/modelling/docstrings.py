"""Formats docstrings in one style: the text starts right after the quotes."""

from __future__ import annotations

import ast

from specmint.text.prose import WIDTH

MOVED = "\0"
"""A marker for lines that were moved; source text contains no NUL."""


def closed_up(source: str) -> str:
    """Move the first line of each docstring up to its quotes. Raises SyntaxError if the text is not Python."""
    if '"""\n' not in source:
        return source
    lines = source.split("\n")
    module = ast.parse(source)
    for node in (*module.body, *(inner for each in module.body for inner in getattr(each, "body", ()))):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            first = node.lineno - 1
            if lines[first].strip() == '"""' and node.end_lineno != node.lineno:
                lines[first + 1] = lines[first] + lines[first + 1].lstrip()
                lines[first] = MOVED
                if node.end_lineno == node.lineno + 2 and _fits(lines[first + 1]):
                    lines[first + 1] += '"""'
                    lines[first + 2] = MOVED
    return "\n".join(line for line in lines if line != MOVED)


def raw(source: str) -> str:
    """Make docstrings of classes that contain backslashes raw. Raises SyntaxError if the text is not Python."""
    if "\\\\" not in source:
        return source
    lines = source.split("\n")
    for node in ast.parse(source).body:
        first = node.body[0] if isinstance(node, ast.ClassDef) else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and first.end_lineno:
            place = slice(first.lineno - 1, first.end_lineno)
            written = "\n".join(lines[place])
            shorter = written.replace('"""', 'r"""', 1).replace("\\\\", "\\")
            if "\\\\" in written and _means(shorter.strip(), first.value.value):
                lines[place] = shorter.split("\n")
    return "\n".join(lines)


def _means(literal: str, value: object) -> bool:
    try:
        return bool(ast.literal_eval(literal) == value)
    except (SyntaxError, ValueError):
        return False


def _fits(line: str) -> bool:
    """Whether the closing quotes fit after a line, whose end must not merge with them."""
    return len(line) + len('"""') <= WIDTH and not line.endswith(('"', "\\"))
