"""What each status of an operation gives, and what a call returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.ir.package import PlannedResponse
from specmint.planning.types import type_text
from specmint.schemas.content import essence, is_json, preferred

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
    if is_json(media.content_type):
        text = type_text(schemas, media.schema, names, "models") if media.schema else "Any"
        return PlannedResponse(response.status, essence(media.content_type), text)
    return PlannedResponse(response.status, essence(media.content_type), None)


def returned(schemas: Schemas, operation: Operation, names: Mapping[str, ClassName]) -> str:
    """The type of what a call returns: that of every success, or of ``default`` where no success is documented."""
    successes = [response for response in operation.responses if response.is_success]
    successes = successes or [response for response in operation.responses if response.status == "default"]
    texts: list[str] = []
    for response in successes:
        text = _value(_planned(schemas, response, names))
        if text not in texts:
            texts.append(text)
    if "Any" in texts:
        return "Any"
    return " | ".join(sorted(texts, key=lambda text: text == "None")) or "None"


def _value(response: PlannedResponse) -> str:
    if response.content_type is None:
        return "None"
    if response.type is not None:
        return response.type
    return "str" if response.content_type.startswith("text/") else "bytes"
