"""The text of what was vendored, kept beside it, so that edits can be told from it and merged with a newer version."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PRISTINE_NAME = "vendor.base"
LARGEST = 500_000_000
"""So many bytes are unpacked at most, whatever the file says."""


@dataclass(frozen=True)
class Pristine:
    """Texts by path: as ``made`` by specmint, and as ``patched`` where a patch changed them."""

    made: Mapping[str, str] = field(default_factory=dict)
    patched: Mapping[str, str] = field(default_factory=dict)

    @property
    def vendored(self) -> dict[str, str]:
        """The texts as they were written."""
        return {**self.made, **self.patched}

    def pack(self) -> bytes:
        """One compressed file. How it is compressed may differ between machines; what it holds does not."""
        content = {"made": dict(self.made), "patched": dict(self.patched)}
        return zlib.compress(json.dumps(content, sort_keys=True).encode(), 9)

    @classmethod
    def unpack(cls, data: bytes) -> Pristine:
        """Read such a file. Raises ValueError for anything else."""
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
    return content
