"""The worker process of ``parallel``: runs tasks until its input ends."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from contextlib import suppress
from typing import IO


def serve() -> None:
    """Answer each task on standard input with (True, result) or (False, exception) on standard output.

    The output of tasks is discarded, and Ctrl-C is ignored, since the main process handles it. Garbage is collected
    between two tasks, when nearly all objects of a task are dead.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    gc.disable()
    with suppress(EOFError, BrokenPipeError):
        while True:
            _answer(sys.stdin.buffer, answers)
            gc.collect()


def _answer(tasks: IO[bytes], answers: IO[bytes]) -> None:
    function, args, kwargs = pickle.load(tasks)  # noqa: S301 - written by our own code
    try:
        answer = pickle.dumps((True, function(*args, **kwargs)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - the exception is raised in the main process
        answer = _failure(error)
    answers.write(answer)
    answers.flush()


def _failure(error: Exception) -> bytes:
    """The exception, or another one with its text if it cannot be pickled."""
    try:
        failure = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(failure)  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - unpickling may raise any exception
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return failure
