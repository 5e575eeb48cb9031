"""What keeps files from being written: each text is recorded, and in each case the folder stays as it was."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from specmint.building.tree import Tree
from specmint.ir.output import LOCK_NAME
from specmint.package.output.stage import write
from tests.golden.recording import check
from tests.package.output.packages import NEW, OLD, locked, on_disk, refused

if TYPE_CHECKING:
    from collections.abc import Callable

EXPECTED = Path(__file__).parent / "expected"


def _foreign_files(out: Path) -> None:
    out.mkdir()
    (out / "thesis.txt").write_text("years of work", encoding="utf-8")
    (out / "unsaved.txt").write_text("more of it", encoding="utf-8")


def _edited_output(out: Path) -> None:
    write(locked(OLD), out)
    (out / "models" / "pets.py").write_text("# mine\n", encoding="utf-8")
    (out / "old" / "only.py").write_text("# mine, too\n", encoding="utf-8")


def _unowned_output(out: Path) -> None:
    write(locked(OLD), out)
    (out / "resources").mkdir()
    (out / "resources" / "pets.py").write_text("# mine\n", encoding="utf-8")


def _lock_without_sense(out: Path) -> None:
    write(locked(OLD), out)
    (out / LOCK_NAME).write_text("<<<<<<< HEAD\n", encoding="utf-8")


def _lock_of_another_version(out: Path) -> None:
    write(locked(OLD), out)
    (out / LOCK_NAME).write_text('{"lock": 2}', encoding="utf-8")


def _lock_without_files(out: Path) -> None:
    write(locked(OLD), out)
    (out / LOCK_NAME).write_text('{"lock": 1, "document": {}, "tools": {}, "calls": {}}', encoding="utf-8")


def _lock_with_numbers(out: Path) -> None:
    write(locked(OLD), out)
    (out / LOCK_NAME).write_text(
        '{"lock": 1, "document": {}, "tools": {}, "calls": {}, "files": {"a": 1}}', encoding="utf-8"
    )


def _lock_in_no_encoding(out: Path) -> None:
    write(locked(OLD), out)
    (out / LOCK_NAME).write_bytes(b"\xff\xfe\x00")


def _output_is_a_file(out: Path) -> None:
    out.write_text("a file", encoding="utf-8")


def _file_in_place_of_a_folder(out: Path) -> None:
    write(locked(OLD), out)
    (out / "resources").write_text("a file", encoding="utf-8")


def _folder_in_place_of_a_file(out: Path) -> None:
    write(locked(OLD), out)
    (out / "resources" / "pets.py").mkdir(parents=True)


CASES: dict[str, Callable[[Path], None]] = {
    name.removeprefix("_").replace("_", "-"): case
    for name, case in list(globals().items())
    if name.startswith("_") and getattr(case, "__module__", "") == __name__
}


@pytest.mark.parametrize("name", CASES)
def test_the_folder_stays_as_it_was(name: str, tmp_path: Path) -> None:
    CASES[name](tmp_path / "out")
    before = on_disk(tmp_path)
    refused(locked(NEW), tmp_path / "out")
    assert on_disk(tmp_path) == before


def test_texts(tmp_path: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    texts: dict[str, str] = {}
    for name, case in CASES.items():
        Path(name).mkdir()
        case(Path(name, "out"))
        texts[f"{name}.txt"] = refused(locked(NEW), Path(name, "out"))
    for name, number in {"disk-full": errno.ENOSPC, "quota": errno.EDQUOT, "read-only": errno.EROFS}.items():
        with monkeypatch.context() as patch:
            patch.setattr(Tree, "create", _failing(number))
            texts[f"{name}.txt"] = refused(locked(NEW), Path(name))
    texts = {name: text.replace(f"{tmp_path}/", "") for name, text in texts.items()}
    check(EXPECTED, texts, pytestconfig.getoption("--golden"))


def _failing(number: int) -> Callable[[Tree, str, bytes], None]:
    def fail(tree: Tree, path: str, _: bytes) -> None:
        raise OSError(number, "the device says no", str(tree.top / path))

    return fail
