"""Parses keys of ``paths``, which may have a query or fragment to distinguish operations of one path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPRESSION: Final = re.compile(r"\{([^{}/]+)\}")
"""A template expression by its name (OpenAPI 3.2.0, section 4.8.2). A slash would make it span two segments."""


def request_of(key: str) -> str:
    """What two operations have in common that are the same request, whatever the parameters of its path are called."""
    return EXPRESSION.sub("{}", key)


@dataclass(frozen=True)
class Route:
    """The parts of a path such as ``/pets/{id}?beta=true&q={term}#search``.

    ``path`` is the part before the query, with a slash at the start. ``constants`` are the names and values of every
    request's query, as written; ``variables`` maps expressions in the query to their names. A fragment is never sent
    (RFC 9110, section 7.1).
    """

    path: str
    constants: tuple[tuple[str, str], ...]
    variables: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """The expressions in the path itself, in order, without duplicates."""
        return tuple(dict.fromkeys(EXPRESSION.findall(self.path)))


def route_of(text: str) -> Route:
    """Parse a key of ``paths``."""
    path, _, query = text.partition("#")[0].partition("?")
    constants: list[tuple[str, str]] = []
    variables: dict[str, str] = {}
    for piece in filter(None, query.split("&")):
        name, _, value = piece.partition("=")
        if expressions := EXPRESSION.findall(piece):
            variables |= {each: each if "{" in name else name for each in expressions}
        else:
            constants.append((name, value))
    return Route(f"/{path}" if path and not path.startswith("/") else path, tuple(constants), variables)
