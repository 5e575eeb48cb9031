"""What the API sends to your own server, as models: one function a webhook, each taking the body as it arrived.

A body that does not fit gives a warning and the best object that can be made of it; ``on_invalid`` may be ``"raise"``
(a WebhookValidationError) or ``"ignore"`` instead. Whether the API really sent it is for you to check.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from . import models
from ._runtime.complaints import InvalidResponsePolicy
from ._runtime.unions import UnknownMember
from ._runtime.webhooks import InvalidWebhookWarning, Webhook, WebhookValidationError, read_by_property

__all__ = [
    "AnyBody",
    "InvalidWebhookWarning",
    "Name",
    "WebhookValidationError",
    "pet_created",
    "pet_deleted",
    "read",
    "read_any",
]


Name: TypeAlias = Literal["pet.created", "pet.deleted"]
"""What the API's description calls a webhook."""

if TYPE_CHECKING:
    AnyBody: TypeAlias = models.PetCreatedWebhook | models.PetDeleted
else:
    AnyBody = object


PET_CREATED: Webhook[models.PetCreatedWebhook] = Webhook(
    "pet_created", "application/json", lambda: models.PetCreatedWebhook
)


def pet_created(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> models.PetCreatedWebhook:
    """Read the body of pet.created.

    The webhook ``pet.created``, sent with POST.
    """
    return PET_CREATED.read(body, on_invalid)


PET_DELETED: Webhook[models.PetDeleted] = Webhook("pet_deleted", "application/json", lambda: models.PetDeleted)


def pet_deleted(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> models.PetDeleted:
    """Read the body of pet.deleted.

    Deprecated: the API's description advises against new uses.

    The webhook ``pet.deleted``, sent with POST.
    """
    return PET_DELETED.read(body, on_invalid)


_BY_NAME: Mapping[Name, Webhook[AnyBody]] = {"pet.created": PET_CREATED, "pet.deleted": PET_DELETED}


def read(name: Name, body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> AnyBody:
    """Read the body of the webhook that the API's description calls ``name``. Raises KeyError for any other name."""
    return _BY_NAME[name].read(body, on_invalid)


_BY_PROPERTY: Mapping[str, Webhook[AnyBody]] = {"pet.created": PET_CREATED, "pet.deleted": PET_DELETED}


def read_any(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> AnyBody | UnknownMember:
    """Read the body of any webhook: one of its properties says which it is. An unknown one is given as a dict."""
    return read_by_property("type", _BY_PROPERTY, body, on_invalid)
