"""The sample is what its digests say."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.corpus.documents import CorpusError, find
from tests.corpus.sample import fetch, gather

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = b"openapi: 3.1.0"
PINNED = {"v3/pets.yaml": sha256(CONTENT).hexdigest()}
ORIGIN = "https://example.com/"


def _client(content: bytes, status: int = 200) -> httpx.Client:
    return httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(status, content=content)))


def test_what_has_the_digest_is_taken_once(tmp_path: Path) -> None:
    with _client(CONTENT) as client:
        fetch(ORIGIN, PINNED, tmp_path, client)
    assert (tmp_path / "pets.yaml").read_bytes() == CONTENT
    with _client(b"", 500) as broken:
        fetch(ORIGIN, PINNED, tmp_path, broken)


def test_anything_else_is_refused(tmp_path: Path) -> None:
    with _client(b"other") as client, pytest.raises(CorpusError, match="is not what it was"):
        fetch(ORIGIN, PINNED, tmp_path, client)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_fetched_is_told(tmp_path: Path) -> None:
    with _client(b"", 404) as client, pytest.raises(CorpusError, match=r"pets\.yaml could not be fetched: .*404"):
        fetch(ORIGIN, PINNED, tmp_path, client)


def test_our_own_documents_are_in_it(tmp_path: Path) -> None:
    with _client(b"other") as client, pytest.raises(CorpusError):
        gather(tmp_path / "sample", client)
    assert [document.name for document in find([tmp_path / "sample"], [])] == ["assistant-versions"]
