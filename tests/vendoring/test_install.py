"""Folders that are vendored into: what changes there, what stays, and what nobody may lose."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from specmint.building.tree import Tree
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import Written
from specmint.package.output.exchange import Exchange
from specmint.vendoring.folder import recovered
from specmint.vendoring.install import install, keep_edits
from specmint.vendoring.verify import findings
from tests.conftest import ROOT
from tests.vendoring.packages import NEW, OLD, on_disk, ours, package, refused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that something was vendored into."""
    place = tmp_path / "acme" / "_vendor" / "petstore"
    install(package(OLD), place)
    return place


def edit(folder: Path, path: str, old: str, new: str) -> None:
    place = folder / path
    place.write_bytes(place.read_bytes().decode().replace(old, new).encode())


def names_of(found: list[Any]) -> list[str]:
    return [f"{each.rule.name} {Path(each.source).name}" for each in found]


def test_a_folder_is_made_at_any_depth(folder: Path) -> None:
    assert ours(folder) == OLD
    assert findings(folder) == []


def test_the_same_again_changes_nothing(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert install(package(OLD), folder).written == Written(unchanged=len(OLD) + 2)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_a_newer_version_takes_the_place_of_the_former_one(folder: Path) -> None:
    written = install(package(NEW), folder).written
    assert (written.created, written.removed) == (("new/deep/a.py",), ("old/only.py",))
    assert ours(folder) == NEW
    assert not (folder / "old").exists()
    assert findings(folder) == []


def test_files_of_the_user_stay(folder: Path) -> None:
    for path in ("mine.py", "old/mine.txt"):
        (folder / path).write_text("mine", encoding="utf-8")
    install(package(NEW), folder)
    assert ours(folder) == {**NEW, "mine.py": "mine", "old/mine.txt": "mine"}
    assert findings(folder) == []


def test_a_file_of_the_user_where_one_has_to_go_is_left_alone(folder: Path) -> None:
    (folder / "new" / "deep").mkdir(parents=True)
    (folder / "new" / "deep" / "a.py").write_text("mine", encoding="utf-8")
    assert "SM805 foreign-file" in refused(NEW, folder)


def test_a_folder_with_files_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "client.py").write_text("mine", encoding="utf-8")
    (tmp_path / "vendor.base").write_text("mine", encoding="utf-8")
    told = refused(OLD, tmp_path)
    assert told.count("SM805 foreign-file") == 2


@pytest.mark.parametrize("path", ["client.py", "models"])
def test_a_folder_in_the_place_of_a_file_and_a_file_in_the_place_of_a_folder(path: str, tmp_path: Path) -> None:
    if path == "models":
        (tmp_path / path).write_text("mine", encoding="utf-8")
    else:
        (tmp_path / path).mkdir()
    assert "SM805 foreign-file" in refused(OLD, tmp_path)


def test_edits_are_merged_into_a_newer_version(folder: Path) -> None:
    edit(folder, "client.py", "one = 1", "one = 'mine'")
    installed = install(package(NEW), folder)
    assert installed.edited == ("client.py",)
    assert (folder / "client.py").read_text(encoding="utf-8") == NEW["client.py"].replace("one = 1", "one = 'mine'")
    assert names_of(findings(folder)) == ["vendored-file-edited client.py"]


def test_an_edit_survives_any_number_of_updates(folder: Path) -> None:
    edit(folder, "client.py", "one = 1", "one = 'mine'")
    for files in (NEW, OLD, OLD, NEW):
        install(package(files), folder)
        assert ours(folder)["client.py"] == files["client.py"].replace("one = 1", "one = 'mine'")


def test_an_edit_in_conflict_stops_everything(folder: Path) -> None:
    edit(folder, "models/pets.py", "'pet'", "'mine'")
    told = refused(NEW, folder)
    assert "SM808 edits-in-conflict: " in told
    assert "the new version changes the same lines" in told


def test_an_edit_of_a_file_that_goes_stops_everything(folder: Path) -> None:
    edit(folder, "old/only.py", "gone", "mine")
    assert "the new version has no such file any more" in refused(NEW, folder)


def test_other_line_ends_are_no_edit_and_told(folder: Path) -> None:
    edit(folder, "client.py", "\n", "\r\n")
    (found,) = findings(folder)
    assert "only its line ends differ (CRLF)" in found.message
    assert install(package(NEW), folder).edited == ()
    assert ours(folder) == NEW


def test_a_missing_file_is_told_and_comes_back(folder: Path) -> None:
    (folder / "client.py").unlink()
    assert names_of(findings(folder)) == ["vendored-file-missing client.py"]
    install(package(OLD), folder)
    assert findings(folder) == []


def test_a_file_that_only_says_that_it_is_ours_is_told(folder: Path) -> None:
    (folder / "models" / "people.py").write_text("# Generated by specmint 0.1.0 from x\n", encoding="utf-8")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.py").write_text("# Generated by specmint 0.1.0 from x\n", encoding="utf-8")
    assert names_of(findings(folder)) == ["stray-file people.py"]


@pytest.mark.parametrize("path", ["models/pets.py", "models", "vendor.lock", "vendor.base"])
def test_links_are_not_followed(path: str, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (folder / path).replace(elsewhere)
    (folder / path).symlink_to(elsewhere)
    before = on_disk(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()
    assert "SM807 link-inside" in refused(NEW, folder)
    assert (on_disk(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()) == before


def test_a_link_is_told_by_a_check(folder: Path, tmp_path: Path) -> None:
    (folder / "models").replace(tmp_path / "elsewhere")
    (folder / "models").symlink_to(tmp_path / "elsewhere")
    assert names_of(findings(folder)) == ["link-inside models"]


def test_a_link_to_nowhere_is_in_the_way(folder: Path) -> None:
    (folder / "new").symlink_to("nowhere")
    assert "SM807 link-inside" in refused(NEW, folder)


def test_a_link_in_the_place_of_the_journal_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder.parent / ".petstore.specmint").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SpecmintError, match="symbolic link"):
        recovered(folder)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="folders are made read-only as POSIX does")
def test_a_disk_that_cannot_be_written_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder / "client.py"))

    monkeypatch.setattr(Tree, "create", refuse)
    assert "SM702 output-not-writable" in refused(NEW, folder)


KILLED = """
import sys
from pathlib import Path
from specmint.vendoring.install import install
from tests.killing import lay
from tests.vendoring.packages import NEW, package

lay(int(sys.argv[2]))
install(package(NEW), Path(sys.argv[1]))
"""


@pytest.mark.parametrize("step", range(0, 45, 3))
def test_the_next_run_undoes_what_a_killed_one_left(step: int, folder: Path) -> None:
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    edit(folder, "client.py", "one = 1", "one = 'mine'")
    before = on_disk(folder)
    command = [sys.executable, "-c", KILLED, str(folder), str(step)]
    done = subprocess.run(command, cwd=ROOT, check=False)
    assert done.returncode in {0, -signal.SIGKILL}
    if Exchange(folder).is_interrupted:
        with pytest.raises(SpecmintError, match="an update was interrupted"):
            findings(folder)
    recovered(folder)
    is_old = on_disk(folder) == before
    install(package(NEW), folder)
    assert is_old or install(package(NEW), folder).written.is_nothing
    assert ours(folder)["client.py"].startswith("# a client\none = 'mine'\n")
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_edits_become_patches_that_are_applied_again(folder: Path, tmp_path: Path) -> None:
    patches = tmp_path / "patches"
    edit(folder, "client.py", "one = 1", "one = 'mine'")
    assert keep_edits(folder, patches) == ("client.py.patch",)
    assert "-one = 1\n+one = 'mine'\n" in (patches / "client.py.patch").read_text(encoding="utf-8")
    assert findings(folder) == []
    installed = install(package(NEW, patches), folder)
    assert (installed.patched, installed.edited) == (("client.py",), ())
    assert ours(folder)["client.py"] == NEW["client.py"].replace("one = 1", "one = 'mine'")
    assert findings(folder) == []


def test_a_patch_says_all_that_a_file_differs_by(folder: Path, tmp_path: Path) -> None:
    edit(folder, "client.py", "one = 1", "one = 'mine'")
    keep_edits(folder, tmp_path / "patches")
    edit(folder, "client.py", "five = 5", "five = 'mine'")
    keep_edits(folder, tmp_path / "patches")
    assert (tmp_path / "patches" / "client.py.patch").read_text(encoding="utf-8").count("mine") == 2


def test_a_patch_of_an_edit_that_was_undone_goes(folder: Path, tmp_path: Path) -> None:
    patches = tmp_path / "patches"
    edit(folder, "models/pets.py", "pets", "mine")
    keep_edits(folder, patches)
    (patches / "notes.txt").write_text("mine", encoding="utf-8")
    (patches / "other.patch").write_text("mine", encoding="utf-8")
    edit(folder, "models/pets.py", "mine", "pets")
    assert keep_edits(folder, patches) == ()
    assert on_disk(patches) == {"notes.txt": "mine", "other.patch": "mine"}
    assert findings(folder) == []


def test_an_edit_beside_a_patch_is_merged(folder: Path, tmp_path: Path) -> None:
    edit(folder, "client.py", "one = 1", "one = 'patched'")
    keep_edits(folder, tmp_path / "patches")
    edit(folder, "client.py", "two = 2", "two = 'edited'")
    installed = install(package(NEW, tmp_path / "patches"), folder)
    assert installed.edited == ("client.py",)
    expected = NEW["client.py"].replace("one = 1", "one = 'patched'").replace("two = 2", "two = 'edited'")
    assert ours(folder)["client.py"] == expected


def test_what_is_no_text_any_more_makes_no_patch(folder: Path, tmp_path: Path) -> None:
    (folder / "client.py").write_bytes(b"\xff")
    with pytest.raises(SpecmintError, match="it is no UTF-8 text any more"):
        keep_edits(folder, tmp_path / "patches")
    assert not (tmp_path / "patches").exists()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("models/pets.py.patch", "@@ -2 +2 @@\n-name = 'cat'\n+name = 'mine'\n", "SM809 patch-does-not-fit"),
        ("models/cats.py.patch", "@@ -1 +1 @@\n-a\n+b\n", "no file models/cats.py is vendored any more"),
        ("client.py.patch", "@@ -2 +2 @@\n-one = 1\n+one = (\n", "cannot be parsed"),
        ("client.py.patch", "no hunk\n", "SM810 patch-unreadable"),
        ("client.py.patch", "\xff", "it is no UTF-8 text"),
    ],
)
def test_a_patch_that_cannot_be_applied_stops_everything(
    name: str, text: str, told: str, folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "patches" / name
    place.parent.mkdir(parents=True)
    place.write_bytes(text.encode("latin-1"))
    assert told in refused(NEW, folder, tmp_path / "patches")


def test_a_folder_of_patches_that_is_gone_is_told(folder: Path, tmp_path: Path) -> None:
    assert "there is no such folder" in refused(NEW, folder, tmp_path / "patches")


def test_a_patch_that_is_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "patches").mkdir()
    (tmp_path / "secret").write_text("@@ -1 +1 @@\n-a\n+b\n", encoding="utf-8")
    (tmp_path / "patches" / "client.py.patch").symlink_to(tmp_path / "secret")
    assert "SM807 link-inside" in refused(NEW, folder, tmp_path / "patches")
