"""What is remembered is nobody else's, whole, and of limited size."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from platformdirs import user_cache_path

from specmint.building import cache_folder, content_cache
from specmint.building.content_cache import ContentCache, key, remember, remembered
from specmint.building.user_key import SIGNATURE, is_signed, signature

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
    assert len(key()) == content_cache.DIGEST


def test_what_was_used_is_known_to_the_next_run(folder: Path) -> None:
    first = ContentCache()
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
    first = ContentCache()
    first.note(key(1), "")
    remember("parts", first)
    assert remembered("parts").recall(key(1)) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"right", b"wrong"), (b'"', b""), (b"all", b"\n"), (b"a", b"\xff"), (b"\n", b"")],
    ids=["text", "quotes", "nothing", "bytes", "line ends"],
)
def test_what_was_damaged_is_not_known(old: bytes, new: bytes, folder: Path) -> None:
    first = ContentCache()
    for number in range(9):
        first.note(key(number), f"all right {number}")
    remember("parts", first)
    data = (folder / "parts").read_bytes()
    (folder / "parts").write_bytes(data.replace(old, new))
    assert not remembered("parts").kept
    (folder / "parts").write_bytes(data[: len(data) // 2])
    assert not remembered("parts").kept


def test_a_text_under_the_key_of_another_is_not_known(folder: Path) -> None:
    first = ContentCache()
    first.note(key(1), "one")
    remember("parts", first)
    place = folder / "parts"
    place.write_bytes(place.read_bytes().replace(key(1).encode(), key(2).encode()))
    assert remembered("parts").recall(key(2)) is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner here")
@pytest.mark.parametrize("open_to_others", ["folder", "file"])
def test_what_others_can_write_is_not_read(open_to_others: str, folder: Path) -> None:
    cache_folder.write("parts", [b"x"])
    assert cache_folder.read("parts") == b"x"
    (folder if open_to_others == "folder" else folder / "parts").chmod(0o777)
    assert cache_folder.read("parts") is None


def test_where_files_have_no_owner_that_is_not_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache_folder.write("parts", [b"x"])
    folder.chmod(0o777)
    monkeypatch.delattr(os, "getuid", raising=False)
    assert cache_folder.read("parts") == b"x"


def test_what_was_not_used_for_longest_is_forgotten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b, d = (letter * 64 for letter in "abd")
    monkeypatch.setattr(cache_folder, "LIMIT", 2 * (SIGNATURE + 10) + 5)
    for age, name in enumerate((a, b)):
        cache_folder.write(name, [b"x" * 10])
        os.utime(folder / name, ns=(age, age))
    assert cache_folder.read(a) is not None
    cache_folder.write(d, [b"x" * 10])
    assert sorted(path.name for path in folder.iterdir()) == [a, d]


def test_only_what_is_ours_is_forgotten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry, half = "a" * 64, f"parts-{'b' * 64}.{'0' * 16}"
    cache_folder.write(entry, [b"x"])
    for name in ("thesis.txt", half):
        (folder / name).write_text("x" * 1000, encoding="utf-8")
        os.utime(folder / name, ns=(0, 0))
    (folder / ("c" * 64)).symlink_to("thesis.txt")
    monkeypatch.setattr(cache_folder, "LIMIT", 0)
    cache_folder.write(entry, [b"x"])
    assert sorted(path.name for path in folder.iterdir()) == ["c" * 64, "thesis.txt"]


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    cache_folder.write("parts", [b"x"])
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    assert cache_folder.read("parts") is None
    cache_folder.write("parts", [b"y"])
    folder.unlink()
    (tmp_path / "elsewhere").rename(folder)
    assert cache_folder.read("parts") == b"x"


def test_what_another_user_or_machine_wrote_is_not_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache_folder.write("parts", [b"x"])
    (folder / "parts").rename(folder / "other")
    assert cache_folder.read("other") is None
    (folder / "other").rename(folder / "parts")
    assert cache_folder.read("parts") == b"x"
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another user"))
    assert cache_folder.read("parts") is None


def test_a_key_that_others_can_read_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "first"))
    before = signature(b"x")
    assert is_signed(before, b"x")
    assert not is_signed(before, b"", b"x")
    (tmp_path / "first").rename(tmp_path / "second")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "second"))
    assert signature(b"x") == before
    (tmp_path / "second").rename(tmp_path / "third")
    (tmp_path / "third/specmint/key").chmod(0o644)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "third"))
    assert signature(b"x") != before


def test_a_failure_leaves_the_former_file(folder: Path) -> None:
    cache_folder.write("parts", [b"old"])

    def failing() -> Iterator[bytes]:
        yield b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache_folder.write("parts", failing())
    assert cache_folder.read("parts") == b"old"
    assert [path.name for path in folder.iterdir()] == ["parts"]


def test_a_folder_that_cannot_be_made_is_done_without(folder: Path) -> None:
    folder.write_text("a file", encoding="utf-8")
    cache_folder.write("parts", [b"x"])
    assert cache_folder.read("parts") is None


def test_a_user_without_a_home_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "home", homeless)
        cache_folder.write("parts", [b"x"])
        assert cache_folder.read("parts") is None
    monkeypatch.setenv("HOME", str(tmp_path))
    cache_folder.write("parts", [b"x"])
    assert (user_cache_path() / "specmint" / "parts").is_file()
    assert [*tmp_path.rglob("parts")]
