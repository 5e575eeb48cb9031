"""Reads request bodies and responses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from specmint.api.resolving.content import leaves_items_untyped, media_type
from specmint.api.schemas.content import FORMS, is_binary, is_same, preferred
from specmint.api.schemas.sequences import is_json_sequence
from specmint.api.schemas.supersets import extended
from specmint.diagnostics.rules_generation import OTHER_REPRESENTATION, UNSUPPORTED_MEDIA_TYPE, UNUSABLE_STATUS
from specmint.ir.api import MediaType, RequestBody, Response
from specmint.ir.document import DanglingReferenceError, Document, Node, child
from specmint.ir.nodes import mapping
from specmint.text.media_types import essence, is_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.api.resolving.findings import Findings, Resolver

MEDIA_TYPE: Final = re.compile(r"[\w!#$&^.+*-]+/[\w!#$&^.+*-]+([ \t]*;[\x20-\x7e]*)?", re.ASCII)
STATUS: Final = re.compile(r"[1-5](\d\d|XX)|DEFAULT", re.ASCII)
ANYTHING: Final = "*/*"


@dataclass(frozen=True)
class BodyReader:
    """Reads the bodies of one document's operations."""

    document: Document
    findings: Findings

    def request(self, pointer: str, description: str) -> RequestBody | None:
        """The request body at a pointer; None if it has no media type, since its content is then unknown."""
        node = self.document.at(pointer)
        content = self._extended(tuple(map(self._sendable, self._content(pointer, node))))
        chosen = preferred(content)
        self._note_others(chosen, content)
        if chosen is not None and essence(chosen.content_type).startswith("multipart/") and not _is_form(chosen):
            given = "the caller puts its parts together"
            self.findings.add(UNSUPPORTED_MEDIA_TYPE, chosen.pointer, media_type=chosen.content_type, consequence=given)
        return RequestBody(node.get("required") is True, content, description, pointer) if content else None

    def responses(self, operation: str, resolver: Resolver) -> Iterator[Response]:
        """Every response of the operation at a pointer. One with a broken reference allows any content."""
        for status in mapping(self.document.at(operation).get("responses")):
            written = child(operation, "responses", status)
            if status.startswith("x-"):
                continue
            if not STATUS.fullmatch(status.upper()):
                self.findings.add(UNUSABLE_STATUS, written, status=status)
                continue
            known = status.upper().replace("DEFAULT", "default")
            pointer = resolver.follow(written)
            if pointer is None:
                yield Response(known, "", (MediaType(ANYTHING, None, written),), written)
            else:
                node = self.document.at(pointer)
                content = self._content(pointer, node)
                for same in _by_essence(content):
                    self._note_others(same[0], same[1:])
                yield Response(known, resolver.description(written), content, pointer)

    def _content(self, pointer: str, node: Node) -> tuple[MediaType, ...]:
        return tuple(
            self._media(content_type, child(pointer, "content", content_type))
            for content_type in mapping(node.get("content"))
            if self._is_media_type(content_type, child(pointer, "content", content_type))
        )

    def _extended(self, content: tuple[MediaType, ...]) -> tuple[MediaType, ...]:
        """The media types of a request; JSON gains the fields of a form that contains all of its fields."""
        chosen = preferred(content)
        form = extended(self.document, content, chosen)
        if chosen is None or form is None:
            return content
        wider = replace(chosen, schema=form.schema)
        return tuple(wider if each is chosen else each for each in content)

    def _note_others(self, chosen: MediaType | None, others: Iterable[MediaType]) -> None:
        """Report media types that are not used although they have a schema of their own."""
        for other in others:
            if chosen is not None and not is_same(self.document, chosen, other):
                name, used = other.content_type, chosen.content_type
                self.findings.add(OTHER_REPRESENTATION, other.pointer, media_type=name, chosen=used)

    def _media(self, content_type: str, pointer: str) -> MediaType:
        try:
            media = media_type(self.document, content_type, pointer)
        except DanglingReferenceError:
            return MediaType(content_type, None, pointer)
        if leaves_items_untyped(self.document, media):
            untyped = "its items are not typed"
            self.findings.add(UNSUPPORTED_MEDIA_TYPE, pointer, media_type=content_type, consequence=untyped)
        return media

    def _sendable(self, media: MediaType) -> MediaType:
        """A media type that the client can send. Of sequences, it can only write JSON items.

        A range that includes JSON means bytes if the schema does.
        """
        if "*" in media.content_type and is_json(media.content_type) and self._is_binary(media.schema):
            return replace(media, content_type="application/octet-stream")
        if not media.sequential or is_json_sequence(media.content_type):
            return media
        untyped = "it is sent as it is given"
        self.findings.add(UNSUPPORTED_MEDIA_TYPE, media.pointer, media_type=media.content_type, consequence=untyped)
        return replace(media, schema=None, sequential=False)

    def _is_binary(self, schema: str | None) -> bool:
        try:
            node = self.document.at(self.document.follow(schema)) if schema else None
        except DanglingReferenceError:
            return False
        return isinstance(node, dict) and is_binary(node)

    def _is_media_type(self, name: str, pointer: str) -> bool:
        is_one = MEDIA_TYPE.fullmatch(name) is not None
        if not is_one:
            self.findings.add(UNSUPPORTED_MEDIA_TYPE, pointer, media_type=name, consequence="it is left out")
        return is_one


def _is_form(media: MediaType) -> bool:
    return essence(media.content_type) in FORMS


def _by_essence(content: Iterable[MediaType]) -> list[list[MediaType]]:
    """Media types grouped without their parameters. The first one of each group is used."""
    groups: dict[str, list[MediaType]] = {}
    for media in content:
        groups.setdefault(essence(media.content_type), []).append(media)
    return list(groups.values())
