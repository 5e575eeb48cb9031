"""A checkout in which git ended every line with CRLF (``core.autocrlf``) is what was committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.following.updating.projects import MORE, everything

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Command


def _check_out(folder: Path) -> None:
    """End the lines of every file as git does on Windows."""
    for path in folder.rglob("*"):
        if path.is_file() and "cache" not in path.relative_to(folder).parts:
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def test_nobody_edited_it(specmint: Command) -> None:
    _check_out(specmint.folder)
    before = everything(specmint.folder)
    for command in (("check",), ("check", "--rebuild"), ("generate",), ("upgrade",)):
        assert specmint(*command, "--quiet").status == 0, command
    assert everything(specmint.folder) == before


def test_what_somebody_edits_there_is_found(specmint: Command) -> None:
    _check_out(specmint.folder)
    place = specmint.folder / "out/client.py"
    place.write_bytes(place.read_bytes() + b"# mine\r\n")
    assert "somebody edited client.py" in specmint("check").err
    assert "edited-output" in specmint("generate").err


def test_an_update_is_taken_there(specmint: Command) -> None:
    (specmint.folder / "new.yaml").write_text(MORE, encoding="utf-8")
    _check_out(specmint.folder)
    kept = (specmint.folder / "out/_runtime/errors.py").read_bytes()
    assert specmint("update", "--quiet").status == 0
    _check_out(specmint.folder)
    assert specmint("check", "--quiet").status == 0
    assert (specmint.folder / "out/_runtime/errors.py").read_bytes() == kept
    assert specmint("update").err == "pets: there is no new revision.\n"
