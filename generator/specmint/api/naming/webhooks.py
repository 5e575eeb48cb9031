"""Names the functions that parse webhooks and callbacks."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from specmint.api.schemas.content import preferred
from specmint.api.schemas.module_names import module_names
from specmint.ir.catalog import WebhookName
from specmint.python.runtime import WEBHOOKS
from specmint.text.identifiers import snake_case, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from specmint.ir.api import Webhook
    from specmint.ir.catalog import CallName

TYPES = frozenset({"bool", "bytes", "dict", "float", "int", "list", "object", "str"})
READERS = frozenset({"read", "read_any"})
RESERVED = WEBHOOKS.names | TYPES | READERS
"""The names that the module of webhooks uses itself."""


def name_webhooks(webhooks: Iterable[Webhook], calls: Mapping[str, CallName]) -> dict[str, str]:
    """Name the function of every webhook, keyed by ``Webhook.key``; ``calls`` are those of the whole document.

    A webhook keeps its author's name; a callback is named after its operation and its own name. Equal names are
    distinguished by method, then by the expression of the URL. Unchanged names and POST come first, so that the order
    of the document has no effect.
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
    """The resource of each webhook's classes: that of its operation, or else that of its group.

    Webhooks of a group share the first word of their names (``email.sent``, ``email.opened``).
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
    """For the pointer of each inline body schema of a webhook, the name that it and schemas inside of it start with."""
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
