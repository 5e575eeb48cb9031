"""Evaluates recursive functions over the graph of schemas without Python's stack, for deeply nested documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Hashable

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


def solve(function: Callable[[K], Generator[K, V, V]], argument: K, known: dict[K, V], in_circle: V) -> V:
    """The value of a recursive function, which yields an argument instead of calling itself.

    Results are cached in ``known``. A call that is already being computed gives ``in_circle``.
    """
    if argument in known:
        return known[argument]
    waiting = [(argument, function(argument))]
    computed = {argument}
    answer: V | None = None
    while waiting:
        current, running = waiting[-1]
        try:
            wanted = next(running) if answer is None else running.send(answer)
        except StopIteration as end:
            waiting.pop()
            computed.discard(current)
            answer = known[current] = end.value
            continue
        if wanted in known:
            answer = known[wanted]
        elif wanted in computed:
            answer = in_circle
        else:
            computed.add(wanted)
            waiting.append((wanted, function(wanted)))
            answer = None
    return known[argument]
