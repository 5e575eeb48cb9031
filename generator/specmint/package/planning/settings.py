"""The part of the configuration that a package depends on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.client import Transport


@dataclass(frozen=True)
class Settings:
    """The configuration of a package.

    ``source`` is the document's name in generated files. ``credentials`` maps a scheme to (argument, environment
    variable). ``fixtures`` are JSON texts by path; None stands for a package without any.
    """

    package: str
    source: str
    generator: str
    credentials: Mapping[str, tuple[str, str]]
    fixtures: Mapping[str, str] | None
    transport: Transport = "httpx"
