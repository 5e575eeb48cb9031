"""Clients on httpx2: nothing of httpx is in them, and each library refuses the other's objects."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from specmint.building.batches import BuildContext
from specmint.document.reading.source import read_source
from specmint.ir.client import ClientConfig
from specmint.pipeline import build

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://api.example.com"}]
security: [{key: []}]
paths:
  /pets:
    get:
      x-specmint-name: pets.list
      responses:
        "200": {description: All, content: {application/json: {schema: {type: array, items: {type: string}}}}}
components: {securitySchemes: {key: {type: apiKey, in: query, name: key}}}
"""
CALLS = """
import asyncio
import httpx, httpx2, trio
import pytest
from pets import APIConnectionError, APITimeoutError, AsyncClient, Client, ConfigurationError
from pets.testing import MockedClient


def fail(error):
    def answer(request):
        raise error
    return httpx2.MockTransport(answer)


for error, expected in ((httpx2.ConnectTimeout("t"), APITimeoutError), (httpx2.ReadError("r"), APIConnectionError)):
    with pytest.raises(expected):
        Client(api_key="k", http_client=httpx2.Client(transport=fail(error))).pets.list()

for client, http in ((Client, httpx.Client()), (AsyncClient, httpx.AsyncClient()), (Client, httpx2.AsyncClient())):
    with pytest.raises(ConfigurationError, match="http_client must be an httpx2."):
        client(api_key="k", http_client=http)
with pytest.raises(ConfigurationError, match="timeout must be seconds or an httpx2.Timeout"):
    Client(api_key="k", timeout=httpx.Timeout(5))

assert MockedClient().pets.list() is not None


async def listed():
    transport = httpx2.MockTransport(lambda request: httpx2.Response(200, json=["a"]))
    async with httpx2.AsyncClient(transport=transport) as http:
        return await AsyncClient(api_key="k", http_client=http).pets.list()


assert asyncio.run(listed()) == trio.run(listed) == ["a"]
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "pets.yaml").write_text(DOCUMENT, encoding="utf-8")
    config = ClientConfig("pets", str(tmp_path / "pets.yaml"), "pets.yaml", tmp_path / "pets", "pets")
    built = build(replace(config, transport="httpx2"), read_source(config.document), lambda _: None, BuildContext())
    for path, text in built.files.items():
        file = tmp_path / "pets" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_one_module_of_the_runtime_names_the_library(package: Path) -> None:
    named = re.compile(r"^ *import httpx2?\b.*$", re.MULTILINE)
    found = {
        path.relative_to(package).as_posix(): named.findall(path.read_text(encoding="utf-8"))
        for path in package.rglob("*.py")
    }
    assert {path: lines for path, lines in found.items() if lines} == {
        "pets/_runtime/transport.py": ["import httpx2 as httpx"],
        "pets/client.py": ["import httpx2"],
        "pets/testing/__init__.py": ["import httpx2"],
    }
    assert 'pip install "httpx2>=' in (package / "pets" / "README.md").read_text(encoding="utf-8")


def test_a_client_on_httpx2_works_wholly(package: Path) -> None:
    pytest.importorskip("httpx2", reason="httpx2 is not installed")
    pytest.importorskip("trio", reason="trio is not installed")
    ended = subprocess.run(
        [sys.executable, "-c", CALLS], cwd=package, capture_output=True, text=True, check=False, timeout=120
    )
    assert ended.returncode == 0, ended.stderr
