"""Prepares the functions that parse webhook and callback requests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from specmint.api.schemas.content import preferred
from specmint.api.schemas.unions import decide
from specmint.ir.webhooks import PlannedWebhook, WebhookDecision, Webhooks
from specmint.package.planning.docstrings import ENDS, unsaid
from specmint.package.planning.types import type_text
from specmint.text.media_types import essence, is_json
from specmint.text.prose import clean, summary, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import Api, Webhook
    from specmint.ir.catalog import Catalog, ClassName, WebhookName

INDENT = 4
LONG_UNION = 100
"""Longer unions are nested in groups, since pyright gives up on expressions nested some hundred levels deep."""


def planned_webhooks(api: Api, schemas: Schemas, catalog: Catalog) -> Webhooks | None:
    """The module of webhooks with its functions in order; None if there are none."""
    ordered = sorted(api.webhooks, key=lambda webhook: catalog.webhooks[webhook.key].function)
    planned = {each.key: _planned(schemas, each, catalog.webhooks[each.key], catalog.classes) for each in ordered}
    if not planned:
        return None
    named = {webhook.name: planned[webhook.key] for webhook in reversed(_by_precedence(ordered))}
    named = dict(sorted(named.items())) if len(named) > 1 else {}
    decision = _decision(schemas, [each for each in ordered if not each.callback_of], planned) if named else None
    return Webhooks(tuple(planned.values()), named, _either(each.type for each in named.values()), decision)


def _by_precedence(webhooks: Sequence[Webhook]) -> list[Webhook]:
    """The webhooks, without callbacks. Of several methods with one name, POST comes first."""
    return sorted(
        (webhook for webhook in webhooks if not webhook.callback_of),
        key=lambda webhook: (webhook.operation.method != "POST", webhook.key),
    )


def _planned(schemas: Schemas, webhook: Webhook, name: WebhookName, classes: Mapping[str, ClassName]) -> PlannedWebhook:
    media = preferred(webhook.content)
    content_type = essence(media.content_type) if media else None
    return PlannedWebhook(
        constant=name.function.upper(),
        function=name.function,
        method=webhook.operation.method,
        name=webhook.name,
        content_type=content_type,
        type=_type(schemas, media.schema if media else None, content_type, classes),
        sentence=_sentence(webhook),
        docstring=_docstring(webhook),
    )


def _type(schemas: Schemas, schema: str | None, content_type: str | None, classes: Mapping[str, ClassName]) -> str:
    if content_type is None:
        return "None"
    if is_json(content_type):
        return type_text(schemas, schema, classes, "models") if schema else "Any"
    return "str" if content_type.startswith("text/") else "bytes"


def _either(types: Iterable[str]) -> str:
    """The union of types, without duplicates."""
    parts = sorted(set(types), key=lambda part: (part == "None", part))
    if "Any" in parts:
        return "Any"
    groups = [" | ".join(parts[start : start + LONG_UNION]) for start in range(0, len(parts), LONG_UNION)]
    return groups[0] if len(groups) == 1 else " | ".join(f"({each})" for each in groups)


def _decision(
    schemas: Schemas, webhooks: Sequence[Webhook], planned: Mapping[str, PlannedWebhook]
) -> WebhookDecision | None:
    """The property whose constants distinguish the webhooks, if all bodies are JSON and have one."""
    bodies = [preferred(webhook.content) for webhook in webhooks]
    pointers = [media.schema for media in bodies if media and media.schema and is_json(media.content_type)]
    if len(pointers) < len(webhooks):
        return None
    union = replace(schemas.view(pointers[0]), members=tuple(pointers), keywords={})
    decision = decide(schemas, union)
    if decision is None or not all(isinstance(value, str) for values in decision.values for value in values):
        return None
    chosen = {
        str(value): planned[webhook.key].constant
        for webhook, values in zip(webhooks, decision.values, strict=True)
        for value in values
    }
    return WebhookDecision(decision.property, chosen)


def _sentence(webhook: Webhook) -> str:
    operation = webhook.operation
    text = summary(operation.summary or operation.description)
    if not text:
        return f"Read the body of {webhook.name}."
    return text if text.endswith(tuple(ENDS)) else f"{text}."


def _origin(webhook: Webhook) -> str:
    """Whether it is a webhook or a callback, and of which operation."""
    method, address = webhook.operation.method, webhook.operation.path
    if not webhook.callback_of:
        return f"The webhook ``{address}``, sent with {method}."
    url = address.partition("/")[2]
    return f"The callback ``{webhook.name}`` of ``{webhook.callback_of}``, sent with {method} to ``{url}``."


def _docstring(webhook: Webhook) -> str:
    """The docstring: summary, description, headers and query parameters, and the name in the document."""
    operation, opening = webhook.operation, _sentence(webhook)
    parts = [opening, unsaid(clean(operation.description), opening.rstrip(ENDS))]
    if operation.deprecated:
        parts.append("Deprecated: the API's description advises against new uses.")
    described = [
        f"- {each.location} ``{each.name}``" + (f": {clean(each.description)}" if clean(each.description) else "")
        for each in operation.parameters
    ]
    if described:
        parts.append("With it come:\n\n" + "\n".join(described))
    parts.append(_origin(webhook))
    return "\n\n".join(wrapped(part, INDENT) for part in parts if part)
