"""Fetches the bytes of a new revision."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, overload
from urllib.parse import urlsplit

from specmint.configuration import label
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_updating import NO_COPY, NO_SOURCE
from specmint.document.reading.access import read_file
from specmint.document.reading.urls import fit_to_show, is_url
from specmint.following.updating.touched_files import DOCUMENT, ORIGIN, companion_paths, origin_path
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import digest

if TYPE_CHECKING:
    from specmint.ir.client import ClientConfig


@dataclass(frozen=True)
class Downloaded:
    """A fetched revision: its label in messages, its bytes and, for a URL, the text of the origin file."""

    label: str
    data: bytes
    origin: str | None = None

    def beside(self) -> dict[str, bytes]:
        """The files to write beside the package, by their names in the exchange."""
        origin = {} if self.origin is None else {ORIGIN: self.origin.encode()}
        return {DOCUMENT: self.data, **origin}

    @property
    def title(self) -> str:
        """A short label: for a URL, the last part of its path and its host."""
        if not is_url(self.label):
            return self.label
        parts = urlsplit(self.label)
        return f"{PurePosixPath(parts.path).name or 'the document'} of {parts.hostname}"


@overload
def download(client: ClientConfig, given: str, present: None) -> Downloaded: ...
@overload
def download(client: ClientConfig, given: str, present: bytes) -> Downloaded | None: ...
def download(client: ClientConfig, given: str, present: bytes | None) -> Downloaded | None:
    """Fetch the revision from ``given`` or else from the configured source; None if it equals the ``present`` bytes.

    Raises SpecmintError if there is no source, or if it cannot be read.
    """
    source = given or client.source
    if not source:
        raise SpecmintError([report(NO_SOURCE, client=client.name)])
    if is_url(source):
        return _fetched(client, source, present)
    data = read_file(source, source, client.reading.size_limit)
    return None if data == present else Downloaded(label(source), data)


def check_copy(client: ClientConfig) -> None:
    """Raise SpecmintError if the client's document is not kept as a file."""
    if not companion_paths(client):
        raise SpecmintError([report(NO_COPY, client=client.name, label=client.label)])


def _fetched(client: ClientConfig, url: str, present: bytes | None) -> Downloaded | None:
    from specmint.document.reading.fetch import fetch_if_changed
    from specmint.following.updating.origin import Origin, known_state

    path = origin_path(client.document)
    fetched = fetch_if_changed(url, client.reading, known_state(Path(path), url, present))
    if fetched.data is None or fetched.data == present:
        return None
    origin = Origin(fit_to_show(url), digest(fetched.data), fetched.validators)
    return Downloaded(fit_to_show(url), fetched.data, origin.to_text())
