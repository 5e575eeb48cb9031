from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from specmint.ir.output import LOCK_NAME
from specmint.package.output.stage import write
from tests.package.output.packages import NEW, OLD, locked, on_disk, refused

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_is_created_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    written = write(locked(OLD), tmp_path / "far" / "away")
    assert on_disk(tmp_path / "far" / "away") == locked(OLD)
    assert written.created == tuple(sorted(locked(OLD)))
    assert not written.is_nothing


def test_an_empty_folder_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write(locked(OLD), tmp_path / "out")
    assert on_disk(tmp_path / "out") == locked(OLD)


def test_the_second_write_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(locked(OLD), out)
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(out.rglob("*"))}
    written = write(locked(OLD), out)
    assert written.is_nothing
    assert written.unchanged == len(locked(OLD))
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(out.rglob("*"))} == before


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(locked(OLD), out)
    kept = (out / "__init__.py").stat().st_ino
    written = write(locked(NEW), out)
    assert on_disk(out) == locked(NEW)
    assert written.created == ("new/deep/a.py", "resources/pets.py")
    assert written.changed == ("models/pets.py", LOCK_NAME)
    assert written.removed == ("models/people.py", "old/only.py")
    assert written.unchanged == 1
    assert (out / "__init__.py").stat().st_ino == kept


def test_the_folder_of_a_stale_file_goes_with_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(locked({**OLD, "deep/er/a.py": ""}), out)
    (out / "deep" / "er" / "__pycache__").mkdir()
    (out / "deep" / "er" / "__pycache__" / "a.pyc").write_bytes(b"")
    write(locked(OLD), out)
    assert not (out / "deep").exists()


def test_a_folder_with_a_file_of_the_user_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(locked(OLD), out)
    (out / "old" / "mine.txt").write_text("mine", encoding="utf-8")
    write(locked(NEW), out)
    assert on_disk(out) == {**locked(NEW), "old/mine.txt": "mine"}


def test_a_file_that_the_user_removed_comes_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(locked(OLD), out)
    (out / "models" / "pets.py").unlink()
    assert write(locked(OLD), out).created == ("models/pets.py",)
    assert on_disk(out) == locked(OLD)


def test_a_stale_file_that_the_user_removed_is_nothing_to_do(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(locked(OLD), out)
    (out / "old" / "only.py").unlink()
    assert write(locked(NEW), out).removed == ("models/people.py",)


def test_edits_are_overwritten_on_request(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(locked(OLD), out)
    (out / "models" / "pets.py").write_text("# mine\n", encoding="utf-8")
    (out / "old" / "only.py").write_text("# mine\n", encoding="utf-8")
    write(locked(NEW), out, overwrite_edits=True)
    assert on_disk(out) == locked(NEW)


def test_an_edit_that_is_what_is_wanted_is_no_edit(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(locked(OLD), out)
    (out / "models" / "pets.py").write_text(NEW["models/pets.py"], encoding="utf-8")
    write(locked(NEW), out)
    assert on_disk(out) == locked(NEW)


@pytest.mark.parametrize("kind", ["to a file", "to a folder", "to nothing"])
def test_a_link_where_a_file_goes_is_neither_replaced_nor_followed(kind: str, tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    write(locked(OLD), out)
    (out / "models" / "pets.py").unlink()
    if kind == "to a file":
        elsewhere.write_text(OLD["models/pets.py"], encoding="utf-8")
    elif kind == "to a folder":
        elsewhere.mkdir()
    (out / "models" / "pets.py").symlink_to(elsewhere)
    before = on_disk(tmp_path)
    assert "SM710 in-the-way" in refused(NEW, out)
    assert on_disk(tmp_path) == before
    assert (out / "models" / "pets.py").is_symlink()


def test_nothing_is_left_beside_the_output(tmp_path: Path) -> None:
    write(locked(OLD), tmp_path / "out")
    write(locked(NEW), tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir() if path.name != "cache"] == ["out"]
