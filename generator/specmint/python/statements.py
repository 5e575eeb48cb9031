"""Formats a module in black's style, statement by statement, with black's empty lines between them.

Python's own parser splits the module. Comments, and statements that generated code does not contain, are refused.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from specmint.python.layout import INDENT, LINE_LENGTH, laid_out
from specmint.python.tokens import UnknownLayoutError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Kind = Literal["decorator", "class", "def", "stub", "if", "else", "import", "docstring", "text", "other"]

QUOTES = '"""'
_KINDS: dict[type[ast.stmt], Kind] = {
    ast.ClassDef: "class",
    ast.FunctionDef: "def",
    ast.AsyncFunctionDef: "def",
    ast.If: "if",
    ast.Import: "import",
    ast.ImportFrom: "import",
}
_CHANGING = re.compile(r"\\[xuUN]|\\\s*\n")
"""Escapes that black rewrites in string literals, and line ends that prevent this."""
_WHITE = re.compile(r"[\t\r\f\v]|[ ]\n")
"""White space that black changes in docstrings."""


@dataclass(frozen=True)
class _Line:
    """One logical line: a simple statement, a decorator or the head of a compound statement, with place and depth."""

    kind: Kind
    start: int
    end: int
    depth: int


def styled(source: str, whole: Callable[[str], str]) -> str:
    """A module as black prints it. ``whole`` is black itself, called for statements that the rules here do not cover.

    Raises UnknownLayoutError for a module that must be formatted as a whole, and SyntaxError if it is not Python.
    """
    lines = source.split("\n")
    printed: list[str] = []
    spacing, consumed = _Spacing(), 0
    for line in _block(ast.parse(source).body, lines, 0):
        if line.start < consumed or any(lines[consumed : line.start]):
            raise UnknownLayoutError
        printed += [""] * spacing.before(line, line.start - consumed)
        printed.append(_printed(line, "\n".join(lines[line.start : line.end]), whole))
        consumed = line.end
    if any(lines[consumed:]):
        raise UnknownLayoutError
    return "".join(f"{text}\n" for text in printed)


def _block(body: Sequence[ast.stmt], lines: Sequence[str], depth: int, owner: Kind = "other") -> Iterator[_Line]:
    """The logical lines of a block."""
    for place, node in enumerate(body):
        for decorator in getattr(node, "decorator_list", ()):
            yield _Line("decorator", decorator.lineno - 1, decorator.end_lineno or 0, depth)
        kind = _KINDS.get(type(node), "other")
        if kind == "other" and _is_text(node):
            kind = "text" if place else "docstring"
        conditional = owner == "if" and (kind == "docstring" or (depth == 1 and kind in {"class", "def", "stub"}))
        if conditional or (kind == "other" and _body(node)):
            raise UnknownLayoutError
        yield from _statement(node, kind, lines, depth)


def _statement(node: ast.stmt, kind: Kind, lines: Sequence[str], depth: int) -> Iterator[_Line]:
    """A simple statement, or a compound one with its blocks."""
    inner = _body(node)
    if not inner:
        yield _Line(kind, node.lineno - 1, node.end_lineno or 0, depth)
        return
    if lines[inner[0].lineno - 1][: inner[0].col_offset].strip():
        yield _stub(node, kind, depth)
        return
    yield _Line(kind, node.lineno - 1, _start(inner[0], lines), depth)
    yield from _block(inner, lines, depth + 1, kind)
    if others := getattr(node, "orelse", None):
        last = _start(others[0], lines)
        yield _Line("else", last - 1, last, depth)
        yield from _block(others, lines, depth + 1, "if")


def _stub(node: ast.stmt, kind: Kind, depth: int) -> _Line:
    """A function without a body: ``def f() -> int: ...``."""
    if kind != "def" or [ast.unparse(each) for each in _body(node)] != ["..."]:
        raise UnknownLayoutError
    return _Line("stub", node.lineno - 1, node.end_lineno or 0, depth)


def _body(node: ast.stmt) -> list[ast.stmt]:
    body: list[ast.stmt] = getattr(node, "body", [])
    return body


def _start(node: ast.stmt, lines: Sequence[str]) -> int:
    """The number of the last non-empty line before a statement."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    end = (decorators[0] if decorators else node).lineno - 1
    while end > 0 and not lines[end - 1]:
        end -= 1
    return end


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _printed(line: _Line, text: str, whole: Callable[[str], str]) -> str:
    if line.kind == "else":
        if text.strip() != "else:":
            raise UnknownLayoutError
        return " " * INDENT * line.depth + "else:"
    try:
        return _text(line, text) if line.kind in {"docstring", "text"} else laid_out(text, line.depth)
    except UnknownLayoutError:
        return _asked(line, text, whole)


def _asked(line: _Line, text: str, whole: Callable[[str], str]) -> str:
    """The line as black prints it in blocks of the same depth, which are then removed again."""
    before = [f"{' ' * INDENT * depth}if x:" for depth in range(line.depth)]
    indent = " " * INDENT * line.depth
    if line.kind == "text":
        before.append(f"{indent}pass")
    after: list[str] = []
    if line.kind == "decorator":
        after = [f"{indent}def x():", f"{indent}    pass"]
    elif line.kind in {"class", "def", "if"}:
        if not text.endswith(":"):
            raise UnknownLayoutError
        after = [f"{indent}    pass"]
    printed = whole("\n".join([*before, text, *after])).rstrip("\n").split("\n")
    kept = printed[len(before) : len(printed) - len(after)]
    return "\n".join(kept).lstrip("\n")


def _text(line: _Line, text: str) -> str:
    """A docstring or another string statement. Raises UnknownLayoutError if black might change it."""
    indent = " " * INDENT * line.depth
    opening = f"{indent}r{QUOTES}" if text.startswith(f"{indent}r") else indent + QUOTES
    if not text.startswith(opening) or not text.endswith(QUOTES) or _CHANGING.search(text):
        raise UnknownLayoutError
    content = text[len(opening) : -len(QUOTES)]
    if line.kind == "docstring" and not _is_stable(content, indent):
        raise UnknownLayoutError
    return text


def _is_stable(content: str, indent: str) -> bool:
    """Whether a docstring begins and ends next to its quotes, with its lines indented like the first one."""
    first, *others = content.split("\n")
    if not first or first[0] in ' "' or _WHITE.search(content):
        return False
    if not others:
        return first[-1] not in ' "\\'
    last = others[-1]
    written = [each for each in others if each.strip(" ")]
    depth = min((len(each) - len(each.lstrip(" ")) for each in written), default=-1)
    closed = last == indent or (last[-1:] not in {"", " ", '"', "\\"} and len(last) + len(QUOTES) <= LINE_LENGTH)
    return depth == len(indent) and closed


@dataclass
class _Spacing:
    """Computes the empty lines before each line, in order. ``definitions`` holds the depths of open definitions."""

    former: _Line | None = None
    is_after_class: bool = False
    definitions: list[int] = field(default_factory=list)

    def before(self, line: _Line, given: int) -> int:
        """The number of empty lines that black puts before a line that has ``given`` ones."""
        former, self.former = self.former, line
        was_after_class, self.is_after_class = self.is_after_class, former is not None and former.kind == "class"
        given = min(given, 1 if line.depth else 2)
        has_ended = self._has_ended(line)
        if former is None or (line.kind == "docstring" and former.kind in {"class", "def"}):
            return 0
        if line.kind in {"decorator", "class", "def", "stub"}:
            return _before_definition(former, line, given)
        wanted = (1 if line.depth else 2) if has_ended else given
        if former.kind == "docstring" and (was_after_class or former.depth == 0):
            return 1 if former.depth == 0 else max(wanted, 1)
        if former.kind == "import" != line.kind and former.depth == line.depth:
            return max(wanted, 1) if line.depth else 1
        return wanted

    def _has_ended(self, line: _Line) -> bool:
        """Whether a class or a function ends before this line."""
        ended = False
        while self.definitions and self.definitions[-1] >= line.depth:
            self.definitions.pop()
            ended = True
        if line.kind in {"class", "def", "stub"}:
            self.definitions.append(line.depth)
        return ended


def _before_definition(former: _Line, line: _Line, given: int) -> int:
    if former.kind == "stub" and not given:
        raise UnknownLayoutError
    if former.kind == "decorator":
        return 0
    if former.depth < line.depth and former.kind in {"class", "def"}:
        return given
    return 1 if line.depth else 2
