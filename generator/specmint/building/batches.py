"""Computes texts for many items in batches: from the cache, in worker processes, or in this process."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from specmint.building.content_cache import ContentCache
from specmint.building.parallel import Inline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from concurrent.futures import Executor, Future

A = TypeVar("A")


@dataclass(frozen=True)
class BuildContext:
    """The executor and the cache to compute with. Results do not depend on either."""

    executor: Executor = field(default_factory=Inline)
    cache: ContentCache = field(default_factory=ContentCache)

    def start(self, task: BatchFunction[A], things: Mapping[str, A]) -> PendingTexts[A]:
        """Start computing a text for each item that is not cached.

        The keys identify everything that the texts depend on.
        """
        missing = {key: thing for key, thing in things.items() if self.cache.recall(key) is None}
        batches = [list(batch.items()) for batch in task.batches(missing)]
        futures = [self.executor.submit(task.function, [thing for _, thing in batch]) for batch in batches]
        return PendingTexts(task, list(things), list(zip(batches, futures, strict=True)), self.cache)


@dataclass(frozen=True)
class BatchFunction(Generic[A]):
    """A function from items to their texts. It gets as many items at once as have a total weight of ``load``."""

    function: Callable[[list[A]], list[str]]
    weight: Callable[[A], int]
    load: int

    def batches(self, things: Mapping[str, A]) -> Iterator[dict[str, A]]:
        """The items in batches, in order."""
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
class PendingTexts(Generic[A]):
    """Texts that are being computed."""

    task: BatchFunction[A]
    keys: list[str]
    batches: list[tuple[list[tuple[str, A]], Future[list[str]]]]
    cache: ContentCache

    def texts(self, *, wait: bool = False) -> list[str]:
        """The texts in the order of the items.

        Unless ``wait`` is set, batches that no worker has begun are computed here. Raises whatever the function raises.
        """
        for batch, future in reversed(self.batches):
            if not wait and future.cancel():
                self._note(batch, self.task.function([thing for _, thing in batch]))
        for batch, future in self.batches:
            if not future.cancelled():
                self._note(batch, future.result())
        return [self.cache.used[key] for key in self.keys]

    def _note(self, batch: list[tuple[str, A]], texts: list[str]) -> None:
        for (key, _), text in zip(batch, texts, strict=True):
            self.cache.note(key, text)
