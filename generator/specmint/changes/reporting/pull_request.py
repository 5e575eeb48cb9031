"""The text of a pull request that brings a client to a new revision of its document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint._version import __version__
from specmint.changes.reporting import wording
from specmint.changes.reporting.markdown import fitted, verdict
from specmint.changes.reporting.markup import code, prose
from specmint.changes.reporting.plain import shortened
from specmint.text.inert import inert

if TYPE_CHECKING:
    from specmint.changes.rules.change import Comparison

_LONGEST_TITLE: Final = 100


def title(comparison: Comparison) -> str:
    """One line of plain text, fit for the title of a pull request or the subject of a commit."""
    told = wording.headline(comparison)
    return shortened(inert(f"Update {comparison.client} to {comparison.new.label}: {told}"), _LONGEST_TITLE)


def body(comparison: Comparison) -> str:
    """The text in Markdown, which begins with the title as a heading; not longer than GitHub takes."""
    made = (
        f"Made by `specmint update` {__version__} from {code(comparison.new.label)}. "
        "The package holds nothing that was written by hand: review the document's changes above, then the diff."
    )
    return fitted([f"# {prose(title(comparison))}", verdict(comparison)], comparison, (made,))
