"""The command ``specmint rules``: the pages of documentation that the tables of rules print."""

from __future__ import annotations

from typing import Annotated

import typer

from specmint.cli.console import Console


def rules(
    *, changes: Annotated[bool, typer.Option("--changes", help="The rules of the changes that diff tells.")] = False
) -> None:
    """Print all rules in Markdown: what they say, how bad it is, and what to do."""
    if changes:
        from specmint.comparing.docs import render_docs
    else:
        from specmint.diagnostics.docs import render_docs
    Console().result(render_docs().rstrip("\n"))
