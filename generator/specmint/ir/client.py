"""The configuration of one client."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from specmint.ir.load_options import LoadOptions
from specmint.ir.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Formatter = Literal["black", "ruff"]
"""The formatter of a package's Python files."""
Transport = Literal["httpx", "httpx2"]
"""The HTTP library of a package."""

Extent = Literal["all", "valid", "none"]
"""The fixtures of a package: all; all but invalid requests; or none and no ``testing`` folder."""
EXTENTS: Final[tuple[Extent, ...]] = ("none", "valid", "all")
"""The values of ``Extent``, the smaller before the larger."""


@dataclass(frozen=True)
class ClientConfig:
    """One client to generate.

    ``document`` is a path, a URL or ``-``; ``label`` is its name in generated files, without paths of this machine;
    ``reading`` says how it is fetched. ``source`` is the URL or path of new revisions, if the document is kept as a
    file. ``select`` holds globs for calls, ``METHOD /path``, operationIds and tags; empty selects everything. ``names``
    maps ``METHOD /path`` to a call, ``credentials`` a security scheme to (argument, environment variable). ``policy``
    sets the levels of changes and does not affect the output. ``home`` is the folder of the configuration, None for a
    client of the command line.
    """

    name: str
    document: str
    label: str
    output: Path
    package: str
    select: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    credentials: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    formatter: Formatter = "black"
    transport: Transport = "httpx"
    fixtures: Extent = "all"
    allow_incomplete: bool = False
    reading: LoadOptions = field(default_factory=LoadOptions)
    source: str = ""
    policy: Policy = field(default_factory=Policy)
    home: Path | None = None
