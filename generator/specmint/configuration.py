"""Reads the configuration: ``[tool.specmint]`` in the nearest pyproject.toml."""

from __future__ import annotations

import keyword
import math
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from specmint.diagnostics.place import Place
from specmint.diagnostics.report import finding, report
from specmint.diagnostics.rules_configuration import (
    BAD_VALUE,
    CONFIGURATION_MISSING,
    CONFIGURATION_SYNTAX,
    MISSING_VALUE,
    UNKNOWN_CLIENT,
    UNKNOWN_KEY,
)
from specmint.diagnostics.rules_reading import FILE_UNREADABLE
from specmint.document.reading.urls import is_url
from specmint.ir.client import EXTENTS, ClientConfig
from specmint.ir.diagnostics import Diagnostic, SpecmintError
from specmint.ir.load_options import LoadOptions
from specmint.ir.policy import Policy
from specmint.text.identifiers import is_dotted_name
from specmint.text.suggestions import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.ir.client import Extent, Formatter, Transport
    from specmint.ir.diagnostics import Rule

FORMATTERS = ("black", "ruff")
TRANSPORTS = ("httpx", "httpx2")
NO_NAME = "it must be a Python identifier and no keyword"
POLICY_KEYS = ("changes", "accepted")
READING_KEYS = ("overlays", "headers", "timeout", "allow_remote", "allow_folder")


def find_clients(names: list[str], start: Path) -> list[ClientConfig]:
    """The configured clients, or those named, from the nearest pyproject.toml at or above ``start``.

    Raises SpecmintError with every mistake in the configuration.
    """
    for folder in (start, *start.parents):
        path = folder / "pyproject.toml"
        if path.is_file() and (table := _table(path)) is not None:
            return _chosen(_Reader(path).clients(table), names)
    raise SpecmintError([report(CONFIGURATION_MISSING, folder=start)])


def _table(path: Path) -> dict[str, Any] | None:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SpecmintError([report(FILE_UNREADABLE, path=path, reason=error.strerror)]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SpecmintError([report(CONFIGURATION_SYNTAX, source=str(path), problem=error)]) from error
    tools = content.get("tool")
    table = tools.get("specmint") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        problem = "it must be a table, with a list of tables called clients"
        raise SpecmintError([report(BAD_VALUE, source=str(path), key="tool.specmint", problem=problem)])
    return table


def _chosen(clients: list[ClientConfig], names: list[str]) -> list[ClientConfig]:
    known = {client.name: client for client in clients}
    unknown = [name for name in names if name not in known]
    if unknown:
        listed = ", ".join(sorted(known)) or "none"
        raise SpecmintError(
            [report(UNKNOWN_CLIENT, name=name, suggestion=suggestion(name, known), known=listed) for name in unknown]
        )
    return [known[name] for name in names] if names else clients


def _doubles(values: Iterable[str]) -> list[str]:
    return sorted(value for value, times in Counter(values).items() if times > 1)


def is_name(text: str) -> bool:
    """Whether Python allows a text as the name of a package or argument."""
    return text.isidentifier() and not keyword.iskeyword(text)


@dataclass
class _Reader:
    path: Path
    problems: list[Diagnostic] = field(default_factory=list)

    def clients(self, table: dict[str, Any]) -> list[ClientConfig]:
        self._unknown(table, ("clients",), "tool.specmint")
        entries = table.get("clients", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            self._problem(BAD_VALUE, key="tool.specmint.clients", problem="it must be a list of tables")
            entries = []
        clients = [self._client(entry, f"tool.specmint.clients[{index}]") for index, entry in enumerate(entries)]
        for double in _doubles(client.name for client in clients):
            self._problem(BAD_VALUE, key="name", problem=f"two clients are called '{double}'")
        for double in _doubles(str(client.output) for client in clients):
            self._problem(BAD_VALUE, key="output", problem=f"two clients would be written to '{double}'")
        if self.problems:
            raise SpecmintError(self.problems)
        return clients

    def _client(self, entry: dict[str, Any], where: str) -> ClientConfig:
        own_keys = ClientConfig.__dataclass_fields__.keys() - {"label", "reading", "policy", "home"}
        self._unknown(entry, (*own_keys, *READING_KEYS, *POLICY_KEYS), where)
        document = self._text(entry, "document", where)
        package = self._text(entry, "package", where)
        if package and not is_name(package):
            self._problem(BAD_VALUE, key=f"{where}.package", problem=NO_NAME)
        formatter = entry.get("formatter", "black")
        if formatter not in FORMATTERS:
            self._problem(BAD_VALUE, key=f"{where}.formatter", problem="it must be black or ruff")
        transport = entry.get("transport", "httpx")
        if transport not in TRANSPORTS:
            self._problem(BAD_VALUE, key=f"{where}.transport", problem="it must be httpx or httpx2")
        is_remote = is_url(document)
        return ClientConfig(
            name=self._text(entry, "name", where),
            document=document if is_remote else str(self.path.parent / document),
            label=label(document) if is_remote else document,
            output=self.path.parent / self._text(entry, "output", where),
            package=package,
            select=self._texts(entry, "select", where),
            exclude=self._texts(entry, "exclude", where),
            names=self._names(entry, where),
            credentials=dict(self._credentials(entry, where)),
            formatter=cast("Formatter", formatter),
            transport=cast("Transport", transport),
            fixtures=self._extent(entry, where),
            allow_incomplete=self._flag(entry, "allow_incomplete", where, default=False),
            reading=self._reading(entry, where),
            source=self._source(entry, where),
            policy=self._policy(entry, where),
            home=self.path.parent,
        )

    def _extent(self, entry: dict[str, Any], where: str) -> Extent:
        value = entry.get("fixtures", "all")
        if isinstance(value, bool):
            return "all" if value else "none"
        if value not in EXTENTS:
            self._problem(BAD_VALUE, key=f"{where}.fixtures", problem='it must be "all", "valid" or "none"')
            return "all"
        return cast("Extent", value)

    def _source(self, entry: dict[str, Any], where: str) -> str:
        source = self._text(entry, "source", where) if "source" in entry else ""
        return str(self.path.parent / source) if source and not is_url(source) else source

    def _policy(self, entry: dict[str, Any], where: str) -> Policy:
        if not any(key in entry for key in POLICY_KEYS):
            return Policy()
        # Only comparisons need the table of change rules.
        from specmint.changes.rules.policy_reading import PolicyReader

        reader = PolicyReader()
        policy = reader.policy(entry.get("changes", {}), entry.get("accepted", []))
        for key, problem in reader.problems:
            self._problem(BAD_VALUE, key=f"{where}.{key}", problem=problem)
        return policy

    def _reading(self, entry: dict[str, Any], where: str) -> LoadOptions:
        folder = self._text(entry, "allow_folder", where) if "allow_folder" in entry else ""
        timeout = entry.get("timeout", LoadOptions.timeout)
        if not isinstance(timeout, int | float) or isinstance(timeout, bool) or not 0 < timeout < math.inf:
            self._problem(BAD_VALUE, key=f"{where}.timeout", problem="it must be a positive number of seconds")
            timeout = LoadOptions.timeout
        return LoadOptions(
            timeout=timeout,
            headers=self._mapping(entry, "headers", where),
            root=self.path.parent / folder if folder else None,
            allow_remote=self._flag(entry, "allow_remote", where, default=False),
            overlays=tuple(str(self.path.parent / path) for path in self._texts(entry, "overlays", where)),
        )

    def _names(self, entry: dict[str, Any], where: str) -> dict[str, str]:
        names: dict[str, str] = self._mapping(entry, "names", where)
        for key, name in names.items():
            if not is_dotted_name(name):
                self._problem(BAD_VALUE, key=f"{where}.names.{key}", problem=f"'{name}' cannot be a call in Python")
        return names

    def _credentials(self, entry: dict[str, Any], where: str) -> Iterator[tuple[str, tuple[str, str]]]:
        for scheme, value in self._mapping(entry, "credentials", where, of=dict).items():
            inside = f"{where}.credentials.{scheme}"
            self._unknown(value, ("argument", "variable"), inside)
            argument, variable = self._text(value, "argument", inside), self._text(value, "variable", inside)
            if argument and not is_name(argument):
                self._problem(BAD_VALUE, key=f"{inside}.argument", problem=NO_NAME)
            yield scheme, (argument, variable)

    def _text(self, entry: dict[str, Any], key: str, where: str) -> str:
        value = entry.get(key)
        if key not in entry:
            self._problem(MISSING_VALUE, key=f"{where}.{key}")
        elif not isinstance(value, str) or not value:
            self._problem(BAD_VALUE, key=f"{where}.{key}", problem="it must be a text that is not empty")
        return value if isinstance(value, str) else ""

    def _texts(self, entry: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
        value = entry.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self._problem(BAD_VALUE, key=f"{where}.{key}", problem="it must be a list of texts")
            return ()
        return tuple(value)

    def _flag(self, entry: dict[str, Any], key: str, where: str, *, default: bool) -> bool:
        value = entry.get(key, default)
        if not isinstance(value, bool):
            self._problem(BAD_VALUE, key=f"{where}.{key}", problem="it must be true or false")
        return value is True

    def _mapping(self, entry: dict[str, Any], key: str, where: str, of: type = str) -> dict[str, Any]:
        value = entry.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(each, of) for each in value.values()):
            kind = "texts" if of is str else "tables"
            self._problem(BAD_VALUE, key=f"{where}.{key}", problem=f"it must be a table of {kind}")
            return {}
        return value

    def _unknown(self, entry: dict[str, Any], known: tuple[str, ...], where: str) -> None:
        for key in entry:
            if key not in known:
                self._problem(UNKNOWN_KEY, key=f"{where}.{key}", suggestion=suggestion(key, known))

    def _problem(self, rule: Rule, **fields: str) -> None:
        self.problems.append(finding(rule, Place(str(self.path)), **fields))


def label(document: str) -> str:
    """The name of a document in generated files: a URL without query and user, or the name of the file."""
    if document.startswith(("http://", "https://")):
        scheme, _, rest = document.partition("://")
        authority, slash, path = rest.split("?")[0].split("#")[0].partition("/")
        return f"{scheme}://{authority.rsplit('@', 1)[-1]}{slash}{path}"
    if document == "-":
        return "standard input"
    # A file name that is not valid text is escaped, since files and reports are UTF-8.
    return Path(document).name.encode("utf-8", "backslashreplace").decode()
