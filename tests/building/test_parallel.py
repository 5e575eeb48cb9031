from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from specmint.building import parallel
from specmint.building.parallel import Inline, Processes, collecting_rarely, other_processes
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import MISSING_FORMATTER, WORKER_ENDED
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def processes(count: int) -> Iterator[Processes]:
    made = Processes(count)
    try:
        yield made
    finally:
        made.shutdown(cancel_futures=True)


def test_another_process_does_the_same() -> None:
    with processes(1) as others:
        assert others.submit(pow, 2, 3).result() == Inline().submit(pow, 2, 3).result()
        assert others.submit(os.getpid).result() != os.getpid()


def test_there_are_no_more_processes_than_wanted() -> None:
    with processes(2) as others:
        found = {each.result() for each in [others.submit(os.getpid) for _ in range(8)]}
    assert 1 <= len(found) <= 2


def test_what_is_raised_there_is_raised_here() -> None:
    with processes(1) as others:
        with pytest.raises(ZeroDivisionError):
            others.submit(divmod, 1, 0).result()
        assert others.submit(pow, 2, 3).result() == 8
    with pytest.raises(ZeroDivisionError):
        Inline().submit(divmod, 1, 0).result()


def _refuse() -> None:
    raise SpecmintError([report(MISSING_FORMATTER, formatter="ruff")])


class UnpicklableError(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def _break() -> None:
    one, two = "one", "two"
    raise UnpicklableError(one, two)


def test_diagnostics_survive_the_way() -> None:
    with processes(1) as others:
        with pytest.raises(SpecmintError) as caught:
            others.submit(_refuse).result()
        assert [each.rule for each in caught.value.diagnostics] == [MISSING_FORMATTER]


def test_an_exception_that_does_not_survive_is_told_by_name() -> None:
    with processes(1) as others, pytest.raises(RuntimeError, match="UnpicklableError: onetwo"):
        others.submit(_break).result()


def test_what_is_printed_there_harms_nothing() -> None:
    with processes(1) as others:
        others.submit(os.write, 1, b"junk").result()
        others.submit(print, "junk").result()
        assert others.submit(pow, 2, 3).result() == 8


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_a_process_that_ends_is_told_and_waited_for_by_nobody(ending: signal.Signals) -> None:
    with processes(1) as others:
        process = others.submit(os.getpid).result()
        blocked = others.submit(signal.pause)
        os.kill(process, ending)
        with pytest.raises(SpecmintError, match=f"signal {int(ending)}") as caught:
            blocked.result()
        assert [each.rule for each in caught.value.diagnostics] == [WORKER_ENDED]
        with pytest.raises(SpecmintError):
            others.submit(pow, 2, 3).result()


def test_a_process_that_exits_is_told() -> None:
    with processes(1) as others, pytest.raises(SpecmintError, match="status 7"):
        others.submit(os._exit, 7).result()


def test_nothing_is_waited_for_at_the_end() -> None:
    with processes(2) as others:
        started = [others.submit(os.getpid).result()]
        hanging = [others.submit(signal.pause) for _ in range(5)]
    assert all(each.cancelled() or each.exception() for each in hanging)
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)


def _large(size: int) -> bytes:
    return b"x" * size


def test_what_nobody_reads_blocks_nothing() -> None:
    with processes(1) as others:
        results = [others.submit(_large, 1 << 22) for _ in range(3)]
        results[0].result()


def test_other_processes_do_not_hear_ctrl_c() -> None:
    with processes(1) as others:
        assert others.submit(signal.getsignal, signal.SIGINT).result() == signal.SIG_IGN


def test_the_place_of_modules_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, "/some where/'else'"])
    with processes(1) as others:
        assert others.submit(eval, "__import__('sys').path").result() == sys.path


def test_a_task_that_waits_can_be_taken_back() -> None:
    with processes(1) as others:
        others.submit(signal.pause)
        waiting = others.submit(pow, 2, 3)
        assert waiting.cancel()


@pytest.mark.parametrize(("cores", "kind"), [(1, Inline), (2, Processes), (64, Processes)])
def test_there_are_as_many_as_processors(cores: int, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: cores)
    with other_processes() as executor:
        assert isinstance(executor, kind)
        assert executor.submit(pow, 2, 3).result() == 8


def test_processors_are_counted_where_a_process_has_no_share_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    with other_processes() as executor:
        assert isinstance(executor, Inline)


def test_dead_objects_are_looked_for_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with collecting_rarely():
        assert gc.get_threshold() > before
    assert gc.get_threshold() == before
