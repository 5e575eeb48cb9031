"""Finds the classes that have to be generated together: those that refer to each other. Most classes are alone.

The text of a class depends on its own definition only, so it can be generated anywhere and cached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.package.modelling.bundles import Bundle
from specmint.package.modelling.dmcg import references

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def units(bundle: Bundle) -> list[Bundle]:
    """The strongly connected parts of a bundle, in the order of their keys."""
    graph = {key: sorted(set(references(schema)) & bundle.schemas.keys()) for key, schema in bundle.schemas.items()}
    circles = sorted(sorted(circle) for circle in _circles(graph))
    unit_of = {key: number for number, circle in enumerate(circles) for key in circle}
    aliases: list[dict[str, str]] = [{} for _ in circles]
    for place, name in bundle.aliases.items():
        module, cls, _ = place.split(".", 2)
        aliases[unit_of[f"{module}.{cls}"]][place] = name
    return [
        Bundle(
            {key: bundle.schemas[key] for key in circle},
            aliases[number],
            {key: bundle.annotations[key] for key in circle if key in bundle.annotations},
        )
        for number, circle in enumerate(circles)
    ]


def _circles(graph: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """The strongly connected components of a graph (Tarjan, 1972), without recursion, which Python limits."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_nodes: list[str] = []
    closed: set[str] = set()
    for root in graph:
        path = [(root, iter(graph[root]))] if root not in order else []
        while path:
            node, targets = path[-1]
            if node not in order:
                order[node] = lowest[node] = len(order)
                open_nodes.append(node)
            target = next((each for each in targets if each not in closed), None)
            if target is None:
                path.pop()
                if path:
                    parent = path[-1][0]
                    lowest[parent] = min(lowest[parent], lowest[node])
                if lowest[node] == order[node]:
                    place = open_nodes.index(node)
                    yield open_nodes[place:]
                    closed.update(open_nodes[place:])
                    del open_nodes[place:]
            elif target in order:
                lowest[node] = min(lowest[node], order[target])
            else:
                path.append((target, iter(graph[target])))
