"""Getting the bytes of a new revision."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, overload
from urllib.parse import urlsplit

from specmint.configuration import label
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_updating import NO_COPY, NO_SOURCE
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import digest
from specmint.reading.access import read_file
from specmint.reading.urls import fit_to_show, is_url
from specmint.updating.places import DOCUMENT, ORIGIN, origin_path, places

if TYPE_CHECKING:
    from specmint.configuration import ClientConfig


@dataclass(frozen=True)
class Arrival:
    """A revision that came from somewhere: how it is called, its bytes, and for a URL what is kept of its origin."""

    label: str
    data: bytes
    origin: str | None = None

    def beside(self) -> dict[str, bytes]:
        """The files that are written beside the package, by their names in an exchange."""
        origin = {} if self.origin is None else {ORIGIN: self.origin.encode()}
        return {DOCUMENT: self.data, **origin}

    @property
    def title(self) -> str:
        """What it is called where there is little room: the last part of a URL and its host."""
        if not is_url(self.label):
            return self.label
        parts = urlsplit(self.label)
        return f"{PurePosixPath(parts.path).name or 'the document'} of {parts.hostname}"


@overload
def arrive(client: ClientConfig, given: str, present: None) -> Arrival: ...
@overload
def arrive(client: ClientConfig, given: str, present: bytes) -> Arrival | None: ...
def arrive(client: ClientConfig, given: str, present: bytes | None) -> Arrival | None:
    """The revision that ``given``, or else the configured source, leads to; None if it is the one that is ``present``.

    Raises SpecmintError where there is no source, and for what cannot be read.
    """
    source = given or client.source
    if not source:
        raise SpecmintError([report(NO_SOURCE, client=client.name)])
    if is_url(source):
        return _fetched(client, source, present)
    data = read_file(source, source, client.reading.size_limit)
    return None if data == present else Arrival(label(source), data)


def check_copy(client: ClientConfig) -> None:
    """Raise SpecmintError for a client whose document is not kept as a file."""
    if not places(client):
        raise SpecmintError([report(NO_COPY, client=client.name, label=client.label)])


def _fetched(client: ClientConfig, url: str, present: bytes | None) -> Arrival | None:
    from specmint.reading.fetch import fetch_if_changed
    from specmint.updating.origin import Origin, known_state

    path = origin_path(client.document)
    fetched = fetch_if_changed(url, client.reading, known_state(Path(path), url, present))
    if fetched.data is None or fetched.data == present:
        return None
    origin = Origin(fit_to_show(url), digest(fetched.data), fetched.validators)
    return Arrival(fit_to_show(url), fetched.data, origin.to_text())
