"""Names the servers of an API and prepares the client's arguments to choose them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from specmint.ir.package import Argument
from specmint.ir.servers import PlannedServer, PlannedServers, PlannedVariable
from specmint.text.escaping import literal
from specmint.text.identifiers import snake_case, unused, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from specmint.ir.api import Api, Server, ServerVariable

_EMPTY_WORDS = frozenset(
    {
        "a",
        "an",
        "and",
        "api",
        "at",
        "endpoint",
        "environment",
        "for",
        "host",
        "is",
        "of",
        "on",
        "our",
        "server",
        "the",
        "this",
        "to",
        "url",
    }
)
_LONGEST = 3
"""A description with more words is not used as a name."""


def base_url(api: Api) -> str:
    """The default base URL; empty if the client requires one, since some operations have no server."""
    if api.servers:
        return api.servers[0].default_url
    own = [operation.server.default_url for operation in api.operations if operation.server]
    return own[0] if own and len(own) == len(api.operations) else ""


def planned_servers(api: Api, taken: set[str]) -> PlannedServers | None:
    """The servers to choose from, including those of single operations; None if there is only one URL.

    ``taken`` are existing arguments of the client. The arguments of server variables avoid them and are added.
    """
    own = list(dict.fromkeys(each.server for each in api.operations if each.server is not None))
    if not own and not api.servers[1:] and not any(server.variables for server in api.servers):
        return None
    names = server_names([*api.servers, *own])
    taken |= {"server", "server_urls"}
    choices = tuple(_planned(server, names[server]) for server in api.servers or own[:1])
    others = tuple(_planned(server, names[server]) for server in own)
    variables = tuple(_variables([*api.servers, *own], taken))
    arguments = tuple(_arguments(choices, others, variables))
    return PlannedServers(choices, others, variables, arguments, _urls(arguments, variables))


def _arguments(
    choices: tuple[PlannedServer, ...], own: tuple[PlannedServer, ...], variables: Iterable[PlannedVariable]
) -> Iterator[Argument]:
    if choices[1:]:
        yield Argument("server", _literal(each.name for each in choices), "None")
    for variable in variables:
        yield Argument(variable.argument, variable.type, "None")
    if own:
        yield Argument("server_urls", f"Mapping[{_literal(each.name for each in own)}, str]", "None")


def _urls(arguments: Iterable[Argument], variables: Iterable[PlannedVariable]) -> str:
    given = {each.argument: each.name for each in variables}
    values = ", ".join(f"{literal(name)}: {argument}" for argument, name in given.items())
    passed = [f"{each.name}={each.name}" for each in arguments if each.name not in given]
    return f"SERVERS.urls({', '.join(['base_url', *passed, *([f'variables={{{values}}}'] if given else [])])})"


def _literal(values: Iterable[str]) -> str:
    return f"Literal[{', '.join(map(literal, values))}]"


def server_names(servers: Iterable[Server]) -> dict[Server, str]:
    """A name for each server, from its description or URL. Where two would be equal, the later one gets more words."""
    given: dict[Server, str] = {}
    for server in servers:
        if server in given:
            continue
        known = next((name for other, name in given.items() if other.url == server.url), None)
        ways = list(_ways(server))
        free = next((way for way in ways if way not in given.values()), unused(ways[-1], set(given.values())))
        given[server] = known or free
    return given


def _ways(server: Server) -> Iterator[str]:
    if server.name:
        yield snake_case(server.name)
    told = [word for word in words(server.description) if word.lower() not in _EMPTY_WORDS]
    if 0 < len(told) <= _LONGEST:
        yield snake_case("_".join(told))
    scheme, _, rest = server.url.partition("://")
    host, _, path = rest.partition("/")
    first = next((label for label in host.split(".") if label != "www" and "{" not in label), "")
    beside = f"{scheme} {first}" if scheme == "http" else f"{first} {path}"
    for text in (first, beside, host, server.url):
        if re.search("[A-Za-z0-9]", text):
            yield snake_case(text)
    yield "server"


def _planned(server: Server, name: str) -> PlannedServer:
    return PlannedServer(
        name=name,
        url=server.url,
        description=server.description,
        defaults={each.name: each.default for each in server.variables},
        values={each.name: each.values for each in server.variables if each.values},
    )


def _variables(servers: Iterable[Server], taken: set[str]) -> Iterator[PlannedVariable]:
    """One argument for all variables of a name; it accepts the values of any server."""
    found: dict[str, list[ServerVariable]] = {}
    for server in servers:
        for variable in server.variables:
            found.setdefault(variable.name, []).append(variable)
    for name, same in found.items():
        argument = unused(snake_case(name), taken)
        taken.add(argument)
        values = dict.fromkeys(value for each in same for value in each.values)
        closed = _literal(values) if all(each.values for each in same) else "str"
        yield PlannedVariable(argument, name, closed, same[0].default, same[0].description)


def server_lines(servers: PlannedServers | None) -> Mapping[str, str]:
    """The docstrings of these arguments."""
    if servers is None:
        return {}
    lines: dict[str, str] = {}
    if len(servers.choices) > 1:
        lines["server"] = "; ".join(map(_told, servers.choices)) + "; default: the first."
    for variable in servers.variables:
        said = " ".join(variable.description.split())
        lines[variable.argument] = f"A part of the server's URL; default: ``{variable.default}``. {said}".rstrip()
    if servers.own:
        lines["server_urls"] = f"Other URLs for servers that some calls go to: {', '.join(map(_told, servers.own))}."
    return lines


def _told(server: PlannedServer) -> str:
    return f"``{server.name}`` ({server.url})"
