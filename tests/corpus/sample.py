"""A small corpus for everybody: ``python -m tests.corpus.sample FOLDER``.

It is the documents in ``spec/``, and the examples of the OpenAPI Initiative. Those are no part of this repository: they
are fetched, at one commit, and taken only if their digest is the one in ``sample.json``.
"""

from __future__ import annotations

import json
import shutil
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from tests.corpus.documents import FORMS, CorpusError
from tests.corpus.steps import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Mapping

PINS = Path(__file__).with_name("sample.json")
SECONDS = 60.0


def gather(folder: Path, client: httpx.Client) -> None:
    """Put the sample into ``folder``; what lies there already is not fetched again. Raises CorpusError."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((REPOSITORY / "spec").rglob("*")):
        if path.suffix in FORMS:
            shutil.copy(path, folder / path.name)
    pins = json.loads(PINS.read_text(encoding="utf-8"))
    fetch(pins["repository"], pins["documents"], folder, client)


def fetch(origin: str, documents: Mapping[str, str], folder: Path, client: httpx.Client) -> None:
    """Fetch documents by path below ``origin``; their SHA-256 says what they have to be. Raises CorpusError."""
    for path, digest in documents.items():
        place = folder / Path(path).name
        if place.exists() and sha256(place.read_bytes()).hexdigest() == digest:
            continue
        try:
            data = client.get(origin + path).raise_for_status().content
        except httpx.HTTPError as error:
            message = f"{origin}{path} could not be fetched: {error}"
            raise CorpusError(message) from error
        found = sha256(data).hexdigest()
        if found != digest:
            message = f"{origin}{path} is not what it was: its SHA-256 is {found}, and {PINS.name} says {digest}"
            raise CorpusError(message)
        place.write_bytes(data)


if __name__ == "__main__":
    try:
        with httpx.Client(timeout=SECONDS, follow_redirects=True) as opened:
            gather(Path(sys.argv[1]), opened)
    except CorpusError as failure:
        sys.exit(str(failure))
