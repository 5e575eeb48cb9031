"""What a vendored folder says of itself, and that nobody can make it say anything else."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

import pytest

from specmint.ir.diagnostics import SpecmintError
from specmint.vendoring.folder import vendored_in
from specmint.vendoring.install import install
from specmint.vendoring.lock import LOCK_NAME, Options, VendorLock, is_supported
from specmint.vendoring.pristine import PRISTINE_NAME, Pristine
from specmint.vendoring.verify import findings
from tests.vendoring.packages import OLD, ORIGIN, package

if TYPE_CHECKING:
    from pathlib import Path

LOCK = VendorLock(ORIGIN, Options("petstore", python="3.12"), "../patches", {"client.py": "sha256:0"})


def test_a_lock_is_read_as_it_was_written() -> None:
    assert VendorLock.from_text(LOCK.to_text()) == LOCK


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("lock", 2),
        ("client", 1),
        ("files", []),
        ("files", {"a": 1}),
        ("files", {"../a": "x"}),
        ("files", {"/etc/passwd": "x"}),
        ("files", {LOCK_NAME: "x"}),
        ("options", {}),
        ("options", {"name": "x", "fixtures": "yes", "single_file": False, "python": "3.10"}),
        ("options", {"name": "x", "fixtures": True, "single_file": False, "python": "2.7"}),
        ("options", {"name": "../x", "fixtures": True, "single_file": False, "python": "3.10"}),
        ("patches", None),
        ("document", None),
    ],
)
def test_a_lock_that_was_tampered_with_is_refused(key: str, value: object, tmp_path: Path) -> None:
    content = {**json.loads(LOCK.to_text()), key: value}
    (tmp_path / LOCK_NAME).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(SpecmintError, match=r"vendor\.lock' cannot be used: "):
        findings(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "<<<<<<< HEAD", "[" * 100_000, "\xff"])
def test_what_is_no_lock_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).write_bytes(text.encode("latin-1"))
    with pytest.raises(SpecmintError, match=r"vendor\.lock' cannot be used: "):
        findings(tmp_path)


def test_pristine_texts_are_unpacked_as_they_were_packed() -> None:
    pristine = Pristine({"a.py": "é\n", "b.py": ""}, {"a.py": "e\n"})
    assert Pristine.unpack(pristine.pack()) == pristine
    assert pristine.vendored == {"a.py": "e\n", "b.py": ""}


@pytest.mark.parametrize(
    "data",
    [b"", b"x", Pristine().pack()[:-6], zlib.compress(b"{'made': []}"), zlib.compress(b'{"made": 1, "patched": {}}')],
)
def test_damaged_pristine_texts_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="it is damaged"):
        Pristine.unpack(data)


@pytest.mark.parametrize("change", ["removed", "edited", "replaced"])
def test_nothing_is_updated_without_the_text_that_was_vendored(change: str, tmp_path: Path) -> None:
    install(package(OLD), tmp_path)
    place, lock = tmp_path / PRISTINE_NAME, tmp_path / LOCK_NAME
    if change == "removed":
        place.unlink()
    else:
        place.write_bytes(b"not packed")
    if change == "replaced":
        text = lock.read_text(encoding="utf-8")
        former = json.loads(text)["files"][PRISTINE_NAME]
        digest = "sha256:bb5ea6d6cc6c4bfbeb3c2a8d3a63ea1ab3fbfc7bd5b5ae5c5c3ff2ec0cd3c6a6"
        lock.write_text(text.replace(former, digest), encoding="utf-8")
    with pytest.raises(SpecmintError, match=r"vendor\.base' cannot be used"):
        vendored_in(tmp_path)


@pytest.mark.parametrize(
    ("python", "expected"),
    [("3.10", True), ("3.13", True), ("3.9", False), ("2.7", False), ("3", False), ("3.10.1", False), ("4.0", False)],
)
def test_clients_run_on_python_3_10_and_later(python: str, *, expected: bool) -> None:
    assert is_supported(python) == expected
