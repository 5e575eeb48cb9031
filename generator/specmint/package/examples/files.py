"""Writes fixtures to files: one for each operation or webhook, with its examples by name."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from specmint.package.examples.seeds import digits

UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")
DOTS = re.compile(r"\.{2,}")
SURROGATE = re.compile("[\ud800-\udfff]")
_SCALAR = r'(?:"(?:[^"\\\n]|\\.)*"|[^\s"\[\]{},]+)'
SHORT_LIST = re.compile(rf"\[\n +({_SCALAR}(?:,\n +{_SCALAR}){{0,7}})\n +\]")
"""A list of a few strings or numbers in JSON text that has one element on each line."""
LONGEST_LINE = 80


def fixture_name(text: str) -> str:
    """A name of letters, digits, hyphens and dots, which needs no escaping in paths, shells or JSON."""
    return DOTS.sub(".", UNSAFE.sub("-", text)).strip("-.") or digits(text, 8)


def json_text(value: Any) -> str:
    """JSON with two spaces of indentation and a final newline. Raises ValueError for NaN and infinities.

    Short lists, such as the pairs of a query, are on one line. Lone surrogates are escaped, since UTF-8 cannot hold
    them.
    """
    text = SHORT_LIST.sub(_in_one_line, json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False))
    return SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _in_one_line(found: re.Match[str]) -> str:
    line = re.sub(r"\n +", " ", found[1])
    return f"[{line}]" if len(line) <= LONGEST_LINE else found[0]


@dataclass(frozen=True)
class Fixture:
    """One example. ``name`` may be any text; the schema's ``pointer`` distinguishes examples of the same name."""

    name: str
    content: dict[str, Any]
    pointer: str = ""


class Section:
    """The examples of one kind, such as the requests of an operation, by name."""

    def __init__(self) -> None:
        self.content: dict[str, dict[str, Any]] = {}

    def add(self, fixture: Fixture) -> str:
        """Add an example and return the name that it gets. Raises ValueError if its content is no JSON."""
        json.dumps(fixture.content, allow_nan=False)
        name = fixture_name(fixture.name)
        if name in self.content:
            name = f"{name}-{digits(fixture.name + fixture.pointer, 8)}"
        self.content[name] = fixture.content
        return name


class Files:
    """Texts by relative path. No two paths differ only in case."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._taken: set[str] = set()

    def add(self, path: str, text: str) -> None:
        """Add a file for a name without extension; a suffix is added if the name is already used."""
        if path.lower() in self._taken:
            path = f"{path}-{digits(text, 8)}"
        self._taken.add(path.lower())
        self.texts[f"{path}.json"] = text
