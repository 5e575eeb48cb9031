"""Compares a client with its lock without building anything: what changed since it was generated."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from specmint.building.tree import ObstacleError, Tree
from specmint.document.reading.source import read_source
from specmint.document.reading.urls import is_url
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import digest, stays_inside, with_line_feeds
from specmint.package.output import run_cache
from specmint.package.output.lock import read_lock, settings_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.document.reading.source import Source
    from specmint.ir.client import ClientConfig
    from specmint.ir.output import Lock

DocumentState = Literal["same", "moved", "unseen"]


@dataclass(frozen=True)
class ClientState:
    """What changed since a client was generated.

    ``settings`` are configuration keys, ``tools`` maps each replaced tool to its versions (before, now), ``edited`` and
    ``missing`` are paths of generated files. A document that only the network can provide is ``unseen``.
    """

    document: DocumentState
    settings: tuple[str, ...] = ()
    tools: Mapping[str, tuple[str, str]] | None = None
    edited: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def inputs_changed(self) -> bool:
        """Whether the document, the configuration or a tool changed."""
        return self.document == "moved" or bool(self.settings or self.tools)

    @property
    def is_unchanged(self) -> bool:
        """Whether nothing changed as far as it could be examined."""
        return not (self.inputs_changed or self.edited or self.missing)


def local_source(client: ClientConfig) -> Source | None:
    """Read the document if that needs no network. Raises SpecmintError if it cannot be read."""
    if is_url(client.document) or client.reading.allow_remote:
        return None
    return read_source(client.document, client.reading)


def state_of(client: ClientConfig, lock: Lock, source: Source | None) -> ClientState:
    """Compare a client with its lock. ``source`` is the document, or None if it needs the network."""
    with Tree(client.output) as tree:
        found = {path: _digest(tree, path) for path in lock.files if stays_inside(path)}
    return ClientState(
        document="unseen" if source is None else _document_state(client, lock, source),
        settings=tuple(_moved_settings(client, lock)),
        tools=_moved_tools(lock.tools, run_cache.all_versions(client.formatter)),
        edited=tuple(path for path, now in sorted(found.items()) if now is not None and now != lock.files[path]),
        missing=tuple(path for path, now in sorted(found.items()) if now is None),
    )


def locked_state(client: ClientConfig, source: Source | None) -> tuple[Lock, ClientState] | None:
    """The lock of a client and its state; None if there is no valid lock."""
    lock = read_lock(client.output)
    return None if lock is None else (lock, state_of(client, lock, source))


def _digest(tree: Tree, path: str) -> str | None:
    """The digest of a file; None if it is missing or cannot be read."""
    with suppress(OSError, ObstacleError):
        data = tree.read(path)
        return None if data is None else digest(with_line_feeds(data))
    return None


def _document_state(client: ClientConfig, lock: Lock, source: Source) -> DocumentState:
    """Compare digests. The digest in the lock also covers files that an external reference loads."""
    locked = lock.document.get("digest")
    if locked in (source.digest, source.digest_of_bytes):
        return "same"
    from specmint.document.reading.stage import parse_source

    try:
        used = parse_source(source, replace(client.reading, transport=None)).document.digest
    except SpecmintError:
        return "moved"
    return "same" if used == locked else "moved"


def _moved_settings(client: ClientConfig, lock: Lock) -> list[str]:
    now = settings_of(client)
    before = lock.settings or now
    moved = {key for key in {*now, *before} if now.get(key) != before.get(key)}
    return sorted(moved | ({"document"} if lock.document.get("source") != client.label else set()))


def _moved_tools(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The tools whose versions differ. A different formatter counts as a change of the configuration instead."""
    return {tool: (before[tool], now[tool]) for tool in sorted({*before} & {*now}) if before[tool] != now[tool]}
