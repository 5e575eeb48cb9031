"""What the API sends to your own server, as models: one function a webhook, each taking the body as it arrived.

A body that does not fit gives a warning and the best object that can be made of it; ``on_invalid`` may be ``"raise"``
(a WebhookValidationError) or ``"ignore"`` instead. Whether the API really sent it is for you to check.
"""

from __future__ import annotations

from . import models
from ._runtime.complaints import InvalidResponsePolicy
from ._runtime.webhooks import InvalidWebhookWarning, Webhook, WebhookValidationError

__all__ = ["InvalidWebhookWarning", "WebhookValidationError", "new_pet"]


NEW_PET: Webhook[models.Pet] = Webhook("new_pet", "application/json", lambda: models.Pet)


def new_pet(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> models.Pet:
    """A pet was born.

    Sent once a pet is known by name.

    With it come:

    - header ``X-Signature``: Proves who sent it.

    The webhook ``newPet``, sent with POST.
    """
    return NEW_PET.read(body, on_invalid)
