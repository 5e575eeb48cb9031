"""The names of everything in a client, and the modules that hold it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from specmint.ir.names import Names

if TYPE_CHECKING:
    from collections.abc import Mapping


Derivation: TypeAlias = Literal["bytes", "items"]
"""How the answer of a derived call is given."""


@dataclass(frozen=True)
class CallName:
    """The name of a call: ``client.<resource>.<method>``. ``rule`` is the rule that gave the name."""

    resource: tuple[str, ...]
    method: str
    rule: str

    def __str__(self) -> str:
        return ".".join((*self.resource, self.method))


@dataclass(frozen=True, order=True)
class ClassName:
    """The name of a class or alias, unique in its package, and its module (``shared`` or a resource's)."""

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"


@dataclass(frozen=True)
class WebhookName:
    """The function that parses a webhook's body, and the module of the classes that only this webhook uses."""

    function: str
    module: str

    def __str__(self) -> str:
        return f"webhooks.{self.function}"


@dataclass(frozen=True)
class Arguments:
    """The Python arguments of a call.

    ``parameters`` maps (location, name on the wire) to the argument. ``body_fields`` maps each property of a body that
    is a plain object to its keyword; it is None if the body is the argument ``body``, or if there is none.
    """

    parameters: Mapping[tuple[str, str], str]
    body_fields: Mapping[str, str] | None


@dataclass(frozen=True)
class Catalog:
    """Every name of a client.

    ``calls``, ``arguments`` and ``keywords`` are keyed by ``METHOD /path``, ``classes`` by the pointer of a schema.
    ``keywords`` names the TypedDict of an operation's keyword arguments, if it has any: one of its own, or the body's
    class, as an earlier client may have it. ``request`` and ``response`` hold the pointers
    of all schemas that requests and responses refer to. ``webhooks`` is keyed by ``Webhook.key``; the schemas of
    webhooks count as ``response``, since the server sends them. ``fields`` holds the attributes of each class by
    pointer and name on the wire, ``names`` what the next run has to keep. ``derived`` has the methods of
    derived calls, by the key of their operation.
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
    derived: Mapping[str, Mapping[Derivation, str]] = field(default_factory=dict)
