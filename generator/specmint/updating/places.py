"""The files that following a document may touch: the package, the copy of the document, and where that came from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from specmint.exchange import Exchange, told
from specmint.reading.urls import is_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.configuration import ClientConfig

DOCUMENT: Final = "document"
ORIGIN: Final = "origin"
CHANGELOG: Final = "CHANGELOG.md"
REPORTS: Final = ".specmint"
_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9_-]+")


def places(client: ClientConfig) -> Mapping[str, Path]:
    """The files beside the package, by their names in the journal of an exchange; none for a document by URL."""
    if is_url(client.document) or client.document == "-":
        return {}
    return {DOCUMENT: Path(client.document), ORIGIN: origin_path(client.document)}


def origin_path(document: str) -> Path:
    """The file that says where a copy of a document came from."""
    return Path(f"{document}.origin.json")


def exchange_of(client: ClientConfig) -> Exchange:
    """The exchange that a run for a client may have been ended in. What it left is undone before anything is read."""
    return Exchange(client.output, places(client))


def recover(client: ClientConfig) -> None:
    """Undo what an interrupted run for a client left half done. Raises SpecmintError."""
    with told(client.output):
        exchange_of(client).recover()


def plain_name(name: str) -> str:
    """The name of a client as part of a path, of a branch and of a command line."""
    return _NOT_IN_NAMES.sub("-", name).strip("-") or "client"
