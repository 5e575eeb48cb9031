"""One difference, without the operations that it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from specmint.api.schemas.merging.parts import Site
    from specmint.changes.rules.change import ChangeRule


class Difference(NamedTuple):
    """The rule that applies, where, and the fields that fill its sentence.

    ``old`` or ``new`` is None where the thing is not there. ``subject`` names what differs, where that does not follow
    from its place.
    """

    rule: ChangeRule
    old: Site | None
    new: Site | None
    facts: tuple[tuple[str, str], ...] = ()
    subject: str = ""
