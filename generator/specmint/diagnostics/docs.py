"""Prints the table of rules as a page of documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.diagnostics.rules import RULES

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Rule

_INTRODUCTION: Final = """# Diagnostics

Every problem that specmint reports has a code, a name and a way to mend it. An error leaves something out of the client
or makes it less than the document says; `generate` then names what it costs, writes the rest and ends with 1, unless
`--allow-incomplete` is given. A warning costs nothing, and an error at a place that nothing in the client depends on is
told as a warning. Words in braces stand for the facts of the case.
"""

_CHAPTERS: Final = {
    "SM1": "Reading",
    "SM2": "The document",
    "SM3": "References",
    "SM4": "Operations and names",
    "SM5": "What the client cannot express",
    "SM6": "Configuration",
    "SM7": "Output",
    "SM8": "Vendoring",
    "SM9": "Following a document",
}


def _row(rule: Rule) -> str:
    sentence = rule.sentence.replace("{{", "{").replace("}}", "}")
    return f"| {rule.code} | {rule.name} | {rule.severity} | {sentence} | {rule.remedy} |\n"


def _chapter(prefix: str, title: str) -> str:
    rows = "".join(_row(rule) for rule in RULES if rule.code.startswith(prefix))
    return f"\n## {title}\n\n| code | name | severity | what it says | what to do |\n|---|---|---|---|---|\n{rows}"


def render_docs() -> str:
    """The page, in Markdown."""
    return _INTRODUCTION + "".join(_chapter(prefix, title) for prefix, title in _CHAPTERS.items())
