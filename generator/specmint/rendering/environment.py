"""The Jinja environments: strict, without access to anything but what a template is given."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from specmint.diagnostics.visible import visible
from specmint.rendering import escaping
from specmint.templates import templates

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> Environment:
    """Templates see escaping filters and their inputs, and fail on a name they were not given."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        loader=FunctionLoader(partial(_template, "package")),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Python and Markdown have escapes of their own
    )
    made.filters |= {
        "literal": escaping.literal,
        "docstring": escaping.docstring,
        "comment": escaping.code,
        "markdown": escaping.markdown,
        "code": escaping.code,
    }
    return made


@cache
def report_environment() -> Environment:
    """Templates of HTML: all they print is escaped, and shows its control characters, but what ``raw`` has marked."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(partial(_template, "report")),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
        finalize=_shown,
    )


def raw(text: str) -> Any:
    """Text of our own that HTML templates print as it is."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - only style sheets and scripts of our own come here


def _shown(value: Any) -> Any:
    return value if hasattr(value, "__html__") else visible(str(value))


def _template(folder: str, name: str) -> str:
    return (templates() / folder).joinpath(*name.split("/")).read_text(encoding="utf-8")
