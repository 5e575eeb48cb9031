"""What the functions are called that read the bodies of webhooks and callbacks."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from specmint.ir.catalog import WebhookName
from specmint.naming.identifiers import snake_case, words
from specmint.naming.modules import module_names
from specmint.schemas.content import preferred

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from specmint.ir.api import Webhook
    from specmint.ir.catalog import CallName

RESERVED = frozenset(
    {"bool", "bytes", "date", "dict", "float", "int", "list", "models", "object", "read", "read_any", "str"}
)
"""Names that the module of webhooks uses itself."""


def name_webhooks(webhooks: Iterable[Webhook], calls: Mapping[str, CallName]) -> dict[str, str]:
    """Name the function of every webhook, keyed by ``Webhook.key``; ``calls`` are those of the whole document.

    A webhook is called as its author calls it, a callback like the call it belongs to and itself. What would be
    called the same is told apart by its method, then by the expression of its URL; the name that needs no change and
    the method POST go first, so that the order of the document does not matter.
    """
    taken = set(RESERVED)
    names: dict[str, str] = {}
    for webhook in sorted(webhooks, key=_precedence):
        call = calls.get(webhook.callback_of or "")
        names[webhook.key] = next(each for each in _candidates(webhook, call) if each not in taken)
        taken.add(names[webhook.key])
    return names


def locate_webhooks(
    webhooks: Iterable[Webhook], functions: Mapping[str, str], calls: Mapping[str, CallName]
) -> dict[str, WebhookName]:
    """Say where the classes of each webhook live: with those of the call it belongs to, else with those of its group.

    Webhooks about one thing share the first word of their names (``email.sent``, ``email.opened``).
    """
    modules = module_names(calls.values())
    found: dict[str, WebhookName] = {}
    for webhook in webhooks:
        call = calls.get(webhook.callback_of or "")
        found[webhook.key] = WebhookName(functions[webhook.key], modules[call.resource] if call else _group(webhook))
    return found


def _group(webhook: Webhook) -> str:
    first, *_ = words(webhook.name) or [webhook.name]
    return snake_case(f"webhooks {first}")


def body_owner(webhook: Webhook, name: WebhookName) -> dict[str, str]:
    """By the pointer of a schema that stands in the webhook itself, what it and the schemas inside are named after."""
    media = preferred(webhook.content)
    schema = media.schema if media else None
    inside = schema is not None and schema.startswith(f"{webhook.operation.pointer}/")
    return {schema: f"{name.function}_webhook"} if schema and inside else {}


def _precedence(webhook: Webhook) -> tuple[bool, bool, bool, str]:
    is_callback = webhook.callback_of is not None
    return is_callback, snake_case(webhook.name) != webhook.name, webhook.operation.method != "POST", webhook.key


def _candidates(webhook: Webhook, call: CallName | None) -> Iterator[str]:
    name = f"{call} {webhook.name}" if call else webhook.name
    function = snake_case(name)
    function = f"{function}_" if function in RESERVED else function
    yield function
    if webhook.operation.method != "POST":
        yield snake_case(f"{name} {webhook.operation.method}")
    if call:
        yield snake_case(f"{call} {webhook.operation.path}")
    yield from (f"{function}_{number}" for number in count(2))
