"""Checks arguments against JSON Schema 2020-12 before they are sent.

Covers the keywords of validation (assertions.py) and those that apply schemas (applicators.py). ``format`` is an
annotation, and dynamic references are not looked at.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .applicators import Visit
from .declared import DeclaredProperties
from .errors import Problem
from .schemas import Schemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


@cache
def checker_for(folder: Path) -> Checker:
    """The checker with the schemas of a folder, which are read once for all clients."""
    return Checker(Schemas(folder))


class Checker:
    """Finds what is wrong with JSON values. A ``reference`` is ``<file>#/<name>``."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas

    def problems(
        self, reference: str, value: object, path: str = "", arguments: Mapping[str, str] | None = None
    ) -> list[Problem]:
        """All problems of a value, each once, whatever parts of a schema find it.

        ``path`` leads to it in messages; without one, ``arguments`` says how its top-level keys are called in Python
        where that differs.
        """
        try:
            found = Visit(self._schemas, arguments or {}).problems(self._schemas.find(reference), value, path)
            return list(dict.fromkeys(found))
        except RecursionError:
            return [Problem(path or "body", "depth", "is nested too deeply to be checked")]

    def unknown_arguments(self, reference: str, names: Iterable[str], arguments: Mapping[str, str]) -> list[Problem]:
        """The problems of those keys on the wire that the schema of a body does not declare."""
        declared = DeclaredProperties(self._schemas, self._schemas.find(reference))
        keywords = {arguments.get(name, name) for name in declared.names}
        unknown = (arguments.get(name, name) for name in names if not declared.allows(name))
        return [Problem(name, "unknownArgument", _suggestion(name, keywords)) for name in unknown]


def _suggestion(name: str, keywords: set[str]) -> str:
    # Only a mistake needs it, and every client imports this module.
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(keywords), n=1)
    question = f" Did you mean {close[0]}?" if close else ""
    return f"is no argument of this call.{question} Pass what the API's description does not name in extra_body."
