"""What each status of an operation gives, and what a call returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.ir.package import PlannedResponse
from specmint.planning.types import type_text
from specmint.schemas.content import essence, is_json, preferred
from specmint.schemas.sequences import framing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.api import Operation, Response
    from specmint.ir.catalog import ClassName
    from specmint.schemas.view import Schemas


def planned_responses(
    schemas: Schemas, operation: Operation, names: Mapping[str, ClassName]
) -> tuple[PlannedResponse, ...]:
    """Every documented status with the representation a client asks for."""
    return tuple(_planned(schemas, response, names) for response in operation.responses)


def _planned(schemas: Schemas, response: Response, names: Mapping[str, ClassName]) -> PlannedResponse:
    media = preferred(response.content)
    if media is None:
        return PlannedResponse(response.status, None, None)
    if media.sequential or is_json(media.content_type):
        text = type_text(schemas, media.schema, names, "models") if media.schema else "Any"
        return PlannedResponse(response.status, essence(media.content_type), text, framing(schemas, media))
    return PlannedResponse(response.status, essence(media.content_type), None)


def streamed(schemas: Schemas, operation: Operation, names: Mapping[str, ClassName]) -> str | None:
    """The type of the items that a call gives one by one: where every success is a sequence of the same items."""
    planned = [_planned(schemas, response, names) for response in _successes(operation)]
    texts = {response.type if response.items else None for response in planned}
    return texts.pop() if len(texts) == 1 else None


def _successes(operation: Operation) -> list[Response]:
    """The successes, or ``default`` where none is documented."""
    successes = [response for response in operation.responses if response.is_success]
    return successes or [response for response in operation.responses if response.status == "default"]


def returned(schemas: Schemas, operation: Operation, names: Mapping[str, ClassName]) -> str:
    """The type of what a call returns: that of every success."""
    texts = [_value(_planned(schemas, response, names)) for response in _successes(operation)]
    if "Any" in texts:
        return "Any"
    parts = dict.fromkeys(text.removesuffix(" | None") for text in texts if text != "None")
    is_optional = not parts or any(text == "None" or text.endswith(" | None") for text in texts)
    return " | ".join([*parts, *(["None"] if is_optional else [])])


def _value(response: PlannedResponse) -> str:
    if response.content_type is None:
        return "None"
    if response.type is not None:
        return f"list[{response.type}]" if response.items else response.type
    return "str" if response.content_type.startswith("text/") else "bytes"
