"""Where the document of a server is: there, in what was installed, or in the folder beside this repository."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import httpx

from tests.conftest import ROOT
from tests.servers.servers import MissingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers.servers import Place

SHARED = ROOT.parent / "shared"
SECONDS = 60.0


def served(path: str) -> Callable[[Place], bytes]:
    """What the server answers there."""

    def document(place: Place) -> bytes:
        return httpx.get(place.origin + path, timeout=SECONDS, trust_env=False).raise_for_status().content

    return document


def installed(pattern: str) -> Callable[[Place], bytes]:
    """A file below the folder that the server was installed into."""

    def document(place: Place) -> bytes:
        return next(iter(place.installed.glob(pattern))).read_bytes()

    return document


def shared(path: str) -> bytes:
    """A document that its server does not give, in the folder beside this repository. Raises MissingError."""
    place: Path = SHARED / path
    if not place.is_file():
        message = f"its document, shared/{path} beside this repository, is not there"
        raise MissingError(message)
    return gzip.decompress(place.read_bytes()) if place.suffix == ".gz" else place.read_bytes()
