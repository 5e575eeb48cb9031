"""What a template computes, as its syntax tree shows it; a template is to print what it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

FILTERS = {"literal", "docstring", "comment", "markdown", "code", "table", "join"}
"""The escapes, what lays names out in lines, and what puts separators between words."""
STATEMENTS = (nodes.Assign, nodes.AssignBlock, nodes.CallBlock, nodes.Include)
ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)


def computed(text: str) -> list[str]:
    """The statements, filters, calls and arithmetic of a template that it should not contain.

    Macros are called, and mappings are walked by ``items()``.
    """
    tree = Environment(autoescape=True).parse(text)
    own = {each.name for each in tree.find_all(nodes.Macro)}
    named = [name for each in tree.find_all(nodes.FromImport) for name in each.names]
    own |= {name if isinstance(name, str) else name[1] for name in named}
    modules = {each.target for each in tree.find_all(nodes.Import)}
    return list(_computed(tree, own, modules))


def _computed(tree: nodes.Template, own: set[str], modules: set[str]) -> Iterator[str]:
    for node in tree.find_all((*STATEMENTS, *ARITHMETIC)):
        yield type(node).__name__
    for filtered in tree.find_all(nodes.Filter):
        if filtered.name not in FILTERS:
            yield filtered.name
    for call in tree.find_all(nodes.Call):
        called = _dotted(call.node)
        is_walk = isinstance(call.node, nodes.Getattr) and call.node.attr == "items"
        if not is_walk and called not in own and called.partition(".")[0] not in modules:
            yield f"{called}()"


def _dotted(node: nodes.Expr) -> str:
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=inner, attr=attr):
            return f"{_dotted(inner)}.{attr}"
        case _:
            return type(node).__name__
