"""Prints diagnostics as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.text.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from specmint.ir.diagnostics import Diagnostic


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(inert(text)).replace(":", "%3A").replace(",", "%2C")


def _command(diagnostic: Diagnostic) -> str:
    rule = diagnostic.rule
    properties = {"file": diagnostic.source} if diagnostic.source else {}
    if diagnostic.position is not None:
        properties |= {"line": str(diagnostic.position.line), "col": str(diagnostic.position.column)}
    properties["title"] = f"{rule.code} {rule.name}"
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = _data(f"{inert(diagnostic.message)}\n{inert(rule.remedy)}")
    return f"::{rule.severity} {written}::{message}\n"


def render_github(diagnostics: Iterable[Diagnostic]) -> str:
    """One workflow command a line (GitHub Docs, "Workflow commands for GitHub Actions")."""
    return "".join(_command(diagnostic) for diagnostic in diagnostics)
