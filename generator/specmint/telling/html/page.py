"""The page: what changed for me, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specmint._version import __version__
from specmint.rendering.environment import report_environment
from specmint.telling import wording
from specmint.telling.grouping import accepted, sections
from specmint.telling.html.assets import assets
from specmint.telling.html.view import Views, tiles
from specmint.telling.identity import fingerprints
from specmint.telling.plain import phrases

if TYPE_CHECKING:
    from specmint.ir.changes import Comparison

_MANY: Final = 300


def render_html(comparison: Comparison) -> str:
    """One file that reads no other, asks no network, and runs no script but its own."""
    template = report_environment().get_template("page.html.jinja")
    # Only text can hold it: the style sheet and the script do not, and neither does our own mark-up.
    return template.render(_context(comparison)).replace("##[", "#&#35;[")


def _context(comparison: Comparison) -> dict[str, Any]:
    anchors = dict(zip(comparison.changes, fingerprints(comparison.changes), strict=True))
    views = Views(comparison, anchors)
    found = sections(comparison)
    taken = accepted(comparison)
    lines = views.lines()
    headline = wording.headline(comparison)
    return {
        "comparison": comparison,
        "assets": assets(),
        "version": __version__,
        "worst": found[0].level if found else "none",
        "is_long": len(comparison.changes) > _MANY,
        "headline": f"{headline[0].upper()}{headline[1:]}",
        "no_change": wording.NO_CHANGE,
        "tiles": tiles(comparison),
        "step": phrases(wording.step(comparison)),
        "headings": wording.HEADINGS,
        "whole_client": wording.WHOLE_CLIENT.capitalize(),
        "sizes": views.sizes(),
        "calls": tuple(views.calls.values()),
        "lines": lines,
        "lines_count": f"{len(lines):,}",
        "sections": [(section, [views.group(group) for group in section.groups]) for section in found],
        "taken_count": len(taken),
        "taken": [views.change(change) for change in taken],
    }
