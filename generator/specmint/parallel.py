"""A second process for the slow half of the work, or none."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")
T = TypeVar("T")

SLOW_IMPORTS = ("specmint.stages.model", "datamodel_code_generator.parser.openapi", "black")


class Inline(Executor):
    """Does what it is given at once, in this process."""

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future that is done already."""
        future: Future[T] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future hands on whatever was raised
            future.set_exception(error)
        return future


@contextmanager
def second_process() -> Iterator[Executor]:
    """An executor in another process, which starts at once on the imports it will need.

    What it gives does not depend on there being one: it runs the same functions on the same values.
    """
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as executor:
        warmed: Future[Any] = executor.submit(_warm)
        try:
            yield executor
        finally:
            warmed.cancel()
            executor.shutdown(wait=False, cancel_futures=True)


def _warm() -> None:
    for name in SLOW_IMPORTS:
        import_module(name)
