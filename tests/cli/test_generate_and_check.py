from __future__ import annotations

import http.server
import json
import re
import sys
import threading
from functools import partial
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

import pytest

from specmint.ir.output import LOCK_NAME, Lock
from tests.pipeline.clients import BROKEN, SPEC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.running import Command

GIVEN = ("--package", "pets", "--out", "made", "--formatter", "ruff", "--without-fixtures")


def test_a_client_is_generated_and_then_up_to_date(specmint: Command) -> None:
    ended = specmint("generate")
    assert (ended.status, ended.out) == (0, "")
    told = "pets: 3 operations\npets: {} in " + f"{specmint.folder}/out\n"
    assert ended.err == told.format(f"{len(_files(specmint.folder / 'out'))} new, 0 as they were")
    again = specmint("generate")
    assert (again.status, again.out) == (0, "")
    assert again.err == told.format(f"{len(_files(specmint.folder / 'out'))} files are up to date")
    checked = specmint("check")
    assert (checked.status, checked.out) == (0, "")
    assert checked.err == f"pets: {specmint.folder}/out is up to date.\n"


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_check_prints_a_diff_and_writes_nothing(specmint: Command) -> None:
    specmint("generate")
    (specmint.folder / "spec.yaml").write_text(SPEC.replace("/owners", "/people"), encoding="utf-8")
    cache = specmint.folder / "cache"
    before = {path: path.read_bytes() for path in _files(specmint.folder) if cache not in path.parents}
    ended = specmint("check")
    assert ended.status == 1
    assert "--- a/resources/owners.py\n+++ /dev/null\n" in ended.out
    assert "--- /dev/null\n+++ b/resources/people.py\n" in ended.out
    assert "@@" in ended.out
    assert ended.err == (
        f"pets: {specmint.folder}/out is not what spec.yaml gives, because\n"
        "  the document moved: spec.yaml is not the one this was generated from; run specmint generate\n"
    )
    assert {path: path.read_bytes() for path in _files(specmint.folder) if cache not in path.parents} == before


def test_changes_are_counted(specmint: Command) -> None:
    specmint("generate")
    (specmint.folder / "spec.yaml").write_text(SPEC.replace("/owners", "/people"), encoding="utf-8")
    ended = specmint("generate")
    assert ended.status == 0
    assert re.search(r"\npets: [1-9]\d* new, [1-9]\d* changed, [1-9]\d* removed, [1-9]\d* as they were in ", ended.err)


def test_an_edit_is_kept_unless_asked_otherwise(specmint: Command) -> None:
    specmint("generate")
    edited = specmint.folder / "out" / "client.py"
    edited.write_text("# mine\n", encoding="utf-8")
    ended = specmint("generate")
    assert (ended.status, ended.out) == (2, "")
    assert "error SM704 edited-output: " in ended.err
    assert edited.read_text(encoding="utf-8") == "# mine\n"
    assert specmint("generate", "--overwrite-edits").status == 0
    assert edited.read_text(encoding="utf-8") != "# mine\n"


def test_what_a_broken_document_loses_is_told(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(BROKEN, encoding="utf-8")
    ended = specmint("generate")
    assert (ended.status, ended.out) == (1, "")
    assert "error SM301 dangling-reference: " in ended.err
    assert "  costs: GET /pets\n" in ended.err
    assert "pets: 3 operations, 2 degraded\n" in ended.err
    assert (specmint.folder / "out" / "client.py").exists()
    again = specmint("generate")
    assert (again.status, "pets: 3 operations, 2 degraded\n" in again.err) == (1, True)
    assert specmint("check").status == 1


def test_a_loss_may_be_allowed(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(BROKEN, encoding="utf-8")
    ended = specmint("generate", "--allow-incomplete")
    assert (ended.status, "error SM301" in ended.err) == (0, True)
    pyproject = specmint.folder / "pyproject.toml"
    pyproject.write_text(pyproject.read_text(encoding="utf-8") + "allow_incomplete = true\n", encoding="utf-8")
    assert [specmint(command).status for command in ("generate", "check")] == [0, 0]


def test_a_report_is_written_on_request(specmint: Command) -> None:
    (specmint.folder / "spec.yaml").write_text(BROKEN.replace("/owners/{id}:", "/owners/..:"), encoding="utf-8")
    for _ in range(2):
        assert specmint("generate", "--report", "report.json").status == 1
        report = json.loads((specmint.folder / "report.json").read_text(encoding="utf-8"))["clients"]["pets"]
        assert (report["operations"], report["webhooks"]) == (2, 0)
        assert [loss["operations"] for loss in report["left_out"]] == [["GET /owners/.."]]
        assert [(loss["operations"], loss["line"]) for loss in report["degraded"]] == [
            (["GET /pets"], 12),
            (["POST /pets"], 15),
        ]
        (specmint.folder / "report.json").unlink()


def test_a_report_that_cannot_be_written_is_told(specmint: Command) -> None:
    ended = specmint("generate", "--report", "nowhere/report.json")
    assert (ended.status, "error SM702 output-not-writable: 'nowhere/report.json'" in ended.err) == (2, True)


@pytest.mark.parametrize(
    "text",
    ["openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\n", "swagger: '2.0'\npaths: {/a: 7}\n"],
)
def test_where_nothing_is_left_nothing_is_written(specmint: Command, text: str) -> None:
    (specmint.folder / "spec.yaml").write_text(text, encoding="utf-8")
    for options in ((), ("--allow-incomplete",)):
        ended = specmint("generate", *options)
        assert (ended.status, ended.out) == (1, "")
        assert "error SM403 nothing-to-generate: " in ended.err
    assert not (specmint.folder / "out").exists()


def test_a_document_of_the_command_line(specmint: Command) -> None:
    ended = specmint("generate", "--spec", "spec.yaml", *GIVEN)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.endswith(" new, 0 as they were in made\n")
    assert _lock(specmint).document["source"] == "spec.yaml"


def test_a_selection_of_the_command_line(specmint: Command) -> None:
    assert (
        specmint("generate", "--spec", "spec.yaml", *GIVEN, "--select", "owners.*", "--select", "writing").status == 0
    )
    assert _lock(specmint).names.calls == {"GET /owners/{id}": "owners.retrieve", "POST /pets": "pets.create"}


def test_a_selection_that_takes_nothing_is_told(specmint: Command) -> None:
    ended = specmint("generate", "--spec", "spec.yaml", *GIVEN, "--select", "dogs.*")
    assert (ended.status, ended.out) == (1, "")
    assert "The selection 'dogs.*' matches no operation." in ended.err


def _lock(specmint: Command) -> Lock:
    return Lock.from_text((specmint.folder / "made" / LOCK_NAME).read_text(encoding="utf-8"))


def test_a_document_from_standard_input(specmint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(SPEC.encode())))
    assert specmint("generate", "--spec", "-", *GIVEN).status == 0
    assert _lock(specmint).document["source"] == "standard input"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_document_from_a_url(specmint: Command, served: str) -> None:
    assert specmint("generate", "--spec", f"{served}/spec.yaml?token=secret", *GIVEN).status == 0
    assert _lock(specmint).document["source"] == f"{served}/spec.yaml"


def test_a_url_that_leads_nowhere_is_told(specmint: Command, served: str) -> None:
    ended = specmint("generate", "--spec", f"{served}/nowhere.yaml", *GIVEN)
    assert (ended.status, ended.out) == (2, "")
    assert "answered with HTTP status 404" in ended.err


def test_quiet_says_nothing_but_errors(specmint: Command) -> None:
    spec = specmint.folder / "spec.yaml"
    spec.write_text(SPEC.replace("name: {type: string}", "name: {type: string, default: 7}"), encoding="utf-8")
    ended = specmint("generate", "--quiet")
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    loud = specmint("generate")
    assert "warning SM203 bad-default: " in loud.err
    spec.write_text(BROKEN, encoding="utf-8")
    assert "error SM301" in specmint("generate", "-q").err


def test_verbose_tells_every_step(specmint: Command) -> None:
    ended = specmint("generate", "--verbose")
    assert ended.status == 0
    lines = ended.err.splitlines()
    assert lines[0] == "pets: reading"
    assert {"pets: validating", "pets: making models", "pets: writing"} <= set(lines)


def test_several_clients(specmint: Command) -> None:
    pyproject = specmint.folder / "pyproject.toml"
    one = pyproject.read_text(encoding="utf-8")
    other = one.replace('"pets"', '"dogs"').replace('"out"', '"dogs"').replace("spec.yaml", "missing.yaml")
    pyproject.write_text(one + other, encoding="utf-8")
    assert specmint("generate", "pets").status == 0
    ended = specmint("check")
    assert ended.status == 2
    assert "pets: " in ended.err
    assert "There is no file" in ended.err
