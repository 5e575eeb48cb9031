"""Classes that were made by themselves, put together to modules."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.modelling.dmcg import PEERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True)
class Piece:
    """The source of some classes by ``keys`` (``module.Class``), and the keys of all that it refers to.

    ``name`` is the digest of what it was made from.
    """

    name: str
    keys: tuple[str, ...]
    references: frozenset[str]
    source: str


def by_module(pieces: Iterable[Piece]) -> dict[str, list[Piece]]:
    """The pieces of each module, by its name."""
    modules: dict[str, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda piece: piece.keys):
        modules.setdefault(piece.keys[0].split(".")[0], []).append(piece)
    return dict(sorted(modules.items()))


def assembled(pieces: Sequence[Piece]) -> str:
    """The source of a module, with all imports at its top. What is imported from ``PEERS`` has yet to be placed."""
    name = pieces[0].keys[0].split(".")[0]
    imports = {"from typing import TypeAlias"}
    bodies: list[str] = []
    for piece in _in_order(pieces):
        lines = piece.source.split("\n")
        end = 0
        for node in ast.parse(piece.source).body:
            if isinstance(node, ast.ImportFrom):
                end = node.end_lineno or 0
                if node.module != f"{PEERS}.{name}":
                    imports |= {f"from {node.module} import {_spelled(alias)}" for alias in node.names}
                else:
                    bodies += [_other_name(alias) for alias in node.names if alias.asname]
        bodies.append("\n".join(lines[end:]).strip("\n"))
    return "\n".join([*sorted(imports), "", "", "\n\n\n".join(dict.fromkeys(bodies)), ""])


def _in_order(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """What is referred to comes first, else keys decide. Pieces do not refer to each other in a circle."""
    waiting = list(pieces)
    missing = {key for piece in waiting for key in piece.keys}
    while waiting:
        later: list[Piece] = []
        for piece in waiting:
            if piece.references & missing - {*piece.keys}:
                later.append(piece)
            else:
                missing -= {*piece.keys}
                yield piece
        waiting = later


def _spelled(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name


def _other_name(alias: ast.alias) -> str:
    """Another name for a class of the same module, where a field hides its own."""
    return f"{alias.asname}: TypeAlias = {alias.name}"
