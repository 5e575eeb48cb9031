"""Diagnostics: the table of rules, how a finding is made, and how findings are shown."""

from specmint.diagnostics.docs import render_docs
from specmint.diagnostics.github import render_github
from specmint.diagnostics.json_report import render_json
from specmint.diagnostics.place import NOWHERE, Place
from specmint.diagnostics.report import finding, report
from specmint.diagnostics.rules import RULES, rule
from specmint.diagnostics.text import render_text

__all__ = [
    "NOWHERE",
    "RULES",
    "Place",
    "finding",
    "render_docs",
    "render_github",
    "render_json",
    "render_text",
    "report",
    "rule",
]
