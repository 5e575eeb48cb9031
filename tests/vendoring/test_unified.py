"""Unified diffs: whatever is made can be read and applied again, also where lines have moved."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specmint.vendoring.unified import DiffError, MisfitError, applied, hunks_of, unified

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "\n", "@@ -1 +1 @@\n", "-\n", "+ \f\n", "c"]), max_size=12).map("".join)
PATCH = shutil.which("patch")
NUMBERED = "".join(f"line {number}\n" for number in range(40))


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_a_diff_turns_the_old_text_into_the_new_one(old: str, new: str) -> None:
    diff = unified(old, new, "old", "new")
    assert (diff == "") == (old == new)
    assert not diff or applied(hunks_of(diff), old) == new


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_lines_that_moved_are_found(old: str, new: str) -> None:
    before = "1\n2\n3\n4\n5\n"
    diff = unified(before + old, before + new, "old", "new")
    if diff:
        assert applied(hunks_of(diff), "moved\n" * 3 + before + old) == "moved\n" * 3 + before + new


def test_of_several_places_the_nearest_one_is_changed() -> None:
    text = "x\ny\n" * 9
    diff = "@@ -9,2 +9,2 @@\n x\n-y\n+z\n"
    assert applied(hunks_of(diff), text).split("\n")[8:10] == ["x", "z"]


def test_a_hunk_does_not_reach_back_into_the_one_before() -> None:
    hunks = hunks_of("@@ -1 +1,2 @@\n-a\n+b\n+a\n@@ -2 +3 @@\n-a\n+c\n")
    assert applied(hunks, "a\na\n") == "b\na\nc\n"
    with pytest.raises(MisfitError, match="@@ -2 \\+3 @@"):
        applied(hunks, "a\n")


def test_lines_that_are_gone_are_told() -> None:
    diff = unified(NUMBERED, NUMBERED.replace("line 20\n", "mine\n"), "old", "new")
    with pytest.raises(MisfitError, match="the lines that '@@ -18,7 \\+18,7 @@' changes are not there any more"):
        applied(hunks_of(diff), NUMBERED.replace("line 21\n", ""))


def test_lines_are_not_added_to_a_text_that_is_too_short() -> None:
    with pytest.raises(MisfitError):
        applied(hunks_of("@@ -7,0 +8 @@\n+new\n"), "a\n")


@pytest.mark.parametrize("diff", ["", "nothing\n", "@@ -1,2 +1,2 @@\n a\n", "@@ -1 +1 @@\n-a\n?\n+b\n"])
def test_what_is_no_diff_is_refused(diff: str) -> None:
    with pytest.raises(DiffError):
        hunks_of(diff)


def test_a_blank_line_may_have_lost_its_blank() -> None:
    assert applied(hunks_of("@@ -1,3 +1,3 @@\n a\n\n-b\n+c\n"), "a\n\nb\n") == "a\n\nc\n"


def test_what_stands_before_and_behind_the_hunks_does_not_matter() -> None:
    diff = "From: me\n\n--- a/x\n+++ b/x\n@@ -1 +1 @@ def f():\n-a\n+b\n-- \n2.40\n"
    assert applied(hunks_of(diff), "a\n") == "b\n"


@pytest.mark.skipif(PATCH is None, reason="patch is not installed")
def test_patch_reads_what_is_made(tmp_path: Path) -> None:
    old, new = NUMBERED, NUMBERED.replace("line 3\n", "").replace("line 30\n", "a\nb\n") + "end"
    (tmp_path / "text").write_text(old, encoding="utf-8")
    diff = unified(old, new, "a/text", "b/text")
    subprocess.run([str(PATCH), "-p1"], cwd=tmp_path, input=diff, text=True, check=True, capture_output=True)
    assert (tmp_path / "text").read_text(encoding="utf-8") == new
