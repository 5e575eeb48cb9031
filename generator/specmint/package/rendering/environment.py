"""The Jinja environments: undefined names are errors, and templates see only what they are given."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from specmint.text import escaping
from specmint.text.templates import templates
from specmint.text.visible import visible

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> Environment:
    """The environment of Python and Markdown templates, with filters that escape."""
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
        "table": escaping.table,
    }
    return made


@cache
def report_environment() -> Environment:
    """The environment of HTML templates: all but ``raw`` text is escaped, and control characters are shown."""
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
    """Mark text of specmint's own that HTML templates print without escaping."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - only style sheets and scripts of specmint come here


def _shown(value: Any) -> Any:
    return value if hasattr(value, "__html__") else visible(str(value))


def _template(folder: str, name: str) -> str:
    return (templates() / folder).joinpath(*name.split("/")).read_text(encoding="utf-8")
