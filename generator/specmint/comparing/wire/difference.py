"""One difference as it is found, before it is known whom it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from specmint.comparing.wire.flat import Site
    from specmint.ir.changes import ChangeRule


class Difference(NamedTuple):
    """A rule that holds, where, and the facts that fill its sentence.

    ``old`` or ``new`` is None where the thing is not there. ``subject`` names what differs, where that does not follow
    from its place.
    """

    rule: ChangeRule
    old: Site | None
    new: Site | None
    facts: tuple[tuple[str, str], ...] = ()
    subject: str = ""
