"""Caches texts by the digest of everything that they depend on."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from specmint.building import cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DIGEST = 64
"""The length of a digest in hexadecimal digits."""


def key(*parts: object) -> str:
    """The digest of JSON values. The order of keys matters."""
    return sha256(json.dumps(parts).encode()).hexdigest()


@dataclass
class ContentCache:
    """Texts kept from the last run, and those ``used`` in this one, which are kept for the next."""

    kept: Mapping[str, bytes] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)

    def recall(self, name: str) -> str | None:
        """The text under a key, or None."""
        if name not in self.used and (data := self.kept.get(name)) is not None:
            self.used[name] = json.loads(data)
        return self.used.get(name)

    def note(self, name: str, text: str) -> None:
        """Keep a text for the next run."""
        self.used[name] = text


def remembered(name: str) -> ContentCache:
    """The texts that the last run under a name used."""
    lines = (cache_folder.read(name) or b"").split(b"\n")
    return ContentCache({line[:DIGEST].decode("ascii"): line[DIGEST:] for line in lines if line})


def remember(name: str, cache: ContentCache) -> None:
    """Keep the texts that this run used, and no others."""
    cache_folder.write(name, _lines(cache))


def _lines(cache: ContentCache) -> Iterator[bytes]:
    for name, text in cache.used.items():
        yield b"".join((name.encode(), json.dumps(text).encode(), b"\n"))
