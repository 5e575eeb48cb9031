"""A folder may come from anywhere, and so may the lock and the journal in it: neither leads outside."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from specmint.ir.diagnostics import SpecmintError
from specmint.ir.names import Names
from specmint.ir.output import LOCK_NAME, Lock, digest, stays_inside
from specmint.package.output.difference import difference
from specmint.package.output.exchange import Exchange
from specmint.package.output.stage import write
from tests.package.output.packages import NEW, OLD, locked, on_disk, refused

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE = "not to be touched, nor shown\n"
OUTSIDE = [
    *("../secret.txt", "a/../../secret.txt", "/etc/hostname", "", ".", "..", "a\0b", "a//b", "a/./b"),
    *("C:\\secret.txt", "c:secret.txt", "..\\secret.txt", "a.py:stream", ".git/config", ".GIT/hooks/x", "a/.git./b"),
    *("GIT~1/config", "a\ud800b", "a\nb"),
]


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
def test_a_journal_of_a_checkout_is_left_alone(out: Path, journal: object) -> None:
    staging = out.parent / ".out.specmint"
    (staging / "old" / "output").mkdir(parents=True)
    (staging / "journal.json").write_text(json.dumps(journal), encoding="utf-8")
    before = on_disk(out.parent)
    for step in (Exchange.recover, lambda exchange: exchange.is_interrupted):
        with pytest.raises(SpecmintError, match="no run of yours"):
            step(Exchange(out))
    with pytest.raises(SpecmintError, match="no run of yours"):
        write(locked(NEW), out)
    assert on_disk(out.parent) == before


def test_neither_links_nor_pipes_in_the_output_are_followed(out: Path, tmp_path: Path) -> None:
    write(locked(OLD), out)
    home = tmp_path / "home"
    (out / "models").rename(home)
    (out / "models").symlink_to(home)
    before = on_disk(tmp_path)
    assert "models' is a symbolic link" in refused(NEW, out)
    (out / "models").unlink()
    (out / "models").mkdir()
    os.mkfifo(out / "models" / "pets.py")
    assert "pets.py' is no regular file" in refused(NEW, out)
    (out / "models" / "pets.py").unlink()
    (out / "models").rmdir()
    (out / "models").symlink_to(home)
    assert on_disk(tmp_path) == before


def test_a_lock_does_not_have_a_file_behind_a_link_removed(out: Path) -> None:
    (out / LOCK_NAME).write_text(_lock("extra/secret.txt"), encoding="utf-8")
    (out / "extra").symlink_to(out.parent)
    assert "extra' is a symbolic link" in refused(NEW, out)
    assert difference(out, locked(NEW)).count("not to be") == 0
    assert (out.parent / "secret.txt").read_text(encoding="utf-8") == PRIVATE


def test_a_hard_link_loses_only_its_name_here(out: Path) -> None:
    (out / LOCK_NAME).write_text(_lock("twin.txt", "models/pets.py"), encoding="utf-8")
    (out / "models").mkdir()
    for name in ("twin.txt", "models/pets.py"):
        os.link(out.parent / "secret.txt", out / name)
    write(locked(NEW), out)
    assert on_disk(out) == locked(NEW)
    assert (out.parent / "secret.txt").read_text(encoding="utf-8") == PRIVATE


def test_a_lock_that_is_nested_too_deeply_is_no_difference(out: Path) -> None:
    (out / LOCK_NAME).write_text("[" * 200_000, encoding="utf-8")
    assert difference(out, locked(NEW)).startswith("--- /dev/null")
