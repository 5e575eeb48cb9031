"""An editor shows, at a call of the generated client, what to pass and what happens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.types.language_server import language_server

if TYPE_CHECKING:
    from collections.abc import Iterator

GENERATED = Path(__file__).parents[2] / "generated"

SOURCE = """\
from telnyx_assistants import AsyncClient, Client

def change(client: Client) -> None:
    client.ai.assistants.versions.update("v", assistant_id="a", name="x")

async def change_later(client: AsyncClient) -> None:
    await client.ai.assistants.versions.update("v", assistant_id="a", name="x")
"""


@pytest.fixture(scope="module")
def hovers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What hovering on ``update`` shows, for the sync and the async call."""
    folder = tmp_path_factory.mktemp("editor")
    (folder / "pyrightconfig.json").write_text(json.dumps({"extraPaths": [str(GENERATED)]}), encoding="utf-8")
    file = folder / "calls.py"
    file.write_text(SOURCE, encoding="utf-8")
    with language_server(folder) as server:
        server.open(file)
        return {call: server.hover(file, line, character) for call, line, character in _calls()}


def _calls() -> Iterator[tuple[str, int, int]]:
    for number, line in enumerate(SOURCE.splitlines()):
        if ".update(" in line:
            yield ("async" if "await" in line else "sync"), number, line.index("update")


@pytest.mark.parametrize("call", ["sync", "async"])
class TestHover:
    def test_it_shows_a_method(self, hovers: dict[str, str], call: str) -> None:
        assert hovers[call].startswith("(method)")

    @pytest.mark.parametrize("argument", ["version_id: str", "assistant_id: str", "**body: "])
    def test_it_shows_the_arguments(self, hovers: dict[str, str], call: str, argument: str) -> None:
        assert argument in hovers[call]

    def test_it_shows_what_the_document_says(self, hovers: dict[str, str], call: str) -> None:
        assert "Change one version of an assistant" in hovers[call]


def test_only_the_async_call_is_to_be_awaited(hovers: dict[str, str]) -> None:
    assert "Coroutine" in hovers["async"]
    assert "Coroutine" not in hovers["sync"]
