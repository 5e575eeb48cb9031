"""What the API sends to your own server, as models: one function a webhook, each taking the body as it arrived.

A body that does not fit gives a warning and the best object that can be made of it; ``on_invalid`` may be ``"raise"``
(a WebhookValidationError) or ``"ignore"`` instead. Whether the API really sent it is for you to check.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from ._runtime.complaints import InvalidResponsePolicy
from ._runtime.webhooks import InvalidWebhookWarning, Webhook, WebhookValidationError

__all__ = [
    "AnyBody",
    "InvalidWebhookWarning",
    "Name",
    "WebhookValidationError",
    "both",
    "both_put",
    "class_",
    "empty",
    "list_",
    "pet_created",
    "pet_created_2",
    "pet_created_3",
    "plus1",
    "read",
    "read_",
    "uni",
]


Name: TypeAlias = Literal[
    "", "+1", "both", "class", "list", "pet-created", "petCreated", "pet_created", "read", "\xfcn\xef"
]
"""What the API's description calls a webhook."""

if TYPE_CHECKING:
    AnyBody: TypeAlias = str
else:
    AnyBody = object


BOTH: Webhook[str] = Webhook("both", "text/plain", lambda: str)


def both(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> str:
    """Read the body of both.

    The webhook ``both``, sent with POST.
    """
    return BOTH.read(body, on_invalid)


BOTH_PUT: Webhook[str] = Webhook("both_put", "text/plain", lambda: str)


def both_put(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> str:
    """Read the body of both.

    The webhook ``both``, sent with PUT.
    """
    return BOTH_PUT.read(body, on_invalid)


CLASS_: Webhook[str] = Webhook("class_", "text/plain", lambda: str)


def class_(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> str:
    """Read the body of class.

    The webhook ``class``, sent with POST.
    """
    return CLASS_.read(body, on_invalid)


EMPTY: Webhook[str] = Webhook("empty", "text/plain", lambda: str)


def empty(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> str:
    """Read the body of .

    The webhook ````, sent with POST.
    """
    return EMPTY.read(body, on_invalid)


LIST_: Webhook[str] = Webhook("list_", "text/plain", lambda: str)


def list_(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> str:
    """Read the body of list.

    The webhook ``list``, sent with POST.
    """
    return LIST_.read(body, on_invalid)


PET_CREATED: Webhook[str] = Webhook("pet_created", "text/plain", lambda: str)


def pet_created(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> str:
    """Read the body of pet_created.

    The webhook ``pet_created``, sent with POST.
    """
    return PET_CREATED.read(body, on_invalid)


PET_CREATED_2: Webhook[str] = Webhook("pet_created_2", "text/plain", lambda: str)


def pet_created_2(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> str:
    """Read the body of pet-created.

    The webhook ``pet-created``, sent with POST.
    """
    return PET_CREATED_2.read(body, on_invalid)


PET_CREATED_3: Webhook[str] = Webhook("pet_created_3", "text/plain", lambda: str)


def pet_created_3(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> str:
    """Read the body of petCreated.

    The webhook ``petCreated``, sent with POST.
    """
    return PET_CREATED_3.read(body, on_invalid)


PLUS1: Webhook[str] = Webhook("plus1", "text/plain", lambda: str)


def plus1(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> str:
    """Read the body of +1.

    The webhook ``+1``, sent with POST.
    """
    return PLUS1.read(body, on_invalid)


READ_: Webhook[str] = Webhook("read_", "text/plain", lambda: str)


def read_(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> str:
    """Read the body of read.

    The webhook ``read``, sent with POST.
    """
    return READ_.read(body, on_invalid)


UNI: Webhook[str] = Webhook("uni", "text/plain", lambda: str)


def uni(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> str:
    """Read the body of ünï.

    The webhook ``ünï``, sent with POST.
    """
    return UNI.read(body, on_invalid)


_BY_NAME: Mapping[Name, Webhook[AnyBody]] = {
    "": EMPTY,
    "+1": PLUS1,
    "both": BOTH,
    "class": CLASS_,
    "list": LIST_,
    "pet-created": PET_CREATED_2,
    "petCreated": PET_CREATED_3,
    "pet_created": PET_CREATED,
    "read": READ_,
    "\xfcn\xef": UNI,
}


def read(name: Name, body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> AnyBody:
    """Read the body of the webhook that the API's description calls ``name``. Raises KeyError for any other name."""
    return _BY_NAME[name].read(body, on_invalid)
