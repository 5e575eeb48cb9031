"""What a document says about what comes after an answer, or has to be answered to a webhook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_generation import LINKS_NOT_FOLLOWED, WEBHOOK_ANSWER
from specmint.ir.document import child, tokens
from specmint.ir.nodes import mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.api import Api
    from specmint.ir.diagnostics import Diagnostic


def webhook_answers(api: Api) -> Iterator[Diagnostic]:
    """One finding for all answers to webhooks and callbacks that hold something, at the first."""
    places = {
        answer.pointer: webhook.name
        for webhook in api.webhooks
        for answer in webhook.operation.responses
        if answer.content or mapping(mapping(api.document.at(answer.pointer)).get("headers"))
    }
    for pointer, name in list(places.items())[:1]:
        yield report(WEBHOOK_ANSWER, document=api.document, pointer=pointer, name=name, count=f"{len(places):,}")


def links_not_followed(api: Api) -> Iterator[Diagnostic]:
    """One finding for all links, at the first (OpenAPI 3.1.1, section 4.8.20)."""
    places = dict.fromkeys(
        child(answer.pointer, "links", name)
        for operation in api.operations
        for answer in operation.responses
        for name in mapping(mapping(api.document.at(answer.pointer)).get("links"))
    )
    for pointer in list(places)[:1]:
        *_, name = tokens(pointer)
        yield report(LINKS_NOT_FOLLOWED, document=api.document, pointer=pointer, name=name, count=f"{len(places):,}")
