from __future__ import annotations

import os
from concurrent.futures import Future
from itertools import chain
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import pytest

from specmint.building.batches import BatchFunction, BuildContext
from specmint.building.content_cache import ContentCache
from specmint.building.parallel import Inline, Processes

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")
THINGS = {"one": "a", "two": "bb", "three": "ccc", "four": "dddd"}


def _upper(things: list[str]) -> list[str]:
    return [thing.upper() for thing in things]


def _task(given: list[list[str]], load: int = 4) -> BatchFunction[str]:
    def function(things: list[str]) -> list[str]:
        given.append(things)
        return _upper(things)

    return BatchFunction(function, weight=len, load=load)


def test_texts_come_in_the_order_of_things() -> None:
    assert BuildContext().start(_task([]), THINGS).texts() == ["A", "BB", "CCC", "DDDD"]
    assert BuildContext().start(_task([]), {}).texts() == []


@pytest.mark.parametrize(
    ("load", "batches"),
    [
        (1, [["a"], ["bb"], ["ccc"], ["dddd"]]),
        (3, [["a", "bb"], ["ccc"], ["dddd"]]),
        (100, [["a", "bb", "ccc", "dddd"]]),
    ],
)
def test_things_are_given_in_batches(load: int, batches: list[list[str]]) -> None:
    given: list[list[str]] = []
    BuildContext().start(_task(given, load), THINGS).texts()
    assert given == batches


def test_what_is_remembered_is_not_made_again() -> None:
    given: list[list[str]] = []
    memory = ContentCache(used={"two": "remembered"})
    assert BuildContext(Inline(), memory).start(_task(given), THINGS).texts() == ["A", "remembered", "CCC", "DDDD"]
    assert sorted(chain.from_iterable(given)) == ["a", "ccc", "dddd"]
    assert memory.used == {"one": "A", "two": "remembered", "three": "CCC", "four": "DDDD"}


class Busy(Inline):
    """Has begun with nothing but the first task."""

    def __init__(self) -> None:
        self.begun = False

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self.begun:
            return Future()
        self.begun = True
        return super().submit(function, *args, **kwargs)


def test_what_nobody_has_begun_is_done_here() -> None:
    given: list[list[str]] = []
    pending = BuildContext(Busy()).start(_task(given, load=1), THINGS)
    assert given == [["a"]]
    assert pending.texts() == ["A", "BB", "CCC", "DDDD"]
    assert given[1:] == [["dddd"], ["ccc"], ["bb"]]


def _fails(things: list[str]) -> list[str]:
    raise KeyError(things[0])


def test_what_a_task_raises_is_raised() -> None:
    with pytest.raises(KeyError, match="a"):
        BuildContext().start(BatchFunction(_fails, weight=len, load=1), THINGS).texts()


def _process(things: list[str]) -> list[str]:
    return [str(os.getpid()) for _ in things]


def test_a_task_that_is_waited_for_is_never_done_here() -> None:
    executor = Processes(1)
    try:
        texts = BuildContext(executor).start(BatchFunction(_process, weight=len, load=1), THINGS).texts(wait=True)
    finally:
        executor.shutdown(cancel_futures=True)
    assert len(set(texts)) == 1
    assert texts[0] != str(os.getpid())
