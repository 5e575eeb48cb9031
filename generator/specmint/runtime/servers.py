"""The servers that a document declares: chosen by name, with values for the variables in their URLs."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from .errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

ServerName = TypeVar("ServerName", bound=str)

_NONE: Mapping[str, str] = MappingProxyType({})


class ServerTemplate(NamedTuple):
    """The URL of a server (OpenAPI 3.1.1, section 4.8.5).

    ``defaults`` are those of its variables; ``values`` are all that a variable may have, where not any will do.
    """

    url: str
    defaults: Mapping[str, str] = _NONE
    values: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def expand(self, given: Mapping[str, str]) -> str:
        """The URL with variables given and the defaults of the others.

        Raises ConfigurationError for a value that the document does not have.
        """
        url = self.url
        for name, default in self.defaults.items():
            value = given.get(name, default)
            if name in self.values and value not in self.values[name]:
                message = f"the server {self.url} has no {name} {value!r}, but {_listed(self.values[name])}"
                raise ConfigurationError(message)
            url = url.replace(f"{{{name}}}", value)
        return url


class ServerChoices(NamedTuple):
    """The servers of an API by name, the default first, and the ``own`` servers of some of its operations."""

    choices: Mapping[str, ServerTemplate]
    own: Mapping[str, ServerTemplate] = MappingProxyType({})

    def urls(
        self,
        base_url: str | None,
        server: str | None = None,
        variables: Mapping[str, str | None] = MappingProxyType({}),
        server_urls: Mapping[ServerName, str] | None = None,
    ) -> dict[str, str]:
        """The URLs of servers by name; the name of the API's is empty.

        A ``base_url`` stands for all of them, so that nothing is sent elsewhere, but for those in ``server_urls``.
        Raises ConfigurationError for a choice that the document does not have, and for one beside a ``base_url``.
        """
        given = {name: value for name, value in variables.items() if value is not None}
        others: dict[str, str] = dict(server_urls.items()) if server_urls else {}
        if unknown := sorted(others.keys() - self.own.keys()):
            message = f"server_urls has no {unknown[0]!r}, but {_listed(self.own)}"
            raise ConfigurationError(message)
        if base_url is not None:
            if server is not None or given:
                message = (
                    f"base_url is the whole URL, so that {_listed(['server'] if server else given)} cannot be chosen"
                )
                raise ConfigurationError(message)
            return {"": base_url, **others}
        if server is not None and server not in self.choices:
            message = f"server must be {_listed(self.choices)}, and not {server!r}"
            raise ConfigurationError(message)
        chosen = self.choices[server] if server is not None else next(iter(self.choices.values()))
        if unused := [
            name for name in given if not any(name in each.defaults for each in (chosen, *self.own.values()))
        ]:
            message = f"the server {chosen.url} has no variable {unused[0]!r}"
            raise ConfigurationError(message)
        return {"": chosen.expand(given), **{name: each.expand(given) for name, each in self.own.items()}, **others}


def _listed(names: Mapping[str, object] | list[str] | tuple[str, ...]) -> str:
    return " or ".join(map(repr, names))
