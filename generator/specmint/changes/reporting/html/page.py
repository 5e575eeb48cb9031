"""The HTML page of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specmint._version import __version__
from specmint.changes.reporting import wording
from specmint.changes.reporting.grouping import accepted, sections
from specmint.changes.reporting.html.assets import assets
from specmint.changes.reporting.html.view import Views, tiles
from specmint.changes.reporting.identity import fingerprints
from specmint.changes.reporting.plain import phrases
from specmint.package.rendering.environment import report_environment

if TYPE_CHECKING:
    from specmint.changes.rules.change import Comparison

_MANY: Final = 300


def render_html(comparison: Comparison) -> str:
    """One file that reads no other, asks no network, and runs no script but its own."""
    template = report_environment().get_template("page.html.jinja")
    # Only text of documents can hold it: neither the style sheet, the script nor our own mark-up does.
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
        "levels": {level: level.capitalize() for level in wording.HEADINGS},
        "whole_client": wording.WHOLE_CLIENT.capitalize(),
        "sizes": views.sizes(),
        "calls": tuple(views.calls.values()),
        "lines": lines,
        "lines_count": f"{len(lines):,}",
        "sections": [(section, [views.group(group) for group in section.groups]) for section in found],
        "taken_count": f"{len(taken):,}",
        "taken": [views.change(change) for change in taken],
    }
