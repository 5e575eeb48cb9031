"""The options for fetching a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import httpx


MAX_BYTES: Final = 64 * 1024 * 1024
"""The default size limit of one file, in bytes."""


@dataclass(frozen=True)
class LoadOptions:
    """The options for fetching a document.

    ``stdin`` replaces the bytes of standard input. ``timeout`` is in seconds and limits a whole download. ``headers``
    are sent only to the origin of the document's own URL; ``${NAME}`` in them is an environment variable. Both are not
    part of ``repr``, since headers must not reach logs and neither affects the document. ``size_limit`` is in bytes,
    for each file. References to files must stay below ``root``, by default the document's folder. References to URLs
    need ``allow_remote`` and never lead to private addresses. ``overlays`` are the paths of files that change the
    document before anything else. ``transport`` replaces the network.
    """

    stdin: bytes | None = None
    timeout: float = field(default=30.0, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    size_limit: int = MAX_BYTES
    root: Path | None = None
    allow_remote: bool = False
    overlays: tuple[str, ...] = ()
    transport: httpx.BaseTransport | None = None
