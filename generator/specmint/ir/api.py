"""An API: operations with references followed, and schemas as pointers into the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.document import Document

WITHOUT_BODY: Final = frozenset({"204", "205", "304"})
"""Statuses whose responses have no body (RFC 9110, section 6.4.1, and 15.3.6), whatever the document says."""

Location = Literal["path", "query", "header", "cookie"]
DEFAULT_STYLES: Final[Mapping[str, str]] = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
"""The default ``style`` of parameters by location (OpenAPI 3.1.1, section 4.8.12.2)."""


@dataclass(frozen=True)
class Parameter:
    """One parameter (OpenAPI 3.1.1, section 4.8.12). ``schema`` is the pointer of its schema."""

    name: str
    location: Location
    required: bool
    schema: str
    style: str
    explode: bool
    allow_reserved: bool
    content_type: str | None
    description: str
    deprecated: bool
    pointer: str


@dataclass(frozen=True)
class MediaType:
    """One media type of a body (section 4.8.14). ``schema`` is None if the document has none.

    For a ``sequential`` body it is the schema of each item (OpenAPI 3.2.0, section 4.14.3), otherwise of the whole.
    """

    content_type: str
    schema: str | None
    pointer: str
    sequential: bool = False


@dataclass(frozen=True)
class RequestBody:
    """The body of a request (section 4.8.13)."""

    required: bool
    content: tuple[MediaType, ...]
    description: str
    pointer: str


@dataclass(frozen=True)
class Response:
    """One documented response (section 4.8.17). ``status`` is ``200``, ``4XX`` or ``default``."""

    status: str
    description: str
    content: tuple[MediaType, ...]
    pointer: str

    @property
    def is_success(self) -> bool:
        """Whether this response is a success."""
        return self.status.startswith("2")

    @property
    def is_redirect(self) -> bool:
        """Whether this response is a redirect."""
        return self.status.startswith("3") and self.status != "304"


@dataclass(frozen=True)
class ServerVariable:
    """A variable in a server's URL (section 4.8.6). ``values`` are the allowed ones; empty if any value is allowed."""

    name: str
    default: str
    values: tuple[str, ...]
    description: str


@dataclass(frozen=True)
class Server:
    """A server (section 4.8.5). ``name`` is empty before OpenAPI 3.2. ``url`` may contain ``{variables}``."""

    url: str
    variables: tuple[ServerVariable, ...]
    description: str
    name: str = ""

    @property
    def default_url(self) -> str:
        """The URL with the default value of each variable."""
        url = self.url
        for variable in self.variables:
            url = url.replace("{" + variable.name + "}", variable.default)
        return url


@dataclass(frozen=True)
class Operation:
    """One method of one path (section 4.8.10).

    ``server`` is its own one, if it does not use the API's. ``security`` lists alternatives, each with the schemes to
    use together; ``scopes`` are by scheme. ``parts`` are the pointers of all objects that were read for it, except
    schemas.
    """

    method: str
    path: str
    operation_id: str
    summary: str
    description: str
    tags: tuple[str, ...]
    deprecated: bool
    parameters: tuple[Parameter, ...]
    request_body: RequestBody | None
    responses: tuple[Response, ...]
    security: tuple[tuple[str, ...], ...]
    explicit_name: str | None
    pointer: str
    parts: tuple[str, ...] = ()
    server: Server | None = None
    scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """``METHOD /path``, which is unique in a document."""
        return f"{self.method} {self.path}"

    @property
    def successes(self) -> tuple[Response, ...]:
        """The responses that a call returns: 2xx, or else 3xx, or else ``default``."""
        groups = (
            [response for response in self.responses if response.is_success],
            [response for response in self.responses if response.is_redirect],
            [response for response in self.responses if response.status == "default"],
        )
        return tuple(next(filter(None, groups), []))

    def received(self, response: Response) -> tuple[MediaType, ...]:
        """The media types of a response: none if its status or the method excludes a body."""
        return () if response.status in WITHOUT_BODY or self.method.upper() == "HEAD" else response.content

    def located(self, location: Location) -> tuple[Parameter, ...]:
        """The parameters of one location in the order of the document; for the path, in the order of the template."""
        found = [parameter for parameter in self.parameters if parameter.location == location]
        if location == "path":
            found.sort(key=lambda parameter: self.path.find("{" + parameter.name + "}"))
        return tuple(found)


@dataclass(frozen=True)
class Webhook:
    """A request that the API's server sends: a webhook (section 4.8.1) or a callback (section 4.8.18).

    ``name`` is the document's. ``operation`` is the request, with the name as its path. A callback has the key of the
    operation it is ``callback_of``.
    """

    name: str
    operation: Operation
    callback_of: str | None = None

    @property
    def key(self) -> str:
        """``WEBHOOK METHOD name`` or ``CALLBACK METHOD POST /path name``, which is unique in a document."""
        of = f" {self.callback_of}" if self.callback_of else ""
        return f"{'CALLBACK' if of else 'WEBHOOK'} {self.operation.method}{of} {self.operation.path}"

    @property
    def content(self) -> tuple[MediaType, ...]:
        """The media types of the request's body."""
        return self.operation.request_body.content if self.operation.request_body else ()


@dataclass(frozen=True)
class SecurityScheme:
    """A supported security scheme (section 4.8.27).

    ``kind`` is ``bearer``, ``basic``, ``apiKey`` or ``http``. For an API key, ``location`` and ``parameter`` say where
    it is sent; ``http`` is another ``scheme``, whose name precedes the credentials. OAuth 2 fetches its tokens from
    ``token_url`` and ``refresh_url``.
    """

    name: str
    kind: Literal["bearer", "basic", "apiKey", "http"]
    location: Literal["header", "query", "cookie"]
    parameter: str
    description: str
    scheme: str = ""
    token_url: str = ""
    refresh_url: str = ""


@dataclass(frozen=True, eq=False)
class Api:
    """An API selected from a document. Clients use the first of its ``servers`` by default.

    ``security`` holds for the operations that declare none of their own.
    """

    document: Document
    title: str
    version: str
    description: str
    servers: tuple[Server, ...]
    operations: tuple[Operation, ...]
    security_schemes: Mapping[str, SecurityScheme]
    webhooks: tuple[Webhook, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
