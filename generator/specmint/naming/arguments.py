"""What the arguments of a call are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.ir.catalog import Arguments
from specmint.naming.fields import keep_names
from specmint.naming.identifiers import snake_case, unused

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from specmint.ir.api import Operation

Place = tuple[str, str]
"""Where an argument goes, and its name there."""

OPTIONS = ("extra_headers", "extra_query", "extra_body", "timeout")
"""What every method takes beside what the document asks for."""

BODY = "body"
"""The argument for a body that is no plain object."""

ORDER = ("path", "query", "header", "cookie")


@dataclass(frozen=True)
class Wanted:
    """What the arguments of an operation would best be called: by location and name, ``body`` for a body's fields.

    ``fields`` are the body's in the order of the document; None where the body is one argument, or there is none.
    """

    operation: Operation
    method: str
    fields: tuple[str, ...] | None
    hints: Mapping[Place, str]


def name_arguments(wanted: Wanted, kept: Mapping[Place, str]) -> Arguments:
    """Name the parameters, then the body's fields.

    An argument keeps the name that it had before. Where two want the same name, the path goes before the query, the
    query before headers, those before the body; the later one gets its location as suffix (``id``, ``id_query``,
    ``id_body``). An argument that would hide one of the options of every call gets an underscore, and so does one of
    the path that would hide what the method uses.
    """
    places = _places(wanted)
    whole = (BODY,) if wanted.fields is None and wanted.operation.request_body is not None else ()
    reserved = frozenset({"self", *OPTIONS, *whole})
    given = keep_names({place: kept[place] for place in places if place in kept}, reserved | _inner(wanted))
    taken = {*reserved, *given.values()}
    for place in places:
        if place not in given:
            given[place] = _free(_best(wanted, place), place[0], taken)
            taken.add(given[place])
    fields = None if wanted.fields is None else {name: given[BODY, name] for name in wanted.fields}
    return Arguments({place: given[place] for place in places if place[0] != BODY}, fields)


def plain_argument(wire: str) -> str:
    """The argument for a name on the wire that stands alone."""
    name = snake_case(wire)
    return f"{name}_" if name in OPTIONS else name


def _places(wanted: Wanted) -> list[Place]:
    """Who may choose first: by location, what needs no change, then by name, whatever the order of the document."""
    own: list[Place] = [(each.location, each.name) for each in wanted.operation.parameters]
    own += [(BODY, name) for name in wanted.fields or ()]
    return sorted(own, key=lambda place: ((*ORDER, BODY).index(place[0]), snake_case(place[1]) != place[1], place[1]))


def _inner(wanted: Wanted) -> frozenset[str]:
    """What a method uses inside."""
    return frozenset({"call", wanted.method})


def _best(wanted: Wanted, place: Place) -> str:
    wire = wanted.hints.get(place, place[1])
    name = plain_argument(wire)
    return f"{name}_" if place[0] == "path" and name in _inner(wanted) else name


def _free(name: str, location: str, taken: Container[str]) -> str:
    return unused(f"{name}_{location}" if name in taken else name, taken)
