"""The paths that an update may change: the package, the copy of the document, and the origin file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from specmint.document.reading.urls import is_url
from specmint.package.output.exchange import Exchange, disk_errors_as_diagnostics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.client import ClientConfig

DOCUMENT: Final = "document"
ORIGIN: Final = "origin"
CHANGELOG: Final = "CHANGELOG.md"
REPORTS: Final = ".specmint"
_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9_-]+")


def companion_paths(client: ClientConfig) -> Mapping[str, Path]:
    """The paths of the files beside the package, by their names in the exchange; empty if the document is a URL.

    A document that is given on the command line is never written.
    """
    if is_url(client.document) or client.home is None:
        return {}
    return {DOCUMENT: Path(client.document), ORIGIN: origin_path(client.document)}


def origin_path(document: str) -> Path:
    """The path of the origin file of a document."""
    return Path(f"{document}.origin.json")


def exchange_of(client: ClientConfig) -> Exchange:
    """The exchange of a client: an interrupted run that left one is undone before anything is read."""
    return Exchange(client.output, companion_paths(client), client.home)


def recover(client: ClientConfig) -> None:
    """Undo what an interrupted run for a client wrote. Raises SpecmintError."""
    with disk_errors_as_diagnostics(client.output):
        exchange_of(client).recover()


def plain_name(name: str) -> str:
    """The name of a client in a form that is safe in a path, a branch name and a command line."""
    return _NOT_IN_NAMES.sub("-", name).strip("-") or "client"
