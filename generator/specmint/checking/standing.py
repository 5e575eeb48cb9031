"""How a client stands to its lock: what moved since it was written, found without building anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from specmint import cache
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import digest, stays_inside
from specmint.lock import read_lock, settings_of
from specmint.reading.source import read_source
from specmint.reading.urls import is_url

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from specmint.configuration import ClientConfig
    from specmint.ir.output import Lock
    from specmint.reading.source import Source

DocumentState = Literal["same", "moved", "unseen"]


@dataclass(frozen=True)
class Standing:
    """What moved since a client was written.

    ``settings`` are keys of the configuration, ``tools`` the versions (before, now) of those that were replaced,
    ``edited`` and ``missing`` paths of generated files. A document that only a network can show is ``unseen``.
    """

    document: DocumentState
    settings: tuple[str, ...] = ()
    tools: Mapping[str, tuple[str, str]] | None = None
    edited: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def inputs_moved(self) -> bool:
        """Whether the output has to be written anew, whatever became of it."""
        return self.document == "moved" or bool(self.settings or self.tools)

    @property
    def is_still(self) -> bool:
        """Whether nothing moved that was looked at."""
        return not (self.inputs_moved or self.edited or self.missing)


def local_source(client: ClientConfig) -> Source | None:
    """The document, where that takes no network. Raises SpecmintError where it cannot be read."""
    if is_url(client.document) or client.reading.allow_remote:
        return None
    return read_source(client.document, client.reading)


def standing_of(client: ClientConfig, lock: Lock, source: Source | None) -> Standing:
    """Hold a client against its lock; ``source`` is its document, if it could be read without a network."""
    found = {path: _digest(client.output / path) for path in lock.files if stays_inside(path)}
    return Standing(
        document="unseen" if source is None else _document_state(client, lock, source),
        settings=tuple(_moved_settings(client, lock)),
        tools=_moved_tools(lock.tools, cache.all_versions(client.formatter)),
        edited=tuple(path for path, now in sorted(found.items()) if now is not None and now != lock.files[path]),
        missing=tuple(path for path, now in sorted(found.items()) if now is None),
    )


def locked_standing(client: ClientConfig, source: Source | None) -> tuple[Lock, Standing] | None:
    """The lock of a client and how it stands to it; None without a lock that can be read."""
    lock = read_lock(client.output)
    return None if lock is None else (lock, standing_of(client, lock, source))


def _digest(path: Path) -> str | None:
    try:
        return digest(path.read_bytes())
    except OSError:
        return None


def _document_state(client: ClientConfig, lock: Lock, source: Source) -> DocumentState:
    """The lock holds the digest of all that was read for the document, which is more where a reference is escaped."""
    locked = lock.document.get("digest")
    if source.digest == locked:
        return "same"
    from specmint.stages.load import parse_source

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
    """The tools whose versions differ; where the formatter is another one, that is for the configuration to say."""
    return {tool: (before[tool], now[tool]) for tool in sorted({*before} & {*now}) if before[tool] != now[tool]}
