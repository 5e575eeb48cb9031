"""A key of ``paths`` taken apart: some authors tell operations of one path apart by a query or a fragment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_EXPRESSION: Final = re.compile(r"\{([^{}/]+)\}")


@dataclass(frozen=True)
class Route:
    """What a path such as ``/pets/{id}?beta=true&q={term}#search`` says.

    ``path`` is what stands before the query, with a slash at its start. ``constants`` are the names and values that are
    always sent, as they are written; ``variables`` maps the expressions in the query to the names they are sent under.
    A fragment is never sent (RFC 9110, section 7.1).
    """

    path: str
    constants: tuple[tuple[str, str], ...]
    variables: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """The expressions in the path itself, in its order, each once."""
        return tuple(dict.fromkeys(_EXPRESSION.findall(self.path)))


def route_of(text: str) -> Route:
    """Take a key of ``paths`` apart."""
    path, _, query = text.partition("#")[0].partition("?")
    constants: list[tuple[str, str]] = []
    variables: dict[str, str] = {}
    for piece in filter(None, query.split("&")):
        name, _, value = piece.partition("=")
        if expressions := _EXPRESSION.findall(piece):
            variables |= {each: each if "{" in name else name for each in expressions}
        else:
            constants.append((name, value))
    return Route(f"/{path}" if path and not path.startswith("/") else path, tuple(constants), variables)
