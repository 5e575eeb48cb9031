"""Small hostile inputs: each ends soon, in a diagnostic that names the place or in a client, and never in a crash."""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from threading import Thread
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import Command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONG, VERY_LONG = "a" * 300, "bcdefgh" * 1500
ANSWER = {"200": {"description": "ok", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}
OBJECT = {"A": {"type": "object", "properties": {"x": {"type": "string"}}}}
GENERATE = ("generate", "--spec", "doc.json", "--package", "acme", "--out", "acme", "--formatter", "ruff")


def document(paths: dict[str, Any], schemas: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A document with these paths and schemas."""
    start = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "servers": [{"url": "https://a.example.com"}]}
    return {**start, "paths": paths, "components": {"schemas": schemas or OBJECT}, **more}


def got(path: str = "/a", **operation: Any) -> dict[str, Any]:
    """Paths with one operation."""
    return {path: {"get": {"responses": ANSWER, **operation}}}


def body(schema: dict[str, Any]) -> dict[str, Any]:
    """Paths with one operation that takes a body of this schema."""
    return {"/a": {"post": {"requestBody": {"content": {"application/json": {"schema": schema}}}, "responses": ANSWER}}}


PARAMETER = {"name": VERY_LONG, "in": "query", "schema": {"type": "string"}}
VERY_LONG_NAME = {**OBJECT, VERY_LONG: OBJECT["A"]}
PATTERNS = {f"p{n}": {"type": "string", "pattern": f"^([a-z]{{1,200}}-){{3,{203 + n}}}$"} for n in range(60)}
INPUTS = {
    "a segment of 300 characters": document(got(f"/{LONG}")),
    "deep segments of 300 characters": document(got(f"/{LONG}/x/{LONG}b")),
    "an operationId of 10,500 characters": document(got(operationId=VERY_LONG)),
    "a tag of 10,500 characters": document(got(tags=[VERY_LONG])),
    "a parameter of 10,500 characters": document(got(parameters=[PARAMETER])),
    "a schema of 10,500 characters": document(
        body({"$ref": f"#/components/schemas/{VERY_LONG}"}), {**OBJECT, VERY_LONG: OBJECT["A"]}
    ),
    "a keyword as a resource": document({**got("/none"), **got("/true/x"), **got("/false"), **got("/None/class")}),
    "names of builtins and ours": document(
        {**got("/list"), **got("/type"), **got("/client"), **got("/models"), **got("/str")}
    ),
    "an unused reference of 300 characters": document(got(), {**OBJECT, "Unused": {"$ref": LONG}}),
    "an unused reference with NUL": document(got(), {**OBJECT, "Unused": {"$ref": "a\0b.yaml"}}),
    "an unused reference with a surrogate": document(got(), {**OBJECT, "Unused": {"$ref": "a\ud800b.yaml"}}),
    "patterns too large to compile": document(body({"type": "object", "properties": PATTERNS})),
    "a pattern that backtracks": document(body({"type": "string", "pattern": "^(a+)+$", "default": f"{'a' * 50}!"})),
}


@pytest.fixture
def specmint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command in an empty folder."""
    (tmp_path / "here").mkdir()
    return Command(tmp_path / "here", monkeypatch, capsys)


@pytest.mark.parametrize("name", INPUTS)
def test_an_input_ends_in_a_client_or_a_diagnostic(name: str, specmint: Command) -> None:
    (specmint.folder / "doc.json").write_text(json.dumps(INPUTS[name]), encoding="utf-8")
    started = perf_counter()
    ended = specmint(*GENERATE, "--allow-incomplete")
    assert perf_counter() - started < 30
    assert "SM799" not in ended.err
    assert ended.status in {0, 1}
    names = [path.name for path in (specmint.folder / "acme").rglob("*")]
    assert names
    assert max(map(len, names)) <= 210


def test_a_path_in_no_encoding_is_told_with_escapes(specmint: Command) -> None:
    name = os.fsdecode(b"\xff.json")
    try:
        (specmint.folder / name).write_text(json.dumps(document(got())), encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    arguments = ("generate", "--spec", name, "--package", "acme", "--out", os.fsdecode(b"out\xfe/acme"))
    assert specmint(*arguments, "--formatter", "ruff", "--report", os.fsdecode(b"report\xfe.json")).status == 0
    assert (
        json.loads((specmint.folder / os.fsdecode(b"out\xfe/acme/specmint.lock")).read_bytes())["document"]["source"]
        == r"\udcff.json"
    )


PROJECT = """
[[tool.specmint.clients]]
name = "a\\n::error::b##[c]"
document = "doc.json"
output = "acme"
package = "acme"
formatter = "ruff"
"""
HIDDEN = "x##[error]a ##vso[task.complete]b ##teamcity[c"
COMMANDS = ("##[", "##vso[", "##teamcity[")


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_lint_prints_nothing_that_a_runner_obeys(form: str, specmint: Command) -> None:
    text = json.dumps(document({**got(f"/{HIDDEN}"), "/b": {"get": {"responses": {"200": {"$ref": f"#/{HIDDEN}"}}}}}))
    (specmint.folder / "doc.json").write_text(text, encoding="utf-8")
    ended = specmint("lint", "doc.json", "--format", form)
    assert "SM301" in ended.out
    assert not [command for command in COMMANDS if command in ended.out + ended.err]
    if form == "json":
        assert HIDDEN in json.loads(ended.out)["diagnostics"][0]["message"]


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html", "github", "sarif"])
def test_diff_prints_nothing_that_a_runner_obeys(form: str, specmint: Command) -> None:
    for name, paths in (("old", got()), ("new", got(summary=HIDDEN, operationId=HIDDEN) | got(f"/{HIDDEN}"))):
        (specmint.folder / f"{name}.json").write_text(json.dumps(document(paths)), encoding="utf-8")
    ended = specmint("diff", "old.json", "new.json", "--format", form)
    assert not [command for command in COMMANDS if command in ended.out + ended.err]
    if form in {"json", "sarif"}:
        json.loads(ended.out)


@pytest.mark.parametrize("form", ["text", "json"])
def test_operations_generate_and_check_print_nothing_that_a_runner_obeys(form: str, specmint: Command) -> None:
    paths = got(f"/{HIDDEN}", description=HIDDEN, operationId="::error::x")
    (specmint.folder / "doc.json").write_text(json.dumps(document(paths)), encoding="utf-8")
    project = "[[tool.specmint.clients]]\nname = 'a\\n::error::b##[c]'\ndocument = 'doc.json'\noutput = 'acme'\n"
    (specmint.folder / "pyproject.toml").write_text(
        f"{project}package = 'acme'\nformatter = 'ruff'\n", encoding="utf-8"
    )
    ends = [specmint("operations", "doc.json", "--format", form, "--explain"), specmint("generate"), specmint("check")]
    client = specmint.folder / "acme" / "client.py"
    client.write_text(f"{client.read_text(encoding='utf-8')}\n::error::edited ##[x]\x1b[2J\n", encoding="utf-8")
    for ended in [*ends, specmint("check")]:
        printed = ended.out + ended.err
        assert not [command for command in COMMANDS if command in printed]
        assert not [line for line in printed.splitlines() if line.lstrip().startswith("::")]
        assert "\x1b" not in printed


@pytest.mark.parametrize("text", ['#/a"b', "#/a\\b", "#/", "#", '#"', "#/components/schemas/A\\"])
def test_a_text_that_looks_like_a_reference_does_not_stop_a_comparison(text: str, specmint: Command) -> None:
    for name, more in (("old", {}), ("new", {"default": text})):
        schemas = {"A": {"type": "object", "properties": {"x": {"type": "string", **more}}}}
        (specmint.folder / f"{name}.json").write_text(json.dumps(document(got(), schemas)), encoding="utf-8")
    ended = specmint("diff", "old.json", "new.json", "--package", "acme")
    assert ended.status == 0
    assert "response-default-added" in ended.out


@pytest.fixture
def dripping() -> Iterator[str]:
    """A server that sends a header line every tenth of a second, for ever."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError), listener.accept()[0] as peer:
            peer.sendall(b"HTTP/1.1 200 OK\r\n")
            while True:
                peer.sendall(b"x-more: 1\r\n")
                sleep(0.1)

    Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/doc.yaml"
    listener.close()


def test_a_drip_of_headers_ends_with_the_deadline(dripping: str, specmint: Command) -> None:
    started = perf_counter()
    ended = specmint("lint", dripping, "--timeout", "1")
    assert perf_counter() - started < 10
    assert (ended.status, "did not arrive within 1 seconds" in ended.out) == (2, True)
