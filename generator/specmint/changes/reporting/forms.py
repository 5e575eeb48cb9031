"""Choosing the form of a report: for a person, a code host or a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from specmint.changes.rules.change import Comparison

FORMS: Final = ("text", "markdown", "json", "html", "github", "sarif")
"""What ``render`` takes."""


def render(comparison: Comparison, form: str) -> str:
    """The comparison in one of ``FORMS``, the same bytes for the same comparison. Raises ValueError for another form.

    Each form holds what its reader can use; ``json`` holds everything.
    """
    match form:
        case "text":
            from specmint.changes.reporting.text import render_text as rendered
        case "markdown":
            from specmint.changes.reporting.markdown import render_markdown as rendered
        case "json":
            from specmint.changes.reporting.json_form import render_json as rendered
        case "html":
            from specmint.changes.reporting.html.page import render_html as rendered
        case "github":
            from specmint.changes.reporting.github import render_github as rendered
        case "sarif":
            from specmint.changes.reporting.sarif import render_sarif as rendered
        case _:
            message = f"There is no form {form!r}; known are {', '.join(FORMS)}."
            raise ValueError(message)
    return rendered(comparison)
