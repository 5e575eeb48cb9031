"""What the caller of ``load`` decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.reading.limits import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import httpx


@dataclass(frozen=True)
class LoadOptions:
    """How a document may be fetched.

    ``stdin`` stands in for the bytes of standard input. ``timeout`` is in seconds, for each step of a download.
    ``headers`` go with the document's own URL only. ``size_limit`` is in bytes, for each file. References to files must
    stay below ``root``, by default the document's folder. References to URLs need ``allow_remote``, and never lead to
    private addresses. ``transport`` replaces the network.
    """

    stdin: bytes | None = None
    timeout: float = 30.0
    headers: Mapping[str, str] = field(default_factory=dict)
    size_limit: int = MAX_BYTES
    root: Path | None = None
    allow_remote: bool = False
    transport: httpx.BaseTransport | None = None
