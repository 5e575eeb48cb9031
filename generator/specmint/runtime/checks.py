"""Checks arguments against JSON Schema 2020-12 before they are sent.

Covers the keywords of validation (assertions.py) and those that apply schemas (applicators.py; the rarer ones where
the API has them). Of formats, dates and date-times are checked, and dynamic references are not looked at.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .applicators import Visit
from .declared import Declarations
from .errors import Problem
from .keys import holds_model, leave_out_read_only, strange_keys, unknown_arguments
from .schemas import Schemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from .applicators import Applicator
    from .schemas import Schema


@cache
def checker_for(folder: Path, further: tuple[tuple[str, Applicator], ...] = ()) -> Checker:
    """The checker with the schemas of a folder, which are read once for all clients.

    ``further`` are applicators of keywords beyond those that every client knows.
    """
    return Checker(Schemas(folder), dict(further))


class Checker:
    """Finds what is wrong with JSON values. A ``reference`` is ``<file>#/<name>``, or ``#/<name>`` in its own file."""

    def __init__(
        self,
        schemas: Schemas,
        further: Mapping[str, Applicator],
        file: str = "",
        declarations: Declarations | None = None,
    ) -> None:
        self._schemas = schemas
        self._further = further
        self._file = file
        self._declarations = declarations or Declarations(schemas)

    def of(self, file: str) -> Checker:
        """The same checker, for references into this file."""
        return Checker(self._schemas, self._further, file, self._declarations)

    def _find(self, reference: str) -> Schema:
        return self._schemas.find(reference, self._file)

    def problems(
        self, reference: str, value: object, path: str = "", arguments: Mapping[str, str] | None = None
    ) -> list[Problem]:
        """All problems of a value, each once, whatever parts of a schema find it.

        ``path`` leads to it in messages; without one, ``arguments`` says how its top-level keys are called in Python
        where that differs.
        """
        try:
            found = Visit(self._schemas, arguments or {}, self._further).problems(self._find(reference), value, path)
            return list(dict.fromkeys(found))
        except RecursionError:
            return [Problem(path or "body", "depth", "is nested too deeply to be checked")]

    def unknown_arguments(
        self, reference: str, names: Iterable[str], arguments: Mapping[str, str], others: Iterable[str] = ()
    ) -> list[Problem]:
        """The problems of those keys on the wire that the schema of a body does not declare.

        ``others`` are the arguments of the call that are no fields of the body.
        """
        declared = self._declarations.of([self._find(reference)])
        known = {arguments.get(name, name) for name in declared.names}
        unknown = (arguments.get(name, name) for name in names if not declared.allows(name))
        return unknown_arguments(unknown, known.union(others), "extra_body")

    def strange_keys(
        self, reference: str, value: object, path: str = "", arguments: Mapping[str, str] | None = None
    ) -> list[Problem]:
        """The problems of keys that look like mistakes; without a ``path``, the top-level keys are ``arguments``."""
        return list(strange_keys(self._declarations.objects(self._find(reference), value, path, arguments or {})))

    def leave_out_read_only(self, reference: str, value: object) -> None:
        """Take the read-only fields of closed schemas out of the models in a JSON value."""
        if holds_model(value):
            leave_out_read_only(self._declarations.objects(self._find(reference), value, ""))
