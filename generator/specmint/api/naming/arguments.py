"""Names the arguments of a call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.api.naming.fields import keep_names
from specmint.ir.catalog import Arguments
from specmint.text.identifiers import snake_case, unused

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from specmint.ir.api import Operation

Place = tuple[str, str]
"""The location of an argument (``in``, or the body) and its name on the wire."""

OPTIONS = ("extra_headers", "extra_query", "extra_body", "timeout")
"""The options that every method has beside the arguments from the document."""

BODY = "body"
"""The argument for a body that is not a plain object."""

ORDER = ("path", "query", "header", "cookie")


@dataclass(frozen=True)
class Wanted:
    """The preferred names of an operation's arguments, by location and name.

    ``fields`` are those of the body in the order of the document; None if the body is one argument, or if there is
    none.
    """

    operation: Operation
    method: str
    fields: tuple[str, ...] | None
    hints: Mapping[Place, str]


def name_arguments(wanted: Wanted, kept: Mapping[Place, str]) -> Arguments:
    """Name the parameters, then the fields of the body.

    An argument keeps its former name. Of two with the same preferred name, path precedes query, query precedes headers,
    and these precede the body; the other one gets its location as suffix (``id``, ``id_query``, ``id_body``). An
    argument with the name of an option gets an underscore, and so does a path argument with a name that the method's
    code uses.
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
    """The argument for a name on the wire, if no other name has to be avoided."""
    name = snake_case(wire)
    return f"{name}_" if name in OPTIONS else name


def _places(wanted: Wanted) -> list[Place]:
    """The arguments in order of precedence: by location, then unchanged names, then by name.

    The order of the document has no effect.
    """
    own: list[Place] = [(each.location, each.name) for each in wanted.operation.parameters]
    own += [(BODY, name) for name in wanted.fields or ()]
    return sorted(own, key=lambda place: ((*ORDER, BODY).index(place[0]), snake_case(place[1]) != place[1], place[1]))


def _inner(wanted: Wanted) -> frozenset[str]:
    """The names that the code of a method uses."""
    return frozenset({"call", wanted.method})


def _best(wanted: Wanted, place: Place) -> str:
    wire = wanted.hints.get(place, place[1])
    name = plain_argument(wire)
    return f"{name}_" if place[0] == "path" and name in _inner(wanted) else name


def _free(name: str, location: str, taken: Container[str]) -> str:
    return unused(f"{name}_{location}" if name in taken else name, taken)
