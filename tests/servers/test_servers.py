"""The course of a server, with a small one that needs nothing installed."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.documents import answer, body, parameter
from tests.servers import __main__ as command
from tests.servers.course import Outcome, take
from tests.servers.documents import served, shared
from tests.servers.servers import MissingError, Server

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.servers.servers import Place

PET = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "age": {"type": "integer"}}}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1"},
    "paths": {
        "/pets": {"post": {"requestBody": body(PET), "responses": answer(PET)}},
        "/pets/{name}": {"get": {"parameters": [parameter("name", "path")], "responses": answer(PET)}},
    },
}
APPLICATION = f"""
import json, sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class Pets(BaseHTTPRequestHandler):
    def do_GET(self):
        self.tell({DOCUMENT} if self.path == "/openapi.json" else {{"name": self.path[6:], "age": "three"}})

    def do_POST(self):
        self.tell(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def tell(self, value):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

HTTPServer(("127.0.0.1", int(sys.argv[1])), Pets).serve_forever()
"""
JOB = """
import httpx
from pets import AsyncClient, Client

PACKAGE = "pets"

def connect(url: str, http_client: httpx.Client) -> Client:
    return Client(base_url=url, http_client=http_client)

def connect_async(url: str, http_client: httpx.AsyncClient) -> AsyncClient:
    return AsyncClient(base_url=url, http_client=http_client)

def work(client: Client) -> list[str]:
    return [client.pets.create(name="Rex").name, client.pets.retrieve("Tom").name]

async def work_async(client: AsyncClient) -> list[str]:
    return [(await client.pets.create(name="Rex")).name, (await client.pets.retrieve("Tom")).name]

RESULT = ["Rex", "Tom"]
"""


@dataclass(frozen=True)
class _Nothing:
    """What needs no installation, or cannot have it."""

    reason: str = ""
    version: str = "1"

    def prepare(self, folder: Path) -> None:
        if self.reason:
            raise MissingError(self.reason)
        folder.mkdir(parents=True, exist_ok=True)


@pytest.fixture
def pets(tmp_path: Path) -> Server:
    folder = tmp_path / "pets"
    folder.mkdir()
    (folder / "application.py").write_text(APPLICATION, encoding="utf-8")
    (folder / "job.py").write_text(JOB, encoding="utf-8")

    def start(place: Place) -> Sequence[str | Path]:
        return [sys.executable, folder / "application.py", str(place.port)]

    return Server(folder, "pets", _Nothing(), start, served("/openapi.json"), "/openapi.json")


def test_a_job_is_done_with_both_clients_and_both_mocks(pets: Server, tmp_path: Path) -> None:
    outcome = take(pets, tmp_path / "out")
    assert outcome.steps == {"types": "", "sync": "", "async": "", "mock": ""}
    assert (outcome.calls, outcome.operations) == (("pets.create", "pets.retrieve"), 2)
    assert not outcome.failed
    assert "age" in outcome.deviations[0]
    assert "does not keep to its document" in command.details(outcome)[0]


def test_what_goes_wrong_is_told_by_its_step(pets: Server, tmp_path: Path) -> None:
    wrong = JOB.replace('"Rex", "Tom"]', '"Rex", "Tim"]').replace('retrieve("Tom").name', 'retrieve("Tom").nam')
    (pets.folder / "job.py").write_text(wrong, encoding="utf-8")
    outcome = take(pets, tmp_path / "out")
    assert outcome.failed
    assert 'has no attribute "nam"' in outcome.steps["types"]
    assert "AttributeError" in outcome.steps["sync"]
    assert "['Rex', 'Tim']" in outcome.steps["async"]


def test_a_server_that_is_not_to_be_had_is_skipped(pets: Server, tmp_path: Path) -> None:
    outcome = take(replace(pets, installation=_Nothing("no such package")), tmp_path / "out")
    assert not outcome.failed
    assert command.details(outcome) == ["pets was skipped: no such package"]
    with pytest.raises(MissingError, match="is not there"):
        shared("servers/none.yaml.gz")


def test_a_server_that_does_not_start_fails(pets: Server, tmp_path: Path) -> None:
    (pets.folder / "application.py").write_text("raise SystemExit('no disk')", encoding="utf-8")
    outcome = take(pets, tmp_path / "out")
    assert outcome.failed
    assert "no disk" in outcome.broken


def test_every_server_has_a_job_and_versions() -> None:
    for server in command.servers():
        assert (server.folder / "job.py").is_file()
        assert f'PACKAGE = "{server.package}"' in (server.folder / "job.py").read_text(encoding="utf-8")
        assert server.installation.version


def test_a_name_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["nobody"]) == command.UNKNOWN
    assert "There is no nobody" in capsys.readouterr().out


def test_the_status_says_whether_a_server_failed(pets: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(server: Server) -> Outcome:
        return Outcome(server, {"sync": "wrong"} if server.package == "pets" else {})

    monkeypatch.setattr(command, "take", made)
    monkeypatch.setattr(command, "servers", lambda: [pets])
    assert command.main([]) == command.FAILED
