"""A comparison in Markdown, for a comment on a pull request or the summary of a job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.changes.reporting import markdown_changes, wording
from specmint.changes.reporting.grouping import accepted
from specmint.changes.reporting.markup import code, prose, sentence
from specmint.text.counting import counted

if TYPE_CHECKING:
    from specmint.changes.rules.change import Comparison

LIMIT: Final = 65_536
"""The characters that GitHub takes in a comment or in the text of a pull request."""


def render_markdown(comparison: Comparison) -> str:
    """The verdict, the changes, what is accepted, and the two revisions."""
    return fitted(
        [f"## {code(comparison.client)}: {prose(wording.headline(comparison))}", verdict(comparison)], comparison
    )


def fitted(opening: list[str], comparison: Comparison, ending: tuple[str, ...] = ()) -> str:
    """The whole page; the changes get the room that the rest leaves."""
    taken = markdown_changes.taken(comparison)
    if len(taken) > LIMIT // 4:
        taken = f"{counted(len(accepted(comparison)), 'accepted change')}, not listed here."
    closing = [part for part in (taken, revisions(comparison), *ending) if part]
    room = LIMIT - sum(len(part) + 2 for part in (*opening, *closing)) - 2
    found = markdown_changes.changes(comparison, room)
    return "\n\n".join(part for part in (*opening, found, *closing) if part) + "\n"


def verdict(comparison: Comparison) -> str:
    """The headline, and the step of the version."""
    told = f"{wording.summary(comparison)}." if comparison.changes else wording.NO_CHANGE
    return f"{told}  \n{sentence(wording.step(comparison))}"


def revisions(comparison: Comparison) -> str:
    """A table of the two revisions."""
    old, new = comparison.old, comparison.new
    rows = [
        ("revision", old.label, new.label),
        ("document", f"{old.title} {old.version}", f"{new.title} {new.version}"),
    ]
    rows.append(("digest", old.digest, new.digest))
    names = dict.fromkeys([*old.sizes, *new.sizes])
    rows += [(name, f"{old.sizes.get(name, 0):,}", f"{new.sizes.get(name, 0):,}") for name in names]
    written = [f"| {prose(name)} | {prose(before)} | {prose(after)} |" for name, before, after in rows]
    return "\n".join(["|  | before | after |", "|---|---|---|", *written])
