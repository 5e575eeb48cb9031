"""How the command is called, and what it says to those who call it otherwise."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from specmint._version import __version__
from specmint.cli import app as commands
from tests.cli.running import COMMAND, process

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Command

MISTAKES: dict[str, tuple[list[str], str]] = {
    "no such command": (["generat"], "No such command 'generat'"),
    "no command after all": (["--"], "name a command; specmint --help lists them"),
    "no such option": (["lint", "spec.yaml", "--colour"], "No such option: --colour"),
    "no such format": (["lint", "spec.yaml", "--format", "xml"], "Invalid value for '--format'"),
    "no such format of operations": (["operations", "spec.yaml", "--format", "github"], "Invalid value for '--format'"),
    "no document": (["operations"], "Missing argument"),
    "a document alone": (["generate", "--spec", "spec.yaml"], "--spec needs --package and --out"),
    "a document and a client": (
        ["generate", "pets", "--spec", "spec.yaml", "--package", "pets", "--out", "x"],
        "--spec needs --package and --out, and no client's name",
    ),
    "a package alone": (["generate", "--package", "pets"], "go with --spec"),
    "a folder alone": (["generate", "--out", "x"], "go with --spec"),
    "a selection alone": (["generate", "--select", "x"], "go with --spec"),
    "no fixtures alone": (["generate", "--without-fixtures"], "go with --spec"),
    "no name of a package": (
        ["generate", "--spec", "spec.yaml", "--package", "my-pets", "--out", "x"],
        "--package must be a Python identifier and no keyword",
    ),
    "a keyword as package": (
        ["generate", "--spec", "spec.yaml", "--package", "class", "--out", "x"],
        "--package must be a Python identifier and no keyword",
    ),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_mistakes_are_told_in_a_sentence(specmint: Command, case: str) -> None:
    arguments, told = MISTAKES[case]
    ended = specmint(*arguments)
    assert ended.status == 2
    assert ended.out == ""
    assert told in " ".join(re.sub(r"[^\w\s:;.,'()-]", "", ended.err).split())


def test_no_command_shows_what_there_is(specmint: Command) -> None:
    ended = specmint()
    assert ended.status == 2
    assert all(name in ended.out + ended.err for name in ("generate", "check", "operations", "lint"))


@pytest.mark.parametrize("command", ["generate", "check", "operations", "lint"])
def test_every_command_helps(specmint: Command, command: str) -> None:
    ended = specmint(command, "--help")
    assert ended.status == 0
    assert "--quiet" in ended.out
    assert "--verbose" in ended.out


def test_version(specmint: Command) -> None:
    ended = specmint("--version")
    assert (ended.status, ended.out, ended.err) == (0, f"specmint {__version__}\n", "")


def test_the_module_is_the_command(tmp_path: Path) -> None:
    ended = process("--version", folder=tmp_path)
    assert (ended.status, ended.out, ended.err) == (0, f"specmint {__version__}\n", "")
    assert COMMAND[0] == sys.executable


def test_a_mistake_of_ours_is_no_traceback(specmint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        message = "the moon is in the wrong house"
        raise LookupError(message)

    monkeypatch.setattr(commands, "find_clients", fail)
    ended = specmint("generate")
    assert ended.status == 2
    assert ended.out == ""
    assert ended.err == (
        "error SM799 internal-error: specmint failed in a way it should not: "
        "LookupError: the moon is in the wrong house.\n"
        "  help: Please report this with the document that caused it.\n"
    )


def test_ctrl_c_is_no_traceback(specmint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "find_clients", interrupt)
    ended = specmint("generate")
    assert (ended.status, ended.out) == (130, "")
    assert ended.err.strip() == "Interrupted; nothing was left half done."


def test_a_missing_configuration_is_told(specmint: Command) -> None:
    (specmint.folder / "pyproject.toml").write_text("", encoding="utf-8")
    ended = specmint("check")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("error SM601 configuration-missing: ")


def test_an_unknown_client_is_told(specmint: Command) -> None:
    ended = specmint("generate", "pest")
    assert (ended.status, ended.out) == (2, "")
    assert "No client 'pest' is configured (did you mean 'pets'?)" in ended.err
