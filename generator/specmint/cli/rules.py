"""The command ``specmint rules``: prints the tables of rules as documentation."""

from __future__ import annotations

from typing import Annotated

import typer

from specmint.cli.console import Console


def rules(
    *, changes: Annotated[bool, typer.Option("--changes", help="The rules of the changes that diff tells.")] = False
) -> None:
    """Print all rules in Markdown: what they say, how bad it is, and what to do."""
    if changes:
        from specmint.changes.rules.docs import render_docs
    else:
        from specmint.diagnostics.docs import render_docs
    Console().result(render_docs().rstrip("\n"))
