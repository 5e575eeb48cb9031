"""Everything that templates print: names, types as text, and values that filters turn into literals."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.answers import PlannedDerived, PlannedResponse, Streamed
    from specmint.ir.catalog import Derivation
    from specmint.ir.client import Transport
    from specmint.ir.credentials import Credential
    from specmint.ir.servers import PlannedServers
    from specmint.ir.webhooks import Webhooks


_CONTENT: Final = re.compile(r"(?<![\w.])Content\b")


@dataclass(frozen=True)
class Argument:
    """One argument of a method: its name, its type and, if it is optional, its default."""

    name: str
    type: str
    default: str | None = None

    @property
    def awaited_type(self) -> str:
        """The type in the asynchronous client, which also accepts asynchronous streams as a body."""
        return _CONTENT.sub("AsyncContent", self.type)


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
    """A form field as the runtime's ``Encoding`` takes it, by its name on the wire."""

    name: str
    content_type: str | None = None
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlannedForm:
    """A form as the runtime's ``Form`` takes it."""

    class_name: str
    encodings: tuple[PlannedEncoding, ...]


@dataclass(frozen=True)
class PlannedBody:
    """A body as the runtime's ``Body`` takes it. ``fields`` maps keywords to names on the wire, if these differ.

    ``octets`` means that it is neither JSON nor a form; ``ranges`` then lists its media types if there are several.
    """

    content_type: str
    schema: str | None
    required: bool
    spread: bool
    fields: Mapping[str, str]
    items: str | None = None
    form: PlannedForm | None = None
    upload: PlannedForm | None = None
    octets: bool = False
    ranges: str | None = None


@dataclass(frozen=True)
class PlannedOperation:
    """One operation.

    ``streams`` is the type of its items as text, if it streams them. ``server`` is the name of its own server.
    """

    constant: str
    function: str
    attribute: str
    name: str
    method: str
    path: str
    parameters: tuple[PlannedParameter, ...]
    body: PlannedBody | None
    responses: tuple[PlannedResponse, ...]
    security: tuple[tuple[str, ...], ...] | None
    positional: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    rest: Argument | None
    returns: str
    sentence: str
    docstring: str
    streams: Streamed | None = None
    server: str | None = None
    scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    derived: tuple[PlannedDerived, ...] = ()

    @property
    def attributes(self) -> list[str]:
        """The methods that send it."""
        return [self.attribute, *(each.attribute for each in self.derived)]

    def derived_calls(self, kind: Derivation) -> list[str]:
        """The calls of one kind that are derived from it, by their names on the client."""
        resource = self.name.removesuffix(self.attribute)
        return [f"{resource}{each.attribute}" for each in self.derived if each.kind == kind]

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All arguments except the keyword arguments, in the order of the signature."""
        return (*self.positional, *self.keywords)


@dataclass(frozen=True)
class Child:
    """A resource below another one. ``imported`` lists its two classes in the order of an import."""

    attribute: str
    class_name: str
    module: str
    imported: str
    sentence: str


@dataclass(frozen=True)
class PlannedResource:
    """One resource, which has one module. The client itself is the resource without a path."""

    path: tuple[str, ...]
    module: str
    class_name: str
    sentence: str
    children: tuple[Child, ...]
    operations: tuple[PlannedOperation, ...]

    @property
    def features(self) -> list[str]:
        """What the classes of the runtime that it extends can do, by the first half of their names."""
        kinds = {derived.kind for operation in self.operations for derived in operation.derived}
        streams = any(operation.streams and operation.streams.is_only_way for operation in self.operations)
        return [
            *(["Streaming"] if streams or "items" in kinds else []),
            *(["Downloading"] if "bytes" in kinds else []),
        ]


@dataclass(frozen=True)
class ShownCall:
    """A call of the README, as lines of code; whether it gives a value, and whether the package's mock answers it."""

    lines: tuple[str, ...]
    method: str
    gives_value: bool
    is_answered: bool


@dataclass(frozen=True)
class Readme:
    """The calls that a README shows: the first with the credentials that it needs, others, and a download."""

    first: ShownCall | None = None
    credentials: tuple[Credential, ...] = ()
    others: tuple[ShownCall, ...] = ()
    download: ShownCall | None = None


@dataclass(frozen=True)
class Package:
    """A generated client.

    ``schemas`` holds, by file name, the JSON Schemas that requests are validated against; ``has_rare_keywords`` says
    whether that needs the runtime's rare keywords; ``names`` are the public names of ``models`` and ``params`` by
    module.
    """

    name: str
    title: str
    api_version: str
    base_url: str
    source: str
    generator: str
    root: PlannedResource
    resources: tuple[PlannedResource, ...]
    credentials: tuple[Credential, ...]
    constructor: str
    requires_credentials: bool
    names: Mapping[str, Mapping[str, tuple[str, ...]]]
    schemas: Mapping[str, Mapping[str, Any]]
    tree: str
    with_fixtures: bool
    has_rare_keywords: bool = False
    webhooks: Webhooks | None = None
    servers: PlannedServers | None = None
    transport: Transport = "httpx"
    readme: Readme = field(default_factory=Readme)
    security: tuple[tuple[str, ...], ...] = ()

    @property
    def features(self) -> list[str]:
        """What the classes of the runtime that the client extends can do, by the first half of their names."""
        found = {feature for resource in (self.root, *self.resources) for feature in resource.features}
        return sorted(found, reverse=True)

    @property
    def fetches_tokens(self) -> bool:
        """Whether it can fetch OAuth 2 tokens itself."""
        return any(credential.scheme.token_url for credential in self.credentials)

    @property
    def oldest_transport(self) -> str:
        """The oldest supported version of the HTTP library."""
        return {"httpx": "0.27", "httpx2": "2.0"}[self.transport]

    @property
    def sentence(self) -> str:
        """A sentence that describes the package."""
        return f"A client of {self.title or self.name}."

    @property
    def streams_only(self) -> list[PlannedOperation]:
        """The operations that can only stream their responses."""
        return [each for each in self._operations if each.streams and each.streams.is_only_way]

    @property
    def sessions(self) -> list[str]:
        """What the client that blocks extends."""
        return [f"{feature}Session" for feature in self.features] or ["SyncSession"]

    @property
    def async_sessions(self) -> list[str]:
        """What the client whose calls are awaited extends."""
        return [f"Async{feature}Session" for feature in self.features or [""]]

    @property
    def streaming_calls(self) -> list[str]:
        """The calls that give item by item what others give as a whole."""
        return self._derived("items")

    @property
    def downloading_calls(self) -> list[str]:
        """The calls that give bytes as they arrive."""
        return self._derived("bytes")

    def _derived(self, kind: Derivation) -> list[str]:
        return [name for operation in self._operations for name in operation.derived_calls(kind)]

    @property
    def calls(self) -> list[PlannedOperation]:
        """The operations in the order of their names on the client."""
        return sorted(self._operations, key=lambda each: each.name)

    @property
    def _operations(self) -> list[PlannedOperation]:
        return [each for resource in (self.root, *self.resources) for each in resource.operations]

    @property
    def shape(self) -> str:
        """The docstring of the client's module: the tree of calls."""
        return f"{self.sentence}\n\n{self.tree}"
