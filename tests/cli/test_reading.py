"""How the commands fetch a document and change it first."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.pipeline.clients import PROJECT, SPEC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.running import Command

OVERLAY = """\
overlay: 1.0.0
info: {title: Fixes, version: "1"}
actions:
  - target: $.paths['/pets'].get
    update: {summary: From the overlay}
"""
SECRET = "a-very-secret-token"  # noqa: S105 - it opens nothing but the server below


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        allowed = self.headers["Authorization"] == f"Bearer {SECRET}"
        self.send_response(200 if allowed else 401)
        self.end_headers()
        self.wfile.write(SPEC.replace("https://api.example.com", "/api").encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def server() -> Iterator[str]:
    """The URL of a document that only those who know the secret may read."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}/spec.yaml"
        listening.shutdown()
        thread.join()


def texts(*folders: Path) -> str:
    return "".join(
        path.read_text(encoding="utf-8", errors="replace")
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    )


def test_an_overlay_is_applied_by_every_command(specmint: Command, tmp_path: Path) -> None:
    (tmp_path / "fixes.yaml").write_text(OVERLAY)
    options = ("--spec", "spec.yaml", "--package", "pets", "--out", "out", "--formatter", "ruff", "--without-fixtures")
    assert specmint("generate", *options, "--overlay", "fixes.yaml").status == 0
    assert "From the overlay" in texts(tmp_path / "out")
    digest = json.loads((tmp_path / "out/specmint.lock").read_text())["document"]["digest"]
    assert specmint("generate", *options).status == 0
    assert "From the overlay" not in texts(tmp_path / "out")
    assert json.loads((tmp_path / "out/specmint.lock").read_text())["document"]["digest"] != digest

    (tmp_path / "fixes.yaml").write_text(OVERLAY.replace("/pets", "/cats"))
    for command in (("lint", "spec.yaml"), ("operations", "spec.yaml"), ("generate", *options)):
        ended = specmint(*command, "--overlay", "fixes.yaml")
        assert ended.status == 2
        assert "Action 1 of the overlay matches nothing in the document: $.paths['/cats'].get." in ended.out + ended.err


def test_an_overlay_is_configured(specmint: Command, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(PROJECT + 'fixtures = false\noverlays = ["fixes.yaml"]\n')
    (tmp_path / "fixes.yaml").write_text(OVERLAY)
    assert specmint("generate").status == 0
    assert "From the overlay" in texts(tmp_path / "out")
    assert specmint("check").status == 0
    (tmp_path / "fixes.yaml").write_text(OVERLAY.replace("From the", "Of another"))
    ended = specmint("check")
    assert ended.status == 1
    assert "Of another overlay" in ended.out


def test_references_lead_where_it_is_allowed(specmint: Command, tmp_path: Path) -> None:
    (tmp_path / "api").mkdir()
    (tmp_path / "pet.yaml").write_text("type: object\n")
    (tmp_path / "api/spec.yaml").write_text(SPEC.replace("{type: object, required", "{$ref: ../pet.yaml, required"))
    refused = specmint("lint", "api/spec.yaml")
    assert refused.status == 1
    assert "--allow-folder" in refused.out
    assert "reference" not in specmint("lint", "api/spec.yaml", "--allow-folder", ".").out


def test_a_secret_of_the_environment_goes_to_the_server_and_nowhere_else(
    specmint: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PETS_TOKEN", SECRET)
    with server() as url:
        settings = f'document = "{url}"\nfixtures = false\nheaders = {{ Authorization = "Bearer ${{PETS_TOKEN}}" }}\n'
        (tmp_path / "pyproject.toml").write_text(PROJECT.replace('document = "spec.yaml"\n', settings))
        first, again = specmint("generate", "--verbose"), specmint("check")
        option = ("--header", "Authorization: Bearer ${PETS_TOKEN}", "--timeout", "20")
        listed, refused = specmint("operations", url, *option), specmint("lint", url)
    assert (first.status, again.status, listed.status, refused.status) == (0, 0, 0, 2)
    assert "HTTP status 401" in refused.out
    said = "".join(ended.out + ended.err for ended in (first, again, listed, refused))
    assert SECRET not in said + texts(tmp_path)
    assert f'"{url.removesuffix("/spec.yaml")}/api"' in texts(tmp_path / "out")


@pytest.mark.parametrize("header", ["nothing", ": value", SECRET])
def test_a_header_has_a_name_and_a_value(specmint: Command, header: str) -> None:
    ended = specmint("lint", "spec.yaml", "--header", header)
    assert ended.status == 2
    assert "must look like" in ended.err
    assert SECRET not in ended.err


def test_options_of_reading_go_with_a_document(specmint: Command) -> None:
    for option in (("--overlay", "a.yaml"), ("--header", "A: b"), ("--timeout", "1"), ("--allow-remote",)):
        ended = specmint("generate", *option)
        assert (ended.status, "go with --spec" in ended.err) == (2, True)
