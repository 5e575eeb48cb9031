"""Texts that a function makes of many things: remembered, made in other processes, or here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from specmint.memory import Memory
from specmint.parallel import Inline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from concurrent.futures import Executor, Future

A = TypeVar("A")


@dataclass(frozen=True)
class Work:
    """What work is done with. What comes out depends on neither."""

    executor: Executor = field(default_factory=Inline)
    memory: Memory = field(default_factory=Memory)

    def order(self, task: Task[A], things: Mapping[str, A]) -> Order[A]:
        """Have a text made of each thing that none is remembered for; the keys say all that the texts depend on."""
        missing = {key: thing for key, thing in things.items() if self.memory.recall(key) is None}
        batches = [list(batch.items()) for batch in task.batches(missing)]
        futures = [self.executor.submit(task.function, [thing for _, thing in batch]) for batch in batches]
        return Order(task, list(things), list(zip(batches, futures, strict=True)), self.memory)


@dataclass(frozen=True)
class Task(Generic[A]):
    """A function from things to their texts, one each. It is given as many at once as together weigh ``load``."""

    function: Callable[[list[A]], list[str]]
    weight: Callable[[A], int]
    load: int

    def batches(self, things: Mapping[str, A]) -> Iterator[dict[str, A]]:
        """The things in batches, in their order."""
        batch: dict[str, A] = {}
        weight = 0
        for key, thing in things.items():
            batch[key] = thing
            weight += self.weight(thing)
            if weight >= self.load:
                yield batch
                batch, weight = {}, 0
        if batch:
            yield batch


@dataclass(frozen=True)
class Order(Generic[A]):
    """Texts that are being made."""

    task: Task[A]
    keys: list[str]
    batches: list[tuple[list[tuple[str, A]], Future[list[str]]]]
    memory: Memory

    def texts(self, *, wait: bool = False) -> list[str]:
        """The texts, in the order of the things; what nobody has begun yet is made here, unless to ``wait`` is told.

        Raises whatever the function raises.
        """
        for batch, future in reversed(self.batches):
            if not wait and future.cancel():
                self._note(batch, self.task.function([thing for _, thing in batch]))
        for batch, future in self.batches:
            if not future.cancelled():
                self._note(batch, future.result())
        return [self.memory.used[key] for key in self.keys]

    def _note(self, batch: list[tuple[str, A]], texts: list[str]) -> None:
        for (key, _), text in zip(batch, texts, strict=True):
            self.memory.note(key, text)
