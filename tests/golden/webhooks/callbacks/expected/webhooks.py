"""What the API sends to your own server, as models: one function a webhook, each taking the body as it arrived.

A body that does not fit gives a warning and the best object that can be made of it; ``on_invalid`` may be ``"raise"``
(a WebhookValidationError) or ``"ignore"`` instead. Whether the API really sent it is for you to check.
"""

from __future__ import annotations

from . import models
from ._runtime.complaints import InvalidResponsePolicy
from ._runtime.webhooks import InvalidWebhookWarning, Webhook, WebhookValidationError

__all__ = [
    "InvalidWebhookWarning",
    "WebhookValidationError",
    "subscriptions_create_on_end",
    "subscriptions_create_on_event",
    "subscriptions_create_on_event_put",
]


SUBSCRIPTIONS_CREATE_ON_END: Webhook[None] = Webhook("subscriptions_create_on_end")


def subscriptions_create_on_end(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> None:
    """Read the body of onEnd.

    The callback ``onEnd`` of ``POST /subscriptions``, sent with POST to ``{$request.body#/url}``.
    """
    return SUBSCRIPTIONS_CREATE_ON_END.read(body, on_invalid)


SUBSCRIPTIONS_CREATE_ON_EVENT: Webhook[models.Event] = Webhook(
    "subscriptions_create_on_event", "application/json", lambda: models.Event
)


def subscriptions_create_on_event(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> models.Event:
    """Something happened.

    The callback ``onEvent`` of ``POST /subscriptions``, sent with POST to ``{$request.body#/url}``.
    """
    return SUBSCRIPTIONS_CREATE_ON_EVENT.read(body, on_invalid)


SUBSCRIPTIONS_CREATE_ON_EVENT_PUT: Webhook[list[models.Event]] = Webhook(
    "subscriptions_create_on_event_put", "application/json", lambda: list[models.Event]
)


def subscriptions_create_on_event_put(
    body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn"
) -> list[models.Event]:
    """Something changed.

    The callback ``onEvent`` of ``POST /subscriptions``, sent with PUT to ``{$request.body#/url}``.
    """
    return SUBSCRIPTIONS_CREATE_ON_EVENT_PUT.read(body, on_invalid)
