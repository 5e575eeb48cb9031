"""The options that select the fixtures of a package."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from specmint.ir.client import Extent


class FixturesExtent(StrEnum):
    """The extents of ``specmint.ir.client``."""

    ALL = "all"
    VALID = "valid"
    NONE = "none"


Fixtures = Annotated[
    FixturesExtent,
    typer.Option("--fixtures", help="All; the valid ones, so no requests that break a rule; or none at all."),
]
WithoutFixtures = Annotated[bool, typer.Option("--without-fixtures", help="The same as --fixtures none.", hidden=True)]
"""The option of specmint 0.1.0 for the same."""


def extent_of(fixtures: FixturesExtent, *, without: bool) -> Extent:
    """The value that both options together select."""
    return "none" if without else fixtures.value
