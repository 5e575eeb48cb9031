from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.package.output.difference import difference
from specmint.package.output.stage import write
from tests.package.output.packages import NEW, OLD, locked

if TYPE_CHECKING:
    from pathlib import Path


def test_what_agrees_gives_nothing(tmp_path: Path) -> None:
    write(locked(OLD), tmp_path / "out")
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    assert difference(tmp_path / "out", locked(OLD)) == ""


def test_changed_new_and_stale_files(tmp_path: Path) -> None:
    old = {"a.py": "1\n2\n", "stale.py": "3\n"}
    write(locked(old), tmp_path / "out")
    text = difference(
        tmp_path / "out", {"a.py": "1\n4\n", "new.py": "5\n", "specmint.lock": locked(old)["specmint.lock"]}
    )
    assert text == (
        "--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n 1\n-2\n+4\n"
        "--- /dev/null\n+++ b/new.py\n@@ -0,0 +1 @@\n+5\n"
        "--- a/stale.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-3\n"
    )


def test_a_missing_line_end_is_told(tmp_path: Path) -> None:
    write(locked({"a.py": "1"}), tmp_path / "out")
    text = difference(tmp_path / "out", {**locked({"a.py": "1"}), "a.py": "2"})
    assert "-1\n\\ No newline at end of file\n+2\n\\ No newline at end of file\n" in text


def test_bytes_that_are_no_text_are_shown_as_escapes(tmp_path: Path) -> None:
    write(locked({"a.py": "1\n"}), tmp_path / "out")
    (tmp_path / "out" / "a.py").write_bytes(b"\xff\n")
    assert "-\\xff\n" in difference(tmp_path / "out", locked({"a.py": "1\n"}))


def test_everything_is_new_where_there_is_no_folder(tmp_path: Path) -> None:
    text = difference(tmp_path / "nowhere", NEW)
    assert text.count("--- /dev/null") == len(NEW)
