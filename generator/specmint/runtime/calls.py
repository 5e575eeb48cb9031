"""The nouns of a generated resource module: what an operation takes and returns, stated once as data."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, NamedTuple, TypeAlias, TypeVar

import httpx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .records import Framing

T_co = TypeVar("T_co", covariant=True)

Timeout: TypeAlias = float | httpx.Timeout
"""Seconds for each phase of a request, or httpx's own object; ``httpx.Timeout(None)`` waits for ever."""


class Absent(Enum):
    """The type of ``ABSENT``."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT
"""An argument that was not given, where ``None`` would mean JSON's ``null``."""


class Parameter(NamedTuple):
    """One parameter outside the body (OpenAPI 3.1.1, section 4.8.12).

    ``argument`` is the Python keyword, ``name`` the name on the wire. An empty ``style`` and an ``explode`` of None
    stand for OpenAPI's defaults. With a ``content_type`` the value is sent as JSON text. ``schema`` is
    ``<file>#/<name>``.
    """

    argument: str
    name: str
    location: Literal["path", "query", "header", "cookie"]
    required: bool = False
    style: str = ""
    explode: bool | None = None
    allow_reserved: bool = False
    content_type: str | None = None
    schema: str | None = None


class Encoding(NamedTuple):
    """How one field of a form is sent (OpenAPI 3.1.1, section 4.8.15).

    With a ``style`` it is spelled as a query parameter is, and the ``content_type`` says nothing.
    """

    content_type: str | None = None
    style: str = ""
    explode: bool | None = None


class Body(NamedTuple):
    """The body of a request (OpenAPI 3.1.1, section 4.8.13).

    With ``spread`` every argument that is no parameter is a field of the body, and ``fields`` maps those keywords that
    differ from the name on the wire; otherwise the one argument ``body`` is the whole body. ``schema`` is
    ``<file>#/<name>``. With ``items`` the body is a sequence, and ``schema`` that of each item. ``encoding`` is by the
    names of a form's fields on the wire. Where a field holds files, the body is sent as ``upload``.
    """

    content_type: str
    schema: str | None = None
    required: bool = False
    spread: bool = True
    fields: Mapping[str, str] = MappingProxyType({})
    items: Framing | None = None
    encoding: Mapping[str, Encoding] = MappingProxyType({})
    upload: str | None = None


class Returns(NamedTuple):
    """One documented answer: ``status`` is ``200``, ``2XX`` or ``default``. No content type means no body.

    ``type`` is any type expression pydantic understands; it is used for JSON only: text is ``str``, the rest ``bytes``.
    With ``items`` the body is a sequence, and ``type`` that of each item.
    """

    status: str
    content_type: str | None = None
    type: object = Any
    items: Framing | None = None


@dataclass(frozen=True, eq=False)
class Operation(Generic[T_co]):
    """One method on one path, and ``T_co``, what it returns on success.

    ``name`` is how it is called on a client. ``security`` lists alternatives, each of the schemes needed together;
    the empty alternative stands for none.
    """

    name: str
    _: KW_ONLY
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Returns, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()

    def call(self, arguments: Mapping[str, object]) -> Call[T_co]:
        """One call with these arguments by keyword; those that are ``ABSENT`` count as not given."""
        return Call(self, {name: value for name, value in arguments.items() if value is not ABSENT})


class Call(Generic[T_co]):
    """An operation with its arguments, ready to be sent by any session. The repr leaves out the arguments."""

    def __init__(self, operation: Operation[T_co], arguments: Mapping[str, object]) -> None:
        self.operation = operation
        self.arguments = arguments

    @property
    def name(self) -> str:
        """How the operation is called on a client."""
        return self.operation.name

    def __repr__(self) -> str:
        return f"<Call {self.name}: {self.operation.method} {self.operation.path}>"


@dataclass(frozen=True, eq=False)
class Received(Generic[T_co]):
    """What a call returns, with the response it came in: status, headers and the time it took."""

    value: T_co
    response: httpx.Response


class RequestOptions(NamedTuple):
    """What a caller may add to one call.

    ``extra_headers``, ``extra_query`` and ``extra_body`` win over what the call itself gives, and are not checked
    against the API's description. A ``timeout`` of None stands for the client's. The repr shows only that, as the rest
    may be secret.
    """

    extra_headers: Mapping[str, str] | None = None
    extra_query: Mapping[str, object] | None = None
    extra_body: Mapping[str, object] | None = None
    timeout: Timeout | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}(timeout={self.timeout!r})"


NO_OPTIONS: Final = RequestOptions()
"""Nothing added."""


class SecurityScheme(NamedTuple):
    """A way to prove who is calling (OpenAPI 3.1.1, section 4.8.27).

    ``argument`` is the client's keyword and ``variable`` the environment variable that stands in for it. ``location``
    and ``parameter`` say where an ``apiKey`` goes; the others go in the header ``Authorization``.
    """

    name: str
    kind: Literal["bearer", "basic", "apiKey"]
    argument: str
    variable: str
    location: Literal["header", "query", "cookie"] = "header"
    parameter: str = "Authorization"


class ApiDescription(NamedTuple):
    """What holds for all operations of an API.

    ``package`` and ``version`` name the client to the server. ``schemas`` is the folder of JSON Schemas that requests
    are checked against. ``requires_credentials`` says that no operation works without a key.
    """

    title: str
    base_url: str
    package: str
    version: str
    schemas: Path
    schemes: tuple[SecurityScheme, ...] = ()
    requires_credentials: bool = False
