"""From a call to what goes on the wire, without a socket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .arguments import NOTHING, read_arguments
from .bodies import EncodedBody, encode_body
from .headers import checked_headers, header_value
from .json_values import json_value
from .problems import Problems
from .serialization import Pair, cookie_pairs, extra_pairs, header_text, is_undefined, query_pairs
from .urls import expand_path, route_of
from .values import member

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .calls import Body, Call, Parameter, RequestOptions
    from .checks import Checker


class WireRequest(NamedTuple):
    """A request but for the server and the credentials. Path, query and cookies are percent-encoded.

    ``headers`` come from the call and ``extra_headers`` from its caller, which win over all others.
    """

    path: str
    query: tuple[Pair, ...]
    headers: Mapping[str, str]
    cookies: tuple[Pair, ...]
    body: EncodedBody
    extra_headers: Mapping[str, str]


def wire_request(call: Call[Any], options: RequestOptions, checker: Checker, *, check: bool = True) -> WireRequest:
    """Check and encode a call; without the ``check``, only unknown arguments and what cannot be sent are refused.

    Raises RequestValidationError with everything that is wrong.
    """
    arguments = read_arguments(call, options, checker, check=check)
    given = [
        (parameter, arguments.parameters[parameter.argument])
        for parameter in call.operation.parameters
        if parameter.argument in arguments.parameters
    ]
    problems = Problems()
    route = route_of(call.operation.path)
    request = WireRequest(
        path=problems.attempt(_path, route.path, given) or "",
        query=_merged(route.constants, problems.attempt(_query, given, options.extra_query or {}) or ()),
        headers=problems.attempt(_headers, given) or {},
        cookies=problems.attempt(_cookies, given) or (),
        body=problems.attempt(_body, call.operation.body, arguments.body) or EncodedBody(),
        extra_headers=problems.attempt(checked_headers, options.extra_headers or {}, "extra_headers") or {},
    )
    problems.refuse(call.name)
    return request


def _path(template: str, given: list[tuple[Parameter, object]]) -> str:
    located = [(parameter, value) for parameter, value in given if parameter.location == "path"]
    return expand_path(
        template,
        {parameter.name: parameter for parameter, _ in located},
        {parameter.name: value for parameter, value in located},
    )


def _query(given: list[tuple[Parameter, object]], extra: Mapping[str, object]) -> tuple[Pair, ...]:
    own = [
        pair for parameter, value in given if parameter.location == "query" for pair in query_pairs(parameter, value)
    ]
    added = [
        pair
        for name, value in extra.items()
        for pair in extra_pairs(name, json_value(value, member("extra_query", name)))
    ]
    replaced = {pair.name for pair in added}
    return (*(pair for pair in own if pair.name not in replaced), *added)


def _merged(constants: tuple[Pair, ...], query: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The constants of the path, then what the caller gave, which replaces constants of the same name."""
    given = {pair.name for pair in query}
    return (*(pair for pair in constants if pair.name not in given), *query)


def _headers(given: list[tuple[Parameter, object]]) -> dict[str, str]:
    return {
        parameter.name: header_value(header_text(parameter, value), parameter.argument)
        for parameter, value in given
        if parameter.location == "header" and not is_undefined(parameter, value)
    }


def _cookies(given: list[tuple[Parameter, object]]) -> tuple[Pair, ...]:
    located = [(parameter, value) for parameter, value in given if parameter.location == "cookie"]
    return tuple(pair for parameter, value in located for pair in cookie_pairs(parameter, value))


def _body(body: Body | None, value: object) -> EncodedBody:
    return EncodedBody() if body is None or value is NOTHING else encode_body(body, value)
