"""Every place of a document where an author writes text: values, and names that are keys, structural ones included."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from specmint.ir.document import child

if TYPE_CHECKING:
    from collections.abc import Iterator


class Position(NamedTuple):
    """A path into a document; its last part is the key itself where ``is_key`` says so."""

    path: tuple[str | int, ...]
    is_key: bool

    def __str__(self) -> str:
        """As a pointer, a key with a mark."""
        return f"{child('#', *self.path)}{' (key)' if self.is_key else ''}"


def positions(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[Position]:
    """All positions of a document, the outer ones first."""
    members = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in members:
        here = (*path, key)
        if isinstance(key, str):
            yield Position(here, is_key=True)
        if isinstance(value, str):
            yield Position(here, is_key=False)
        else:
            yield from positions(value, here)


def mutated(document: dict[str, Any], changes: dict[Position, str]) -> dict[str, Any]:
    """The document with other texts at some positions. What refers to a part that is renamed refers to it still."""
    tree = deepcopy(document)
    for position, text in changes.items():
        if not position.is_key:
            _holder(tree, position)[position.path[-1]] = text
    # Inner keys first, so that the paths of the others still lead there.
    for position in sorted((each for each in changes if each.is_key), key=lambda each: -len(each.path)):
        holder = _holder(tree, position)
        renamed = {changes[position] if key == position.path[-1] else key: value for key, value in holder.items()}
        holder.clear()
        holder.update(renamed)
        _refer(tree, child("#", *position.path), child("#", *position.path[:-1], changes[position]))
    return tree


def _holder(tree: Any, position: Position) -> Any:
    for part in position.path[:-1]:
        tree = tree[part]
    return tree


def _refer(node: Any, old: str, new: str) -> None:
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if isinstance(value, str) and value == old:
            node[key] = new
        elif isinstance(value, str) and value.startswith(f"{old}/"):
            node[key] = new + value[len(old) :]
        else:
            _refer(value, old, new)
