"""What everything is called and where it lives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.ir.names import Names

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class CallName:
    """How an operation is called: ``client.<resource>.<method>``. ``rule`` says which rule gave the name."""

    resource: tuple[str, ...]
    method: str
    rule: str

    def __str__(self) -> str:
        return ".".join((*self.resource, self.method))


@dataclass(frozen=True, order=True)
class ClassName:
    """The name of a class or alias, unique in its package, and the module it stands in (``shared`` or a resource's)."""

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"


@dataclass(frozen=True)
class WebhookName:
    """The function that reads a webhook's body, and the module of the classes that only this webhook uses."""

    function: str
    module: str

    def __str__(self) -> str:
        return f"webhooks.{self.function}"


@dataclass(frozen=True)
class Arguments:
    """The Python arguments of a call.

    ``parameters`` maps (location, name on the wire) to the argument. ``body_fields`` maps each top-level property of
    a body
    that is a plain object to its keyword; it is None where the body is the one argument ``body``, or there is no body.
    """

    parameters: Mapping[tuple[str, str], str]
    body_fields: Mapping[str, str] | None


@dataclass(frozen=True)
class Catalog:
    """Every name of a client.

    ``calls``, ``arguments`` and ``keywords`` are keyed by ``METHOD /path``, ``classes`` by the pointer of a schema.
    ``keywords`` names the TypedDict of an operation's keyword arguments, where it takes any: the body's own class if
    the
    arguments are just its fields, else one made for the operation. ``request`` and ``response`` hold the pointers of
    all schemas that the requests and the responses reach. ``webhooks`` is keyed by ``Webhook.key``; what a webhook
    reaches counts as response, since the server sends it. ``fields`` holds the attributes of each class by pointer and
    name on the wire, ``names`` what the next run has to keep.
    """

    calls: Mapping[str, CallName]
    arguments: Mapping[str, Arguments]
    keywords: Mapping[str, ClassName]
    classes: Mapping[str, ClassName]
    request: frozenset[str]
    response: frozenset[str]
    webhooks: Mapping[str, WebhookName] = field(default_factory=dict)
    fields: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
