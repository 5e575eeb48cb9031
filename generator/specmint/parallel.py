"""A second process for the slow half of the work, or none."""

from __future__ import annotations

import gc
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import active_children, get_context
from signal import SIG_IGN, SIGINT, signal
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")
T = TypeVar("T")

SLOW_IMPORTS = ("specmint.stages.model", "datamodel_code_generator.parser.openapi")


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
    executor = ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))
    try:
        with _deaf():
            executor.submit(_warm)
        yield executor
    except Exception:
        # Stopped while it hands over a result, it would leave half of that in the pipe, and us waiting for the rest.
        executor.shutdown(cancel_futures=True)
        raise
    finally:
        # What it was asked for has been handed over; it need not take its time to tidy up.
        for process in active_children():
            process.terminate()
        executor.shutdown(cancel_futures=True)


@contextmanager
def _deaf() -> Iterator[None]:
    """Let a process started meanwhile not hear Ctrl-C, which this process answers for both."""
    if current_thread() is not main_thread():
        yield
        return
    former = signal(SIGINT, SIG_IGN)
    try:
        yield
    finally:
        signal(SIGINT, former)


def collect_rarely() -> None:
    """Look for cycles of dead objects less often: nearly all that a run makes lives until its end."""
    gc.set_threshold(200_000, 50, 100)


def _warm() -> None:
    collect_rarely()
    for name in SLOW_IMPORTS:
        import_module(name)
