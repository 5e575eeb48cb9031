"""The nouns of a generated resource module: what an operation takes and returns, stated once as data."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, NamedTuple, TypeAlias

from typing_extensions import TypeVar

from .transport import httpx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .applicators import Applicator
    from .bodies import Form, Raw
    from .credentials import SecurityScheme
    from .framing import Framing

T_co = TypeVar("T_co", covariant=True)
Item_co = TypeVar("Item_co", covariant=True, default=object)

Timeout: TypeAlias = float | httpx.Timeout
"""Seconds for each phase of a request, or httpx's own object; ``httpx.Timeout(None)`` waits for ever."""


class Absent(Enum):
    """The type of ``ABSENT``."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT
"""An argument that was not given, where ``None`` would mean JSON's ``null``."""


class Parameter(NamedTuple):
    """One parameter outside the body (OpenAPI 3.1.1, section 4.8.12).

    ``name`` is the name on the wire, ``keyword`` the Python argument where that is another. An empty ``style`` and an
    ``explode`` of None stand for OpenAPI's defaults. With a ``content_type`` the value is sent as JSON text.
    ``schema`` is ``#/<name>`` in the operation's own file, or ``<file>#/<name>``.
    """

    name: str
    location: Literal["path", "query", "header", "cookie"]
    required: bool = False
    style: str = ""
    explode: bool | None = None
    allow_reserved: bool = False
    content_type: str | None = None
    schema: str | None = None
    keyword: str = ""

    @property
    def argument(self) -> str:
        """The Python argument that the value is passed as."""
        return self.keyword or self.name


class Body(NamedTuple):
    """The body of a request (OpenAPI 3.1.1, section 4.8.13).

    With ``spread`` every argument that is no parameter is a field of the body, and ``fields`` maps those keywords that
    differ from the name on the wire; otherwise the one argument ``body`` is the whole body. ``schema`` is ``#/<name>``
    in the operation's own file, or ``<file>#/<name>``. With ``items`` the body is a sequence, and ``schema`` that of
    each item. A body of a form is sent as ``form``; one of another kind with a file among its fields is sent as
    ``upload``. One that is neither JSON nor a form is sent as ``octets``.
    """

    content_type: str
    schema: str | None = None
    required: bool = False
    spread: bool = True
    fields: Mapping[str, str] = MappingProxyType({})
    items: Framing | None = None
    form: Form | None = None
    upload: Form | None = None
    octets: Raw | None = None

    @property
    def file_form(self) -> Form | None:
        """The form as which a body with files is sent."""
        return self.form if self.upload is None else self.upload


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
class Operation(Generic[T_co, Item_co]):
    """One method on one path, ``T_co``, what it returns on success, and ``Item_co``, what it may give one by one.

    ``name`` is how it is called on a client. ``server`` names its own server; the API's has no name. ``security`` lists
    alternatives, each of the schemes needed together; the empty alternative stands for none. Without it, that of the
    API holds. ``scopes`` are by scheme.
    """

    name: str
    _: KW_ONLY
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Returns, ...] = ()
    server: str = ""
    security: tuple[tuple[str, ...], ...] | None = None
    scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def call(self, arguments: Mapping[str, object]) -> Call[T_co, Item_co]:
        """One call with these arguments by keyword; those that are ``ABSENT`` count as not given."""
        return Call(self, {name: value for name, value in arguments.items() if value is not ABSENT})

    @property
    def schemas(self) -> str:
        """The file of the schemas that its arguments are checked against: ``pets.json`` of ``pets.create``."""
        return f"{'_'.join(self.name.split('.')[:-1])}.json"


class Call(Generic[T_co, Item_co]):
    """An operation with its arguments, ready to be sent by any session. The repr leaves out the arguments."""

    def __init__(self, operation: Operation[T_co, Item_co], arguments: Mapping[str, object]) -> None:
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


class ApiDescription(NamedTuple):
    """What holds for all operations of an API.

    ``package`` and ``version`` name the client to the server. ``schemas`` is the folder of JSON Schemas that requests
    are checked against, ``keywords`` the applicators of their rarer keywords. ``requires_credentials`` says that no
    operation works without a key; ``security`` is that of operations that have none of their own.
    """

    title: str
    base_url: str
    package: str
    version: str
    schemas: Path
    keywords: tuple[tuple[str, Applicator], ...] = ()
    schemes: tuple[SecurityScheme, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    requires_credentials: bool = False
