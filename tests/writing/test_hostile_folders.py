"""A folder may come from anywhere, and so may the lock and the journal in it: neither leads outside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from specmint.difference import difference
from specmint.exchange import Exchange
from specmint.ir.names import Names
from specmint.ir.output import LOCK_NAME, Lock, digest, stays_inside
from specmint.stages.write import write
from tests.writing.packages import NEW, locked, on_disk

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE = "not to be touched, nor shown\n"
OUTSIDE = ["../secret.txt", "a/../../secret.txt", "/etc/hostname", "", ".", "..", "a\0b"]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text(PRIVATE, encoding="utf-8")
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def _lock(*paths: str) -> str:
    return Lock({}, {}, Names(), {path: digest(PRIVATE.encode()) for path in paths}).to_text()


@pytest.mark.parametrize("path", OUTSIDE)
def test_paths_that_lead_outside(path: str) -> None:
    assert not stays_inside(path)


@pytest.mark.parametrize("path", ["a", "a/b.py", "..a", "a/..b", "ä/b"])
def test_paths_that_stay_inside(path: str) -> None:
    assert stays_inside(path)


def test_a_lock_does_not_lead_outside(out: Path) -> None:
    absolute = str(out.parent / "secret.txt")
    (out / LOCK_NAME).write_text(_lock(*OUTSIDE, absolute), encoding="utf-8")
    write(locked(NEW), out)
    assert on_disk(out) == locked(NEW)
    assert (out.parent / "secret.txt").read_text(encoding="utf-8") == PRIVATE


def test_a_lock_does_not_show_what_is_outside(out: Path) -> None:
    (out / LOCK_NAME).write_text(_lock(*OUTSIDE), encoding="utf-8")
    assert "not to be" not in difference(out, locked(NEW))


@pytest.mark.parametrize("journal", [["../secret.txt"], ["/etc/hostname", 7, None], {"../secret.txt": 1}, 7, None])
def test_a_journal_does_not_lead_outside(out: Path, journal: object) -> None:
    staging = out.parent / ".out.specmint"
    (staging / "new").mkdir(parents=True)
    (staging / "journal.json").write_text(json.dumps(journal), encoding="utf-8")
    Exchange(out).recover()
    assert on_disk(out.parent) == {"secret.txt": PRIVATE}


def test_a_lock_that_is_nested_too_deeply_is_no_difference(out: Path) -> None:
    (out / LOCK_NAME).write_text("[" * 200_000, encoding="utf-8")
    assert difference(out, locked(NEW)).startswith("--- /dev/null")
