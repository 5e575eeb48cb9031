"""Reads the runtime as text: what generated modules import from it, and which of its modules a package needs.

A module of the runtime is copied to a package whose own modules import it, directly or through other modules of the
runtime.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PLACE: Final = "_runtime"
"""The folder of the runtime in a package."""

_DEFINITION = re.compile(r"^(?:(?:async )?def|class) ([A-Za-z]\w*)|^([A-Za-z]\w*)(?:: [^=\n]+)? = ", re.MULTILINE)
_METHOD = re.compile(r"^    (?:async )?def ([a-z]\w*)\(", re.MULTILINE)
_IMPORT = re.compile(r"^ *from \.(\w*) import (?:\(([^)]*)\)|(.+))$", re.MULTILINE)


@dataclass(frozen=True)
class Vocabulary:
    """The names that a kind of generated module may import: those of the ``runtime``, and others by module."""

    runtime: frozenset[str]
    others: Mapping[str, str]

    @property
    def names(self) -> frozenset[str]:
        """All of these names, which definitions in such a module must avoid."""
        return self.runtime | self.others.keys()

    def imports(self, package: str) -> dict[str, str]:
        """Each name with the module to import it from; ``package`` is the relative import of the package (``..``)."""
        return {**self.others, **{name: f"{package}{PLACE}.{home_of(name)}" for name in sorted(self.runtime)}}


TYPES: Final = Vocabulary(
    frozenset(
        {
            "ByProperty",
            "ByShape",
            "DateLike",
            "DateTimeLike",
            "File",
            "FreeObject",
            "Model",
            "Timestamp",
            "UnknownMember",
        }
    ),
    {
        "Annotated": "typing",
        "Any": "typing",
        "Field": "pydantic",
        "Literal": "typing",
        "Mapping": "collections.abc",
        "NotRequired": "typing_extensions",
        "Required": "typing_extensions",
        "Sequence": "collections.abc",
        "TYPE_CHECKING": "typing",
        "TypeAlias": "typing",
        "TypeAliasType": "typing_extensions",
        "TypedDict": "typing_extensions",
        "Union": "typing",
    },
)
"""The imports of modules of ``models`` and ``params``."""

RESOURCES: Final = Vocabulary(
    frozenset(
        {
            "ABSENT",
            "Absent",
            "AsyncContent",
            "AsyncDownload",
            "AsyncDownloadingResource",
            "AsyncItemStream",
            "AsyncResource",
            "AsyncStreamingResource",
            "Body",
            "Call",
            "Content",
            "DateLike",
            "DateTimeLike",
            "Download",
            "DownloadingResource",
            "EVENTS",
            "EVENT_DATA",
            "Encoding",
            "File",
            "ItemStream",
            "JSON_EVENTS",
            "JSON_LINES",
            "JSON_SEQ",
            "Model",
            "MultipartForm",
            "Octets",
            "Operation",
            "Parameter",
            "RequestOptions",
            "Resource",
            "Returns",
            "StreamingResource",
            "Timeout",
            "Timestamp",
            "UrlEncodedForm",
        }
    ),
    {
        "AbstractAsyncContextManager": "contextlib",
        "AbstractContextManager": "contextlib",
        "Any": "typing",
        "Mapping": "collections.abc",
        "Sequence": "collections.abc",
        "Unpack": "typing_extensions",
        "cached_property": "functools",
        "date": "datetime",
        "models": "..",
        "params": "..",
    },
)
"""The imports of modules of resources."""

CLIENT: Final = Vocabulary(
    frozenset(
        {
            "ApiDescription",
            "AsyncDownloadingSession",
            "AsyncKeySource",
            "AsyncLoginSource",
            "AsyncSession",
            "AsyncStreamingSession",
            "BasicLogin",
            "ClientCredentials",
            "CookieKey",
            "DEFAULT_MAX_RESPONSE_BYTES",
            "DEFAULT_MAX_RETRIES",
            "DownloadingSession",
            "FURTHER_KEYWORDS",
            "InvalidResponsePolicy",
            "KeySource",
            "LoginSource",
            "OAuth2Token",
            "QueryKey",
            "RefreshToken",
            "SecurityScheme",
            "ServerChoices",
            "ServerTemplate",
            "SessionOptions",
            "StreamingSession",
            "SyncSession",
            "Timeout",
        }
    ),
    {
        "Literal": "typing",
        "Mapping": "collections.abc",
        "Path": "pathlib",
        "cached_property": "functools",
    },
)
"""The imports of the client's module."""

WEBHOOKS: Final = Vocabulary(
    frozenset(
        {
            "InvalidResponsePolicy",
            "InvalidWebhookWarning",
            "Timestamp",
            "UnknownMember",
            "Webhook",
            "WebhookValidationError",
            "read_by_property",
        }
    ),
    {
        "Any": "typing",
        "Literal": "typing",
        "Mapping": "collections.abc",
        "TYPE_CHECKING": "typing",
        "TypeAlias": "typing",
        "date": "datetime",
        "models": ".",
    },
)
"""The imports of the module of webhooks."""


@cache
def sources() -> Mapping[str, str]:
    """The text of every runtime module, by name."""
    found = sorted((files("specmint") / "runtime").iterdir(), key=lambda each: each.name)
    return {each.name[:-3]: each.read_text(encoding="utf-8") for each in found if each.name.endswith(".py")}


@cache
def _homes() -> Mapping[str, str]:
    return {name: module for module, source in sources().items() for name in _defined(source)}


def _defined(source: str) -> Iterator[str]:
    yield from (function or constant for function, constant in _DEFINITION.findall(source))


def defined_names() -> list[str]:
    """Every public name of the runtime's modules, once for each module that defines it."""
    return [name for source in sources().values() for name in _defined(source)]


def home_of(name: str) -> str:
    """The runtime module that defines a name. Raises KeyError."""
    return _homes()[name]


def exceptions() -> list[str]:
    """The exceptions and warnings of the runtime in every package."""
    return [name for name in _defined(sources()["errors"]) if name.endswith(("Error", "Warning"))]


@cache
def rare_keywords() -> frozenset[str]:
    """The JSON Schema keywords that requests are validated for only if ``FURTHER_KEYWORDS`` is passed."""
    return frozenset(re.findall(r'^    \("(\w+)", _\w+\),$', sources()["further_applicators"], re.MULTILINE))


@cache
def session_methods() -> frozenset[str]:
    """The public methods of every client, whatever its API."""
    modules = ("sessions", "sync_session", "async_session", "streams", "downloads")
    classes = [each for name in modules for each in re.split(r"^(?=class )", sources()[name], flags=re.MULTILINE)]
    sessions = [each for each in classes if re.match(r"class \w*Session\b", each)]
    return frozenset(name for text in sessions for name in _METHOD.findall(text))


def travelling(generated: Iterable[str]) -> dict[str, str]:
    """The runtime modules that ``generated`` sources import, directly or indirectly."""
    wanted = {"__init__"}
    waiting = [name for source in generated for name in re.findall(rf"\.{PLACE}\.(\w+) import", source)]
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += _needed(name)
    return {name: sources()[name] for name in sorted(wanted)}


@cache
def _needed(name: str) -> tuple[str, ...]:
    """The modules that a module imports, including those for types only."""
    found: list[str] = []
    for module, lines, line in _IMPORT.findall(sources()[name]):
        found += [module] if module else re.findall(r"\w+", lines or line)
    return tuple(found)
