"""How a comparison is told: to a person, a code host or a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from specmint.ir.changes import Comparison

FORMS: Final = ("text", "markdown", "json", "html", "github", "sarif")
"""What ``render`` takes."""


def render(comparison: Comparison, form: str) -> str:
    """The comparison in one of ``FORMS``, the same bytes for the same comparison. Raises ValueError for another form.

    Each form says everything that is fit for its reader; ``json`` says all there is.
    """
    match form:
        case "text":
            from specmint.telling.text import render_text as rendered
        case "markdown":
            from specmint.telling.markdown import render_markdown as rendered
        case "json":
            from specmint.telling.json_form import render_json as rendered
        case "html":
            from specmint.telling.html.page import render_html as rendered
        case "github":
            from specmint.telling.github import render_github as rendered
        case "sarif":
            from specmint.telling.sarif import render_sarif as rendered
        case _:
            message = f"There is no form {form!r}; known are {', '.join(FORMS)}."
            raise ValueError(message)
    return rendered(comparison)
