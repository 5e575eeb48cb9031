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

    ``stdin`` stands in for the bytes of standard input. ``timeout`` is in seconds: by then a download has to be
    complete. ``headers`` go to the origin of the document's own URL only; ``${NAME}`` in them stands for an environment
    variable. Both are no part of ``repr``: headers must reach no log, and neither changes what a document gives.
    ``size_limit`` is in bytes, for each file. References to files must stay below ``root``, by default the document's
    folder. References to URLs need ``allow_remote``, and never lead to private addresses. ``overlays`` are the paths of
    files that change the document before anything else happens to it. ``transport`` replaces the network.
    """

    stdin: bytes | None = None
    timeout: float = field(default=30.0, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    size_limit: int = MAX_BYTES
    root: Path | None = None
    allow_remote: bool = False
    overlays: tuple[str, ...] = ()
    transport: httpx.BaseTransport | None = None
