"""Representations of bodies that a document offers, and of which no type is made, or which are never sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.schemas.content import is_same, is_structured, offered, preferred, raw_types
from specmint.api.schemas.view import Schemas
from specmint.diagnostics.rules_generation import OTHER_BODY, OTHER_SPELLING, UNTYPED_BODY
from specmint.package.assessing.kinds import one_of_a_kind
from specmint.package.planning.encodings import upload
from specmint.text.media_types import essence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.api import Api, MediaType, RequestBody, Response
    from specmint.ir.diagnostics import Diagnostic
    from specmint.package.assessing.kinds import Place

PAIR = ("media_type", "chosen")
SENT, GIVEN = "such a request is sent", "such an answer is given"


def other_spellings(api: Api) -> Iterator[Diagnostic]:
    """One finding for each media type of answers that only repeats what JSON says, at the first of them."""
    places = (
        place for operation in api.operations for response in operation.successes for place in _spellings(api, response)
    )
    yield from one_of_a_kind(OTHER_SPELLING, api.document, places, PAIR)


def _spellings(api: Api, response: Response) -> Iterator[Place]:
    chosen = preferred(response.content)
    typed = {essence(media.content_type) for media in offered(api.document, response.content)}
    for media in response.content:
        if chosen is not None and essence(media.content_type) not in typed:
            yield _pair(media, chosen)


def other_bodies(api: Api) -> Iterator[Diagnostic]:
    """One finding for each media type of requests that says what the one that is sent says, at the first of them."""
    bodies = (operation.request_body for operation in api.operations if operation.request_body)
    schemas = Schemas(api.document)
    places = (place for body in bodies for place in _unsent(schemas, body))
    yield from one_of_a_kind(OTHER_BODY, api.document, places, PAIR)


def _unsent(schemas: Schemas, body: RequestBody) -> Iterator[Place]:
    """What is not sent, not even with files, and cannot be chosen by the caller. Other schemas are told elsewhere."""
    chosen = preferred(body.content)
    if chosen is None or (raw_types(body.content) and not is_structured(chosen.content_type)):
        return
    sent = (chosen, upload(schemas, body, chosen))
    for media in body.content:
        if media not in sent and is_same(schemas.document, chosen, media):
            yield _pair(media, chosen)


def _pair(media: MediaType, chosen: MediaType) -> Place:
    return media.pointer, (essence(media.content_type), essence(chosen.content_type))


def untyped_bodies(api: Api) -> Iterator[Diagnostic]:
    """One finding for each media type whose schema says what is inside, while the client hands on octets or text."""
    schemas = Schemas(api.document)
    places = (place for operation in api.operations for place in _untyped(schemas, operation.request_body, SENT))
    answers = (
        place
        for operation in api.operations
        for response in operation.successes
        for place in _untyped(schemas, response, GIVEN)
    )
    fields = ("media_type", "what")
    yield from one_of_a_kind(UNTYPED_BODY, api.document, (*places, *answers), fields)


def _untyped(schemas: Schemas, body: RequestBody | Response | None, what: str) -> Iterator[Place]:
    media = preferred(body.content) if body else None
    if media is None or media.schema is None or media.sequential or is_structured(media.content_type):
        return
    is_told = what == SENT and essence(media.content_type).startswith("multipart/")
    if not is_told and schemas.view(media.schema).kind in {"class", "map", "array"}:
        yield media.pointer, (essence(media.content_type), what)
