from __future__ import annotations

import os
import signal
from multiprocessing import active_children
from threading import Thread

import pytest

from specmint.parallel import Inline, second_process


def test_the_second_process_does_the_same() -> None:
    with second_process() as executor:
        assert executor.submit(pow, 2, 3).result() == Inline().submit(pow, 2, 3).result()
        assert executor.submit(os.getpid).result() != os.getpid()
    assert active_children() == []


def test_what_is_raised_there_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError), second_process() as executor:
        executor.submit(divmod, 1, 0).result()
    assert active_children() == []
    with pytest.raises(ZeroDivisionError):
        Inline().submit(divmod, 1, 0).result()


def test_the_second_process_does_not_hear_ctrl_c() -> None:
    before = signal.getsignal(signal.SIGINT)
    with second_process() as executor:
        assert executor.submit(signal.getsignal, signal.SIGINT).result() == signal.SIG_IGN
        assert signal.getsignal(signal.SIGINT) == before


def test_it_can_be_started_from_any_thread() -> None:
    found: list[int] = []

    def work() -> None:
        with second_process() as executor:
            found.append(executor.submit(pow, 2, 3).result())

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert found == [8]
