"""Limits the time of work that waits for the network."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """The result of the work if it ends in time. Raises TimeoutError, and whatever the work raises.

    The work runs in a separate thread, which is abandoned after the limit: a name lookup cannot be cancelled, and a
    server may send a header line each second for ever without exceeding a timeout of its own.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it is raised again in the waiting thread
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future.result(seconds)
