"""The Jinja environment: strict, without access to anything but what a template is given."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from specmint.rendering import escaping
from specmint.templates import templates

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> Environment:
    """Templates see escaping filters and their inputs, and fail on a name they were not given."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    folder = templates() / "package"

    def load(name: str) -> str:
        return folder.joinpath(*name.split("/")).read_text(encoding="utf-8")

    made = Environment(
        loader=FunctionLoader(load),
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
