"""The facts about how a file of a user's code uses a client."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Place = tuple[int, int]
"""Line and column, both from 1."""

CLIENT = "Client"
"""The name under which constructing a client is listed among the calls."""


@dataclass(frozen=True)
class Made:
    """A call that is made, or a client. ``keywords`` holds where each is passed, ``nested`` the keys of dicts in them.

    ``is_open`` says that more is passed than can be seen, as ``**more``.
    """

    call: str
    place: Place
    positional: int = 0
    keywords: Mapping[str, Place] = field(default_factory=dict)
    nested: tuple[tuple[str, Place], ...] = ()
    is_open: bool = False


@dataclass(frozen=True)
class Read:
    """An attribute that is read. ``owners`` are the models it may be read from, None where that cannot be told."""

    owners: frozenset[str] | None
    attribute: str
    place: Place


@dataclass(frozen=True)
class Mentioned:
    """A type that is imported or named: ``models.Pet``. ``module`` is the module it was found in, if that was said."""

    type: str
    module: str
    place: Place


@dataclass(frozen=True)
class Keyed:
    """A key in a dict that a constructor or an annotation makes a TypedDict."""

    type: str
    key: str
    place: Place


@dataclass(frozen=True)
class Facts:
    """Everything that a file does with a client."""

    path: str
    lines: tuple[str, ...]
    made: tuple[Made, ...]
    reads: tuple[Read, ...]
    mentioned: tuple[Mentioned, ...]
    keyed: tuple[Keyed, ...]
