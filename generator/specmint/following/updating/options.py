"""The options of an update or upgrade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class UpdateOptions:
    """``given`` is a file or URL to use instead of the configured source.

    ``usage`` is a folder of code that uses the client, ``reports`` the folder that the reports of all clients go below.
    """

    given: str = ""
    allow_worse: bool = False
    dry_run: bool = False
    reports: Path | None = None
    usage: Path | None = None
