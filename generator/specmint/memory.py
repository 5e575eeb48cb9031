"""Texts that were made before, by the digest of all that they were made from."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from specmint import store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DIGEST = 64
"""The length of a digest in hexadecimal digits."""


def key(*parts: object) -> str:
    """The digest of values that JSON can say. The order of the keys of an object counts."""
    return _digest(json.dumps(parts).encode())


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


@dataclass
class Memory:
    """What is known from a former run, and what was ``used`` in this one, which the next will know.

    ``kept`` holds JSON texts as they were read, each with its digest before it: what was damaged is not known.
    """

    kept: Mapping[str, bytes] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)

    def recall(self, name: str) -> str | None:
        """The text under a key, if there is one."""
        if name not in self.used and (line := self.kept.get(name)) is not None:
            data = line[DIGEST:]
            if _digest(name.encode() + data) == line[:DIGEST].decode("ascii", "replace"):
                self.used[name] = json.loads(data)
        return self.used.get(name)

    def note(self, name: str, text: str) -> None:
        """Keep a text for the next run."""
        self.used[name] = text


def remembered(name: str) -> Memory:
    """What the last run under a name used."""
    lines = (store.read(name) or b"").split(b"\n")
    return Memory({line[:DIGEST].decode("ascii", "replace"): line[DIGEST:] for line in lines if line})


def remember(name: str, memory: Memory) -> None:
    """Keep what this run used, and nothing else."""
    store.write(name, _lines(memory))


def _lines(memory: Memory) -> Iterator[bytes]:
    for name, text in memory.used.items():
        data = json.dumps(text).encode()
        yield b"".join((name.encode(), _digest(name.encode() + data).encode(), data, b"\n"))
