"""The bodies of requests that the API sends to its user's own server, as models."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, cast

from typing_extensions import TypeVar

from .complaints import InvalidResponsePolicy, caller_level, shortened
from .errors import MAX_PROBLEMS, ClientError, InvalidResponseWarning, Problem
from .leniency import NO_JSON, read_json
from .media_types import is_json
from .unions import UnknownMember
from .values import described, is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_READ_ANY = "read_any"


class WebhookValidationError(ClientError, ValueError):
    """The body is not what the API documents. ``problems`` lists why, at most 20 of them."""

    def __init__(self, webhook: str, problems: Sequence[Problem]) -> None:
        self.webhook = webhook
        self.problems = tuple(problems[:MAX_PROBLEMS])
        super().__init__(webhook, self.problems)

    def __str__(self) -> str:
        return "\n".join((f"{_mismatch(self.webhook)}:", *(f"  {problem}" for problem in self.problems)))


class InvalidWebhookWarning(InvalidResponseWarning):
    """The body is not what the API documents, and the policy is to go on with what can be made of it."""


@dataclass(frozen=True, eq=False)
class Webhook(Generic[T_co]):
    """One request that the API sends (OpenAPI 3.1.1, section 4.8.1), and ``T_co``, what its body holds.

    ``name`` is the function that reads it. Without a ``content_type`` there is no body. ``type`` gives any type
    expression that pydantic understands, and is asked on first use only; it counts for JSON alone: text is ``str``,
    all else ``bytes``.
    """

    name: str
    content_type: str | None = None
    type: Callable[[], object] = lambda: Any

    def read(self, body: bytes | str, on_invalid: InvalidResponsePolicy) -> T_co:
        """What a body holds. Raises WebhookValidationError for what is no JSON, and by policy for what does not fit."""
        raw = body.encode() if isinstance(body, str) else body
        if self.content_type is None:
            value: object = None
        elif is_json(self.content_type):
            value = self._from_json(raw.removeprefix(_BYTE_ORDER_MARK), on_invalid)
        else:
            value = raw.decode(errors="replace") if self.content_type.startswith("text/") else raw
        return cast("T_co", value)

    def _from_json(self, body: bytes, on_invalid: InvalidResponsePolicy) -> object:
        reading = read_json(self.type(), body)
        if any(problem.rule == NO_JSON for problem in reading.problems):
            raise WebhookValidationError(self.name, reading.problems)
        if reading.problems:
            _complain(self.name, reading.problems, on_invalid)
        return reading.value


def read_by_property(
    name: str, webhooks: Mapping[str, Webhook[T]], body: bytes | str, on_invalid: InvalidResponsePolicy
) -> T | UnknownMember:
    """Read a body as the webhook that the text of its property ``name`` chooses.

    An object that chooses none is an UnknownMember. Raises WebhookValidationError.
    """
    raw = (body.encode() if isinstance(body, str) else body).removeprefix(_BYTE_ORDER_MARK)
    value = read_json(Any, raw).value
    if not is_object(value):
        problem = Problem("", "type", f"the body is no JSON object; {described(value)}")
        raise WebhookValidationError(_READ_ANY, [problem])
    chosen = value.get(name)
    if isinstance(chosen, str) and chosen in webhooks:
        return webhooks[chosen].read(raw, on_invalid)
    return UnknownMember(value)


def _complain(webhook: str, problems: Sequence[Problem], policy: InvalidResponsePolicy) -> None:
    if policy == "raise":
        raise WebhookValidationError(webhook, problems)
    if policy == "warn":
        message = f"{_mismatch(webhook)}: {shortened(problems)}"
        warnings.warn(message, InvalidWebhookWarning, stacklevel=caller_level())


def _mismatch(webhook: str) -> str:
    return f"webhooks.{webhook}: the body is not what the API documents"
