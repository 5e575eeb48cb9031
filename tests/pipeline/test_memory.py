"""What is remembered is nobody else's, whole, and of limited size."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from specmint import memory, store
from specmint.memory import Memory, key, remember, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of these tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "specmint"


def test_a_key_says_what_and_in_which_order() -> None:
    assert key("a", {"b": 1}) == key("a", {"b": 1})
    assert len({key("a"), key("a", None), key(["a"]), key({"a": 1, "b": 2}), key({"b": 2, "a": 1})}) == 5
    assert len(key()) == memory.DIGEST


def test_what_was_used_is_known_to_the_next_run(folder: Path) -> None:
    first = Memory()
    first.note(key(1), "one\nline: ünï\ud800")
    first.note(key(2), "")
    remember("parts", first)
    second = remembered("parts")
    assert second.recall(key(1)) == "one\nline: ünï\ud800"
    assert second.recall(key(3)) is None
    remember("parts", second)
    third = remembered("parts")
    assert third.recall(key(2)) is None
    assert third.recall(key(1)) is not None
    assert [path.name for path in folder.iterdir()] == ["parts"]


def test_an_empty_text_is_a_text() -> None:
    first = Memory()
    first.note(key(1), "")
    remember("parts", first)
    assert remembered("parts").recall(key(1)) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"right", b"wrong"), (b'"', b""), (b"}", b"\n"), (b"a", b"\xff"), (b"\n", b"")],
    ids=["text", "quotes", "nothing", "bytes", "line ends"],
)
def test_what_was_damaged_is_not_known(old: bytes, new: bytes, folder: Path) -> None:
    first = Memory()
    for number in range(9):
        first.note(key(number), f"all right {number}")
    remember("parts", first)
    data = (folder / "parts").read_bytes()
    (folder / "parts").write_bytes(data.replace(old, new))
    second = remembered("parts")
    assert {second.recall(key(number)) for number in range(9)} <= {
        None,
        *(f"all right {number}" for number in range(9)),
    }
    (folder / "parts").write_bytes(data[: len(data) // 2])
    assert remembered("parts").recall(key(0)) == "all right 0"


def test_a_text_under_the_key_of_another_is_not_known(folder: Path) -> None:
    first = Memory()
    first.note(key(1), "one")
    remember("parts", first)
    place = folder / "parts"
    place.write_bytes(place.read_bytes().replace(key(1).encode(), key(2).encode()))
    assert remembered("parts").recall(key(2)) is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner here")
@pytest.mark.parametrize("open_to_others", ["folder", "file"])
def test_what_others_can_write_is_not_read(open_to_others: str, folder: Path) -> None:
    store.write("parts", [b"x"])
    assert store.read("parts") == b"x"
    (folder if open_to_others == "folder" else folder / "parts").chmod(0o777)
    assert store.read("parts") is None


def test_where_files_have_no_owner_that_is_not_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write("parts", [b"x"])
    folder.chmod(0o777)
    monkeypatch.delattr(os, "getuid", raising=False)
    assert store.read("parts") == b"x"


def test_what_was_not_used_for_longest_is_forgotten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LIMIT", 25)
    for age, name in enumerate("ab"):
        store.write(name, [b"x" * 10])
        os.utime(folder / name, ns=(age, age))
    assert store.read("a") is not None
    store.write("d", [b"x" * 10])
    assert sorted(path.name for path in folder.iterdir()) == ["a", "d"]


def test_a_failure_leaves_the_former_file(folder: Path) -> None:
    store.write("parts", [b"old"])

    def failing() -> Iterator[bytes]:
        yield b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.write("parts", failing())
    assert store.read("parts") == b"old"
    assert [path.name for path in folder.iterdir()] == ["parts"]


def test_a_folder_that_cannot_be_made_is_done_without(folder: Path) -> None:
    folder.write_text("a file", encoding="utf-8")
    store.write("parts", [b"x"])
    assert store.read("parts") is None


def test_a_user_without_a_home_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    store.write("parts", [b"x"])
    assert store.read("parts") is None
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    store.write("parts", [b"x"])
    assert (tmp_path / ".cache" / "specmint" / "parts").is_file()
