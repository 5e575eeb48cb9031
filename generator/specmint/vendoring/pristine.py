"""The texts that were vendored, kept so that edits can be recognised and merged with a new version."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.ir.output import stays_inside

if TYPE_CHECKING:
    from collections.abc import Mapping

PRISTINE_NAME = "vendor.base"
LARGEST = 500_000_000
"""The limit for the unpacked size in bytes, whatever size the file states."""


@dataclass(frozen=True)
class Pristine:
    """The texts by path: ``made`` by specmint, and ``patched`` where a patch changed them."""

    made: Mapping[str, str] = field(default_factory=dict)
    patched: Mapping[str, str] = field(default_factory=dict)

    @property
    def vendored(self) -> dict[str, str]:
        """The texts that were written: patched where there is a patch."""
        return {**self.made, **self.patched}

    def pack(self) -> bytes:
        """Compress the texts into one file. The bytes may differ between machines, the content does not."""
        content = {"made": dict(self.made), "patched": dict(self.patched)}
        return zlib.compress(json.dumps(content, sort_keys=True).encode(), 9)

    @classmethod
    def unpack(cls, data: bytes) -> Pristine:
        """Read the compressed file. Raises ValueError if it is invalid."""
        try:
            content = json.loads(zlib.decompressobj().decompress(data, LARGEST))
            return cls(_texts(content["made"]), _texts(content["patched"]))
        except (zlib.error, ValueError, LookupError, TypeError, RecursionError) as error:
            message = "it is damaged"
            raise ValueError(message) from error


def _texts(content: object) -> dict[str, str]:
    if not isinstance(content, dict) or not all(isinstance(each, str) for pair in content.items() for each in pair):
        message = "a part is no table of texts"
        raise ValueError(message)
    if not all(map(stays_inside, content)):
        message = "a path leads out of the folder"
        raise ValueError(message)
    return content
