"""The module of webhooks as templates print it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class PlannedWebhook:
    """A webhook as the runtime's ``Webhook`` takes it, and the function that parses it.

    ``name`` is the document's. ``type`` is the type of its parsed body as text.
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
    """The property that distinguishes the bodies of all webhooks, with the constant of each webhook."""

    property: str
    constants: Mapping[str, str]


@dataclass(frozen=True)
class Webhooks:
    """The module of webhooks.

    ``named`` holds those that can be parsed by their name in the document, if there are several; ``any_type`` is the
    union of their types as text.
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
