"""The other end of ``parallel``: a process that does what it is asked for until nobody asks any more."""

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

    What the code prints goes nowhere, and Ctrl-C is not heard: the process that asks answers it for both. Dead objects
    are looked for between two tasks, where nearly all that a task has made is dead.
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
    except Exception as error:  # noqa: BLE001 - whatever was raised is raised there
        answer = _failure(error)
    answers.write(answer)
    answers.flush()


def _failure(error: Exception) -> bytes:
    """An exception, or what it says if it does not survive the way."""
    try:
        failure = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(failure)  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - any exception may be broken in any way
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return failure
