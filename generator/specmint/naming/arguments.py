"""What the arguments of a call are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.ir.catalog import Arguments
from specmint.naming.identifiers import snake_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from specmint.ir.api import Operation, Parameter

OPTIONS = ("extra_headers", "extra_query", "extra_body", "timeout")
"""What every method takes beside what the document asks for."""

BODY = "body"
"""The argument for a body that is no plain object."""

ORDER = ("path", "query", "header", "cookie")


def name_arguments(operation: Operation, fields: Iterable[str] | None, method: str) -> Arguments:
    """Name the parameters, then the body's ``fields`` (None where the body is one argument, or there is none).

    Where two want the same name, the path goes before the query, the query before headers, those before the body; the
    later one gets its location as suffix (``id``, ``id_query``, ``id_body``). An argument that would hide one of the
    options of every call gets an underscore, and so does one of the path that would hide what the method uses.
    """
    taken = {"self", *OPTIONS}
    inner = {"call", method}
    if fields is None and operation.request_body is not None:
        taken.add(BODY)
    parameters: dict[tuple[str, str], str] = {}
    for parameter in _in_order(operation):
        hides = parameter.location == "path" and snake_case(parameter.name) in inner
        wire = f"{parameter.name}_" if hides else parameter.name
        parameters[parameter.location, parameter.name] = _take(wire, parameter.location, taken)
    if fields is None:
        return Arguments(parameters, None)
    ordered = sorted(fields, key=lambda name: snake_case(name) != name)
    given = {name: _take(name, BODY, taken) for name in ordered}
    return Arguments(parameters, {name: given[name] for name in fields})


def _in_order(operation: Operation) -> list[Parameter]:
    return [parameter for location in ORDER for parameter in operation.parameters if parameter.location == location]


def _take(wire: str, location: str, taken: set[str]) -> str:
    name = snake_case(wire)
    if name in OPTIONS:
        name += "_"
    if name in taken:
        name = f"{name}_{location}"
    number, stem = 2, name
    while name in taken:
        name, number = f"{stem}{number}", number + 1
    taken.add(name)
    return name
