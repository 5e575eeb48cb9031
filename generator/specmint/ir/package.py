"""Everything a template prints, finished: names, types as text, and facts that a filter turns into literals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from specmint.ir.order import export_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.api import SecurityScheme


@dataclass(frozen=True)
class Argument:
    """One argument of a method: its name, its type and, where it may be left out, its default."""

    name: str
    type: str
    default: str | None = None


@dataclass(frozen=True)
class PlannedParameter:
    """A parameter as the runtime's ``Parameter`` takes it."""

    argument: str
    name: str
    location: str
    required: bool
    style: str | None
    explode: bool | None
    allow_reserved: bool
    content_type: str | None
    schema: str


@dataclass(frozen=True)
class PlannedEncoding:
    """A field of a form as the runtime's ``Encoding`` takes it, by its name on the wire."""

    name: str
    content_type: str | None
    style: str | None
    explode: bool | None


@dataclass(frozen=True)
class PlannedBody:
    """A body as the runtime's ``Body`` takes it. ``fields`` maps keywords to the names on the wire that differ."""

    content_type: str
    schema: str | None
    required: bool
    spread: bool
    fields: Mapping[str, str]
    items: str | None = None
    encodings: tuple[PlannedEncoding, ...] = ()
    upload: str | None = None


@dataclass(frozen=True)
class PlannedResponse:
    """An answer as the runtime's ``Returns`` takes it. ``type`` is the text of a type."""

    status: str
    content_type: str | None
    type: str | None
    items: str | None = None


@dataclass(frozen=True)
class PlannedOperation:
    """One operation, stated once. ``streams`` is the text of the type of its items, where it gives them one by one."""

    constant: str
    function: str
    attribute: str
    name: str
    method: str
    path: str
    parameters: tuple[PlannedParameter, ...]
    body: PlannedBody | None
    responses: tuple[PlannedResponse, ...]
    security: tuple[tuple[str, ...], ...]
    positional: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    rest: Argument | None
    returns: str
    docstring: str
    streams: str | None = None


@dataclass(frozen=True)
class Child:
    """A resource below another one. ``imported`` lists both its classes in the order of an import."""

    attribute: str
    class_name: str
    module: str
    imported: str
    sentence: str


@dataclass(frozen=True)
class PlannedResource:
    """One resource, one module. The client itself is the resource without a path."""

    path: tuple[str, ...]
    module: str
    class_name: str
    sentence: str
    children: tuple[Child, ...]
    operations: tuple[PlannedOperation, ...]


@dataclass(frozen=True)
class Credential:
    """A security scheme with the client's argument and the environment variable that stands in for it."""

    scheme: SecurityScheme
    argument: str
    variable: str


@dataclass(frozen=True)
class Snippet:
    """One call as the README shows it."""

    name: str
    method: str
    path: str
    sentence: str
    code: str


@dataclass(frozen=True)
class PlannedWebhook:
    """A request of the server as the runtime's ``Webhook`` takes it, and the function that reads it.

    ``name`` is the document's. ``type`` is the text of what its body gives.
    """

    constant: str
    function: str
    method: str
    name: str
    content_type: str | None
    type: str
    sentence: str
    docstring: str


@dataclass(frozen=True)
class WebhookDecision:
    """The property that tells the bodies of all webhooks apart: the constant of the webhook by the property's text."""

    property: str
    constants: Mapping[str, str]


@dataclass(frozen=True)
class Webhooks:
    """The module of webhooks.

    ``named`` holds those that can be read by the document's name, where there are several; ``any_type`` is the text of
    the type that any of these gives.
    """

    functions: tuple[PlannedWebhook, ...]
    named: Mapping[str, PlannedWebhook]
    any_type: str
    decision: WebhookDecision | None

    @property
    def exported(self) -> list[str]:
        """Every public name of the module."""
        readers = ("Name", "AnyBody", "read") if self.named else ()
        more = ("read_any",) if self.decision else ()
        own = (each.function for each in self.functions)
        return sorted(["InvalidWebhookWarning", "WebhookValidationError", *readers, *more, *own])


@dataclass(frozen=True)
class Package:
    """A generated client.

    ``schemas`` holds, by file name, the JSON Schemas that requests are checked against; ``names`` the public names of
    ``models`` and ``params`` by module.
    """

    name: str
    title: str
    api_version: str
    base_url: str
    source: str
    digest: str
    generator: str
    root: PlannedResource
    resources: tuple[PlannedResource, ...]
    credentials: tuple[Credential, ...]
    constructor: str
    requires_credentials: bool
    names: Mapping[str, Mapping[str, tuple[str, ...]]]
    schemas: Mapping[str, Mapping[str, Any]]
    snippets: tuple[Snippet, ...]
    tree: str
    with_fixtures: bool
    webhooks: Webhooks | None = None

    @property
    def sentence(self) -> str:
        """What the package is."""
        return f"A client of {self.title or self.name}."

    def exported(self, kind: str) -> list[str]:
        """Every public name of ``models`` or ``params``."""
        return sorted((name for names in self.names[kind].values() for name in names), key=export_order)

    @property
    def shape(self) -> str:
        """What the module of the client says first: the tree of calls."""
        return f"{self.sentence}\n\n{self.tree}"
