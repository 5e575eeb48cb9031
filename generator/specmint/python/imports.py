"""Rewrites the imports of a generated module: relative, sorted, and only names that are used."""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

from specmint.text.order import import_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
"""Definitions, which stand two lines below the imports; everything else stands one line below (PEP 8, isort)."""
WORD = re.compile(r"[A-Za-z_]\w*")


def tidy(source: str, extra: Mapping[str, str], relocated: Mapping[str, str], *, postponed: bool = True) -> str:
    """Replace the imports of a module.

    ``extra`` maps further names that the module may use to the modules to import them from; ``relocated`` maps
    placeholder modules to real ones. Annotations are ``postponed`` (PEP 563) or evaluated at definition. Raises
    SyntaxError if the text is not Python.
    """
    tree = ast.parse(source)
    lines = source.split("\n")
    opening = tree.body[0].end_lineno or 0 if tree.body and _is_text(tree.body[0]) else 0
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom | ast.Import)]
    body = [node for node in tree.body[bool(opening) :] if node not in imports]
    first = imports[0].lineno - 1 if imports else opening
    used = {name for node in body for name in _names(node)} - {getattr(node, "name", "") for node in body}
    wanted = _wanted(imports, used, extra, relocated)
    before = [*lines[:first], ""] if lines[:first] else []
    after = lines[body[0].lineno - 1 - len(getattr(body[0], "decorator_list", ())) :] if body else []
    block = list(_block(wanted))
    if postponed:
        block = ["from __future__ import annotations", "", *block]
    apart = ["", ""] if body and isinstance(body[0], DEFINITIONS) else [""]
    return "\n".join([*before, *block, *apart, *after]) + "\n"


def refers_ahead(source: str) -> bool:
    """Whether annotations of a class refer to the class itself or to later definitions of the module."""
    ahead: set[str] = set()
    for node in reversed(ast.parse(source).body):
        if isinstance(node, ast.ClassDef):
            ahead.add(node.name)
            annotations = [each.annotation for each in ast.walk(node) if isinstance(each, ast.AnnAssign)]
            if any(name in ahead for annotation in annotations for name in _names(annotation)):
                return True
        ahead |= {target.id for target in _targets(node) if isinstance(target, ast.Name)}
    return False


def _targets(node: ast.stmt) -> list[ast.expr]:
    """The names that an assignment binds, with or without an annotation (``Alias: TypeAlias = ...``)."""
    if isinstance(node, ast.AnnAssign):
        return [node.target]
    return node.targets if isinstance(node, ast.Assign) else []


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _wanted(
    imports: list[ast.ImportFrom | ast.Import], used: set[str], extra: Mapping[str, str], relocated: Mapping[str, str]
) -> dict[str, list[str]]:
    """The names to import by module; ``import x`` is represented by the module itself."""
    available = dict(extra)
    wanted: dict[str, list[str]] = defaultdict(list)
    for node in imports:
        if isinstance(node, ast.Import):
            for alias in node.names:
                wanted[alias.name] = []
        elif node.module != "__future__":
            module = "." * node.level + (node.module or "")
            available |= {_spelling(alias): relocated.get(module, module) for alias in node.names}
    for spelling, module in available.items():
        if spelling.split(" as ")[-1] in used:
            wanted[module].append(spelling)
    return wanted


def _spelling(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name


def _names(root: ast.AST) -> set[str]:
    """The names that a statement uses, including names in quoted types, but not the words of other texts."""
    found: set[str] = set()
    waiting: list[tuple[ast.AST, bool, frozenset[str]]] = [(root, True, frozenset())]
    while waiting:
        node, is_type, hidden = waiting.pop()
        if isinstance(node, ast.Name):
            found |= {node.id} - hidden
        elif isinstance(node, ast.Constant):
            found |= {*WORD.findall(node.value)} - hidden if isinstance(node.value, str) and is_type else set()
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
            found |= {"Literal"} - hidden
        elif not (isinstance(node, ast.stmt) and _is_text(node)):
            if isinstance(node, ast.Call):
                is_type = isinstance(node.func, ast.Name) and node.func.id == "TypeAliasType"
            within = hidden | _arguments(node)
            bound = node.target if isinstance(node, ast.AnnAssign) else None
            inner = (each for each in ast.iter_child_nodes(node) if each is not bound)
            waiting += [(each, is_type, within if isinstance(each, ast.stmt) else hidden) for each in inner]
    return found


def _arguments(node: ast.AST) -> set[str]:
    """The arguments of a function, which hide module names."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return set()
    return {each.arg for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)}


def _block(wanted: Mapping[str, list[str]]) -> Iterator[str]:
    """The import block: standard library, other packages, own modules. Each renamed import has its own line."""
    group = None
    for module in sorted(wanted, key=_order):
        if group not in {None, _order(module)[0]}:
            yield ""
        group = _order(module)[0]
        for names in _lines(wanted[module]):
            yield f"from {module} import {names}" if names else f"import {module}"


def _lines(names: list[str]) -> list[str]:
    renamed = [[name] for name in names if " as " in name]
    plain = sorted((name for name in names if " as " not in name), key=import_order)
    lines = [*renamed, *([plain] if plain else [])]
    lines.sort(key=lambda line: (import_order(line[0].split(" as ")[0]), line[0]))
    return [", ".join(line) for line in lines] or [""]


def _order(module: str) -> tuple[int, int, str]:
    dots = len(module) - len(module.lstrip("."))
    return 2 if dots else 0 if module.split(".", maxsplit=1)[0] in sys.stdlib_module_names else 1, -dots, module
