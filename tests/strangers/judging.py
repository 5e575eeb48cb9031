"""Whether what was generated is only text where it should be text: judged on syntax trees, by Python's own parser."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from tests.strangers.payloads import CANARY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
OBEYED: Final = re.compile(r"##(?:[A-Za-z]*\[)|^[^\S\n]*::", re.MULTILINE)
"""What a runner of GitHub, Azure or TeamCity takes for a command."""
_DANGEROUS: Final = frozenset({"__import__", "eval", "exec", "compile", "open", "breakpoint", "globals", "vars"})


@dataclass(frozen=True)
class Known:
    """What the harmless package does: the modules that it imports and the builtins that it calls."""

    imports: frozenset[str]
    calls: frozenset[str]


def known_of(files: Mapping[str, str]) -> Known:
    """What a package that was made of a harmless document does."""
    trees = [ast.parse(text) for path, text in files.items() if path.endswith(".py")]
    return Known(
        frozenset(name for tree in trees for name in _imports(tree)),
        frozenset(name for tree in trees for name in _calls(tree)),
    )


def problems(files: Mapping[str, str], known: Known) -> Iterator[str]:
    """What is wrong with the files of a package, or with one module."""
    for path, text in files.items():
        if any(part in {"", ".", ".."} for part in path.split("/")) or "\\" in path or len(path) > 1000:
            yield f"a path leads elsewhere: {path!r}"
        if path.endswith(".py"):
            yield from (f"{path}: {each}" for each in _of_code(text, known))
        elif path.endswith((".json", ".lock")):
            json.loads(text)
        elif path.endswith(".md") and (found := INVISIBLE.search(text)):
            yield f"{path}: {found.group()!r} stands raw"


def _of_code(text: str, known: Known) -> Iterator[str]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError) as error:
        yield f"it cannot be parsed: {error}"
        return
    if found := INVISIBLE.search(text):
        yield f"{found.group()!r} stands raw"
    if others := {*_imports(tree)} - known.imports:
        yield f"it imports {sorted(others)}"
    if others := {*_calls(tree)} - known.calls:
        yield f"it calls {sorted(others)}"
    for node in ast.walk(tree):
        names = (getattr(node, "id", None), getattr(node, "attr", None), getattr(node, "name", None))
        if CANARY in names:
            yield f"line {getattr(node, 'lineno', 0)}: the text is code"


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module)


def _calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _DANGEROUS:
            yield node.func.id
        if isinstance(node, ast.FormattedValue):
            yield from (
                f"f-string of {each.id}"
                for each in ast.walk(node)
                if isinstance(each, ast.Name) and each.id in _DANGEROUS
            )


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(sorted(name for name, _ in attributes))))


def problems_of_report(form: str, text: str, own_tags: frozenset[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """What is wrong with a report in one form. ``own_tags`` are those of a page about harmless documents."""
    if form in {"json", "sarif"}:
        json.loads(text)
    if form == "html" and (others := {*tags_of(text)} - own_tags):
        yield f"the page holds {sorted(others)}"
    commands = [each.group().strip() for each in OBEYED.finditer(text)]
    if form != "html" and (commands if form != "github" else [each for each in commands if each != "::"]):
        yield f"a runner obeys {commands[:3]} in the form {form}"
    if form != "html" and (found := re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\U000e0000-\U000e007f]", text)):
        yield f"{found.group()!r} stands raw in the form {form}"


def tags_of(page: str) -> frozenset[tuple[str, tuple[str, ...]]]:
    """The tags of a page, each with the names of its attributes."""
    parser = _Tags()
    parser.feed(page)
    return frozenset(parser.found)
