"""Joins separately generated classes to modules."""

from __future__ import annotations

import ast
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.package.modelling.dmcg import PEERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Piece:
    """The source of the classes ``keys`` (``module.Class``), and the keys of all classes that it refers to.

    ``name`` is the digest of the input that it was generated from.
    """

    name: str
    keys: tuple[str, ...]
    references: frozenset[str]
    source: str


def by_module(pieces: Iterable[Piece]) -> dict[str, list[Piece]]:
    """The pieces of each module, by the module's name."""
    modules: dict[str, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda piece: piece.keys):
        modules.setdefault(piece.keys[0].split(".")[0], []).append(piece)
    return dict(sorted(modules.items()))


def assembled(pieces: Sequence[Piece]) -> str:
    """The source of a module with all imports at the top.

    Imports from ``PEERS`` still need the path of their module.
    """
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


def _in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces in rounds: each has all in their order that refer to nothing which is still to come.

    So what is referred to comes first. Pieces do not refer to each other in a circle.
    """
    places = {key: place for place, piece in enumerate(pieces) for key in piece.keys}
    referred = [{places[key] for key in piece.references if key in places} - {at} for at, piece in enumerate(pieces)]
    users: dict[int, list[int]] = defaultdict(list)
    for place, needed in enumerate(referred):
        for each in needed:
            users[each].append(place)
    rounds = [0] * len(pieces)
    missing = list(map(len, referred))
    ready = [place for place, count in enumerate(missing) if not count]
    while ready:
        place = ready.pop()
        for user in users[place]:
            rounds[user] = max(rounds[user], rounds[place] + (place > user))
            missing[user] -= 1
            ready += [user] * (not missing[user])
    return [pieces[place] for place in sorted(range(len(pieces)), key=lambda place: (rounds[place], place))]


def _spelled(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name


def _other_name(alias: ast.alias) -> str:
    """An alias for a class of the same module, which a field's name would hide."""
    return f"{alias.asname}: TypeAlias = {alias.name}"
