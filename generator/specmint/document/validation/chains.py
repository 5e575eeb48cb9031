"""Shortens chains of components that are only references.

openapi-spec-validator follows a chain from each of its components, which takes quadratic time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.document.reading.structure import OPENAPI_3, SWAGGER_2
from specmint.ir.document import child, tokens

if TYPE_CHECKING:
    from specmint.ir.document import Node


def with_short_chains(tree: Node) -> Node:
    """The tree in which every component that is only a reference refers to the end of its chain."""
    structure = SWAGGER_2 if "swagger" in tree else OPENAPI_3
    targets = {
        child(home, name): node["$ref"]
        for home in structure.homes.values()
        for name, node in _members(tree, home).items()
        if isinstance(node, dict) and list(node) == ["$ref"] and isinstance(node["$ref"], str)
    }
    ends = _ends(targets)
    for home in structure.homes.values():
        members = _members(tree, home)
        shortened = {
            name: {"$ref": ends[pointer]}
            for name in members
            if (pointer := child(home, name)) in ends and ends[pointer] != targets[pointer]
        }
        if shortened:
            tree = _with_members(tree, list(tokens(home)), {**members, **shortened})
    return tree


def _with_members(tree: Node, path: list[str], members: Node) -> Node:
    """A copy of the tree with other members at a path. Everything beside the path is shared."""
    inner = _with_members(tree[path[0]], path[1:], members) if len(path) > 1 else members
    return {**tree, path[0]: inner}


def _members(tree: Node, home: str) -> Node:
    found: Any = tree
    for token in tokens(home):
        found = found.get(token) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def _ends(targets: dict[str, str]) -> dict[str, str]:
    """The end of each reference's chain. Circular chains are left out."""
    ends: dict[str, str] = {}
    for start in targets:
        chain: dict[str, None] = {}
        pointer = start
        while pointer in targets and pointer not in ends and pointer not in chain:
            chain[pointer] = None
            pointer = targets[pointer]
        if pointer not in chain:
            ends.update(dict.fromkeys(chain, ends.get(pointer, pointer)))
    return ends
