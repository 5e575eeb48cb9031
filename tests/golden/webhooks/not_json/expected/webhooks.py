"""What the API sends to your own server, as models: one function a webhook, each taking the body as it arrived.

A body that does not fit gives a warning and the best object that can be made of it; ``on_invalid`` may be ``"raise"``
(a WebhookValidationError) or ``"ignore"`` instead. Whether the API really sent it is for you to check.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ._runtime.complaints import InvalidResponsePolicy
from ._runtime.webhooks import InvalidWebhookWarning, Webhook, WebhookValidationError

__all__ = [
    "AnyBody",
    "InvalidWebhookWarning",
    "Name",
    "WebhookValidationError",
    "anything",
    "form",
    "note",
    "picture",
    "read",
    "verify",
]


Name: TypeAlias = Literal["anything", "form", "note", "picture", "verify"]
"""What the API's description calls a webhook."""

if TYPE_CHECKING:
    AnyBody: TypeAlias = Any
else:
    AnyBody = object


ANYTHING: Webhook[Any] = Webhook("anything", "application/json", lambda: Any)


def anything(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> Any:
    """Read the body of anything.

    The webhook ``anything``, sent with POST.
    """
    return ANYTHING.read(body, on_invalid)


FORM: Webhook[bytes] = Webhook("form", "application/x-www-form-urlencoded", lambda: bytes)


def form(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> bytes:
    """Read the body of form.

    The webhook ``form``, sent with POST.
    """
    return FORM.read(body, on_invalid)


NOTE: Webhook[str] = Webhook("note", "text/plain", lambda: str)


def note(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> str:
    """Read the body of note.

    The webhook ``note``, sent with POST.
    """
    return NOTE.read(body, on_invalid)


PICTURE: Webhook[bytes] = Webhook("picture", "image/png", lambda: bytes)


def picture(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> bytes:
    """Read the body of picture.

    The webhook ``picture``, sent with POST.
    """
    return PICTURE.read(body, on_invalid)


VERIFY: Webhook[None] = Webhook("verify")


def verify(body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> None:
    """Ask whether anybody is there.

    The webhook ``verify``, sent with GET.
    """
    return VERIFY.read(body, on_invalid)


_BY_NAME: Mapping[Name, Webhook[AnyBody]] = {
    "anything": ANYTHING,
    "form": FORM,
    "note": NOTE,
    "picture": PICTURE,
    "verify": VERIFY,
}


def read(name: Name, body: bytes | str, *, on_invalid: InvalidResponsePolicy = "warn") -> AnyBody:
    """Read the body of the webhook that the API's description calls ``name``. Raises KeyError for any other name."""
    return _BY_NAME[name].read(body, on_invalid)
