"""Runs a part of the work in worker processes, or in this process.

Each worker is a plain process that reads a function and its arguments from one pipe and writes the result to another.
Each end of a pipe belongs to one process, so the end of a process is always seen as the end of its pipe.
`concurrent.futures.ProcessPoolExecutor` is as fast and shorter, but its processes hold both ends of their pipes: those
of a killed run wait for ever.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from importlib import import_module
from threading import Lock, local
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import WORKER_ENDED
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")
T = TypeVar("T")

MOST = 4
"""The most workers. More would mostly wait for the main process, and each needs memory."""
SLOW_IMPORTS = ("specmint.package.modelling.stage", "datamodel_code_generator.parser.openapi")
SERVE = "import sys; sys.path[:] = {path!r}; from specmint.building.worker import serve; serve()"


class Inline(Executor):
    """An executor that runs functions at once in this process."""

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run the function and return a finished future."""
        future: Future[T] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future passes any exception on
            future.set_exception(error)
        return future


class Processes(Executor):
    """An executor with worker processes, as many as there are waiting tasks, up to a limit.

    A waiting task can be taken back by ``Future.cancel`` and run in this process.
    """

    def __init__(self, count: int) -> None:
        self._threads = ThreadPoolExecutor(count)
        self._own = local()
        self._workers: list[_Worker] = []
        self._lock = Lock()
        self._is_closed = False

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a function in a worker. The function, its arguments and its result are pickled."""
        return self._threads.submit(self._ask, function, *args, **kwargs)

    def _ask(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a task in the worker of this thread, which is started on first use."""
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is None:
            worker = self._own.worker = self._started()
        made: T = worker.ask((function, args, kwargs))
        return made

    def _started(self) -> _Worker:
        with self._lock:
            if self._is_closed:
                message = "no process is started any more"
                raise RuntimeError(message)
            worker = _Worker()
            self._workers.append(worker)
            return worker

    def shutdown(
        self,
        wait: bool = True,  # noqa: ARG002, FBT001, FBT002 - inherited
        *,
        cancel_futures: bool = False,
    ) -> None:
        """End the workers at once. All wanted results have been received before."""
        with self._lock:
            self._is_closed = True
            for worker in self._workers:
                worker.end()
        self._threads.shutdown(wait=True, cancel_futures=cancel_futures)
        for worker in self._workers:
            worker.close()


class _Worker:
    """A worker process and the pipes to it."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", SERVE.format(path=sys.path)]
        self._process = subprocess.Popen(  # noqa: S603 - this very Python
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        if self._process.stdin is None or self._process.stdout is None:
            message = "both pipes were asked for"
            raise RuntimeError(message)
        self._tasks, self._answers = self._process.stdin, self._process.stdout

    def ask(self, task: object) -> Any:
        """The result of a task. Raises its exception, and SpecmintError if the process ends before the task."""
        data = pickle.dumps(task, pickle.HIGHEST_PROTOCOL)
        try:
            self._tasks.write(data)
            self._tasks.flush()
            is_done, made = pickle.load(self._answers)  # noqa: S301 - written by our own code
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            status = self._process.wait()
            raise SpecmintError([report(WORKER_ENDED, status=_told(status))]) from error
        if is_done:
            return made
        raise made

    def end(self) -> None:
        """End the process. The end of its pipe informs whoever waits for it."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Close the pipes."""
        for pipe in (self._tasks, self._answers):
            with suppress(OSError):
                pipe.close()


def _told(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"status {status}"


@contextmanager
def other_processes(*, for_models: bool = True) -> Iterator[Executor]:
    """An executor with worker processes. With ``for_models``, the first one imports at once what models need.

    Results do not depend on the number of workers: they run the same functions on the same values.
    """
    count = min(_cores(), MOST) - 1
    executor = Processes(count) if count else Inline()
    try:
        if count and for_models:
            executor.submit(_warm)
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _cores() -> int:
    """The number of processors that this process may use."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Run the cyclic garbage collector less often, since nearly all objects of a run live until its end."""
    former = gc.get_threshold()
    gc.set_threshold(3_000_000, 10, 10)
    try:
        yield
    finally:
        gc.set_threshold(*former)


def _warm() -> None:
    """Import the needed modules, and exclude their objects from garbage collection."""
    for name in SLOW_IMPORTS:
        import_module(name)
    gc.freeze()
