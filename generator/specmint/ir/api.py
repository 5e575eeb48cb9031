"""What the API is: operations with references followed, schemas kept as pointers into the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.document import Document

Location = Literal["path", "query", "header", "cookie"]


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
    """One representation of a body (section 4.8.14). ``schema`` is None where the document gives none.

    It is the schema of each item where the body is ``sequential`` (OpenAPI 3.2.0, section 4.14.3), else of the whole.
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
    """One documented answer (section 4.8.17). ``status`` is ``200``, ``4XX`` or ``default``."""

    status: str
    description: str
    content: tuple[MediaType, ...]
    pointer: str

    @property
    def is_success(self) -> bool:
        """Whether this answer is a success."""
        return self.status.startswith("2")


@dataclass(frozen=True)
class Operation:
    """One method on one path (section 4.8.10).

    ``security`` lists alternatives; each names the schemes it needs together. ``parts`` are the pointers of all that
    was read for it, schemas aside.
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

    @property
    def key(self) -> str:
        """``METHOD /path``, which is unique in a document."""
        return f"{self.method} {self.path}"

    def located(self, location: Location) -> tuple[Parameter, ...]:
        """The parameters of one location, in the document's order; for the path, in the order of the path."""
        found = [parameter for parameter in self.parameters if parameter.location == location]
        if location == "path":
            found.sort(key=lambda parameter: self.path.find("{" + parameter.name + "}"))
        return tuple(found)


@dataclass(frozen=True)
class Webhook:
    """A request that the server sends to its user's own: a webhook (section 4.8.1) or a callback (section 4.8.18).

    ``name`` is the document's. ``operation`` is that request, with the name as its path. A callback knows the key of
    the operation it is ``callback_of``.
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
        """The representations of the body that the server sends."""
        return self.operation.request_body.content if self.operation.request_body else ()


@dataclass(frozen=True)
class SecurityScheme:
    """A way to prove who is calling (section 4.8.27).

    ``kind`` is ``bearer``, ``basic`` or ``apiKey``; for the last, ``location`` and ``parameter`` say where the key
    goes.
    """

    name: str
    kind: Literal["bearer", "basic", "apiKey"]
    location: Literal["header", "query", "cookie"]
    parameter: str
    description: str


@dataclass(frozen=True, eq=False)
class Api:
    """An API as selected from a document."""

    document: Document
    title: str
    version: str
    description: str
    server: str
    operations: tuple[Operation, ...]
    security_schemes: Mapping[str, SecurityScheme]
    webhooks: tuple[Webhook, ...] = ()
