"""What only shows from outside: streams, colours, signals, terminals and surroundings."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import COMMAND, process
from tests.pipeline.clients import BROKEN, SPEC, project

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = ("--package", "pets", "--out", "made", "--formatter", "ruff", "--without-fixtures")


def test_standard_input_to_files(tmp_path: Path) -> None:
    ended = process("generate", "--spec", "-", *GIVEN, folder=tmp_path, given=SPEC)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.endswith("as they were in made\n")
    assert (tmp_path / "made" / "client.py").is_file()


def test_nothing_that_is_piped_is_coloured(tmp_path: Path) -> None:
    ended = process("lint", "-", folder=tmp_path, given=BROKEN)
    assert ended.status == 1
    assert "\x1b" not in ended.out + ended.err
    assert process("operations", "-", folder=tmp_path, given="[").err.count("\x1b") == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_encoding_of_the_terminal_will_do(encoding: str, tmp_path: Path) -> None:
    spec = SPEC.replace("/pets:", "/pets/\N{PILE OF POO}:")
    command = [*COMMAND, "operations", "-"]
    environment = {**os.environ, "PYTHONIOENCODING": f"{encoding}:strict"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, input=spec.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    shown = "\N{PILE OF POO}" if encoding == "utf-8" else "\\U0001f4a9"
    assert f"/pets/{shown}" in done.stdout.decode(encoding)


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text(SPEC, encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    command = [*COMMAND, "operations", "spec.yaml"]
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(command, cwd=tmp_path, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def _on_a_terminal(*arguments: str, folder: Path, **environment: str) -> str:
    """What a terminal shows on standard error."""
    leader, follower = pty.openpty()
    variables = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **environment}
    command = [*COMMAND, *arguments]
    running = subprocess.Popen(command, cwd=folder, env=variables, stdout=subprocess.DEVNULL, stderr=follower)
    os.close(follower)
    shown = b""
    while running.poll() is None or select.select([leader], [], [], 0)[0]:
        if select.select([leader], [], [], 0.1)[0]:
            try:
                shown += os.read(leader, 4096)
            except OSError:
                break
    running.wait()
    os.close(leader)
    return shown.decode()


def test_progress_and_colours_on_a_terminal(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "spec.yaml").write_text(BROKEN, encoding="utf-8")
    shown = _on_a_terminal("generate", folder=tmp_path)
    assert "pets: " in shown
    assert "\x1b[1;31merror SM301" in shown


def test_no_colours_where_nobody_wants_them(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "spec.yaml").write_text(BROKEN, encoding="utf-8")
    assert "\x1b[1;31m" not in _on_a_terminal("generate", folder=tmp_path, NO_COLOR="1")


def test_quiet_is_quiet_on_a_terminal_too(tmp_path: Path) -> None:
    project(tmp_path)
    assert _on_a_terminal("generate", "--quiet", folder=tmp_path) == ""


def test_a_name_that_looks_like_markup_is_shown_as_it_is(tmp_path: Path) -> None:
    project(tmp_path)
    pyproject = tmp_path / "pyproject.toml"
    pyproject.write_text(pyproject.read_text(encoding="utf-8").replace('name = "pets"', 'name = "[/bold]"'), "utf-8")
    assert "[/bold]: " in _on_a_terminal("generate", folder=tmp_path)


def test_ctrl_c_ends_both_processes_without_a_traceback(tmp_path: Path) -> None:
    project(tmp_path)
    # Long enough that a busy machine has not done it before the signal comes.
    paths: dict[str, Any] = {
        f"/{kind}/{number}": {"get": {"responses": {}}} for kind in "abcde" for number in range(200)
    }
    document = {"openapi": "3.1.0", "info": {"title": "Many", "version": "1"}, "paths": paths}
    (tmp_path / "spec.yaml").write_text(json.dumps(document), encoding="utf-8")
    command = [*COMMAND, "generate", "--verbose"]
    # A shell that starts tests in the background has them ignore the signal, and so would what they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    running = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    )
    signal.signal(signal.SIGINT, before)
    assert running.stderr
    assert running.stderr.readline() == "pets: reading\n"
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate()
    assert (running.returncode, out) == (130, "")
    assert err.endswith("Interrupted; nothing was left half done.\n")
    assert "Traceback" not in err
    assert not (tmp_path / "out").exists()
