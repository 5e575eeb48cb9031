from __future__ import annotations

import os
from concurrent.futures import Future
from itertools import chain
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import pytest

from specmint.memory import Memory
from specmint.parallel import Inline, Processes
from specmint.work import Task, Work

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")
THINGS = {"one": "a", "two": "bb", "three": "ccc", "four": "dddd"}


def _upper(things: list[str]) -> list[str]:
    return [thing.upper() for thing in things]


def _task(given: list[list[str]], load: int = 4) -> Task[str]:
    def function(things: list[str]) -> list[str]:
        given.append(things)
        return _upper(things)

    return Task(function, weight=len, load=load)


def test_texts_come_in_the_order_of_things() -> None:
    assert Work().order(_task([]), THINGS).texts() == ["A", "BB", "CCC", "DDDD"]
    assert Work().order(_task([]), {}).texts() == []


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
    Work().order(_task(given, load), THINGS).texts()
    assert given == batches


def test_what_is_remembered_is_not_made_again() -> None:
    given: list[list[str]] = []
    memory = Memory(used={"two": "remembered"})
    assert Work(Inline(), memory).order(_task(given), THINGS).texts() == ["A", "remembered", "CCC", "DDDD"]
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
    order = Work(Busy()).order(_task(given, load=1), THINGS)
    assert given == [["a"]]
    assert order.texts() == ["A", "BB", "CCC", "DDDD"]
    assert given[1:] == [["dddd"], ["ccc"], ["bb"]]


def _fails(things: list[str]) -> list[str]:
    raise KeyError(things[0])


def test_what_a_task_raises_is_raised() -> None:
    with pytest.raises(KeyError, match="a"):
        Work().order(Task(_fails, weight=len, load=1), THINGS).texts()


def _process(things: list[str]) -> list[str]:
    return [str(os.getpid()) for _ in things]


def test_a_task_that_is_waited_for_is_never_done_here() -> None:
    executor = Processes(1)
    try:
        texts = Work(executor).order(Task(_process, weight=len, load=1), THINGS).texts(wait=True)
    finally:
        executor.shutdown(cancel_futures=True)
    assert len(set(texts)) == 1
    assert texts[0] != str(os.getpid())
