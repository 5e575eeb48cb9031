"""Prepares the responses of each status, and the return type of a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.schemas.content import offered
from specmint.api.schemas.received import is_given_as_bytes
from specmint.api.schemas.sequences import framing
from specmint.ir.answers import PlannedResponse, Streamed
from specmint.ir.api import WITHOUT_BODY
from specmint.package.planning.types import type_text
from specmint.text.media_types import essence, is_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import MediaType, Operation, Response
    from specmint.ir.catalog import ClassName


def planned_responses(
    schemas: Schemas, operation: Operation, names: Mapping[str, ClassName]
) -> tuple[PlannedResponse, ...]:
    """Every documented status with its media types; None for a status or method that has no body."""
    planned = (_planned(schemas, operation, response, names) for response in operation.responses)
    return tuple(each for response in planned for each in response)


def _planned(
    schemas: Schemas, operation: Operation, response: Response, names: Mapping[str, ClassName]
) -> list[PlannedResponse]:
    content = operation.received(response)
    typed = {id(media) for media in offered(schemas.document, content)}
    distinct = {essence(media.content_type): media for media in reversed(content)}
    ordered = [media for media in content if distinct[essence(media.content_type)] is media]
    planned = [_representation(schemas, response, media, names, is_typed=id(media) in typed) for media in ordered]
    return planned or [_undescribed(operation, response)]


def _undescribed(operation: Operation, response: Response) -> PlannedResponse:
    """A response without a description of its body: ``Any`` for a successful GET, otherwise nothing."""
    is_answer = response in operation.successes and not response.is_redirect and response.status not in WITHOUT_BODY
    anything = ("*/*", "Any") if is_answer and operation.method == "GET" else (None, None)
    return PlannedResponse(response.status, *anything)


def _representation(
    schemas: Schemas, response: Response, media: MediaType, names: Mapping[str, ClassName], *, is_typed: bool
) -> PlannedResponse:
    name = essence(media.content_type)
    if is_given_as_bytes(schemas.document, media) and (is_json(name) or name.startswith("text/")):
        return PlannedResponse(response.status, name, "bytes", is_typed=is_typed)
    if media.sequential or is_json(name):
        text = type_text(schemas, media.schema, names, "models") if media.schema else "Any"
        return PlannedResponse(response.status, name, text, framing(schemas, media), is_typed=is_typed)
    return PlannedResponse(response.status, name, None, is_typed=is_typed)


def streamed(schemas: Schemas, operation: Operation, names: Mapping[str, ClassName]) -> Streamed | None:
    """How a call streams items: only if every success has a sequence with the same items."""
    found: set[str] = set()
    is_only_way = True
    for response in operation.successes:
        planned = _planned(schemas, operation, response, names)
        items = [each.type for each in planned if each.items and each.type]
        is_only_way = is_only_way and len(items) == len(planned)
        found.update(items)
    return Streamed(found.pop(), is_only_way=is_only_way) if len(found) == 1 else None


def returned(schemas: Schemas, operation: Operation, names: Mapping[str, ClassName]) -> str:
    """The return type of a call: that of all successes, except sequences beside JSON."""
    texts = [text for response in operation.successes for text in _values(schemas, operation, response, names)]
    if "Any" in texts:
        return "Any"
    parts = dict.fromkeys(text.removesuffix(" | None") for text in texts if text != "None")
    is_optional = not parts or any(text == "None" or text.endswith(" | None") for text in texts)
    return " | ".join([*parts, *(["None"] if is_optional else [])])


def _values(schemas: Schemas, operation: Operation, response: Response, names: Mapping[str, ClassName]) -> list[str]:
    planned = [each for each in _planned(schemas, operation, response, names) if each.is_typed]
    whole = [each for each in planned if not each.items]
    return [_value(each) for each in whole or planned]


def _value(response: PlannedResponse) -> str:
    if response.content_type is None:
        return "None"
    if response.type is not None:
        return f"list[{response.type}]" if response.items else response.type
    return "str" if response.content_type.startswith("text/") else "bytes"
