"""What an operation sends and what it gets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from specmint.diagnostics.rules_generation import OTHER_REPRESENTATION, UNSUPPORTED_MEDIA_TYPE, UNUSABLE_STATUS
from specmint.ir.api import MediaType, RequestBody, Response
from specmint.ir.document import DanglingReferenceError, Document, Node, child
from specmint.resolving.content import leaves_items_untyped, media_type
from specmint.resolving.nodes import mapping, text
from specmint.schemas.content import is_same, preferred
from specmint.schemas.sequences import is_json_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.resolving.findings import Findings, Trail

MEDIA_TYPE: Final = re.compile(r"[\w!#$&^.+*-]+/[\w!#$&^.+*-]+([ \t]*;[\x20-\x7e]*)?", re.ASCII)
STATUS: Final = re.compile(r"[1-5](\d\d|XX)|DEFAULT", re.ASCII)
ANYTHING: Final = "*/*"


@dataclass(frozen=True)
class BodyReader:
    """Reads the bodies of one document's operations."""

    document: Document
    findings: Findings

    def request(self, pointer: str) -> RequestBody | None:
        """The body of requests at a pointer; None without a media type, since nothing can then be said about it."""
        node = self.document.at(pointer)
        content = tuple(map(self._sendable, self._content(pointer, node)))
        required, description = node.get("required") is True, text(node.get("description"))
        return RequestBody(required, content, description, pointer) if content else None

    def responses(self, operation: str, trail: Trail) -> Iterator[Response]:
        """Every answer of the operation at a pointer. One whose reference leads nowhere may hold anything."""
        for status in mapping(self.document.at(operation).get("responses")):
            written = child(operation, "responses", status)
            if status.startswith("x-"):
                continue
            if not STATUS.fullmatch(status.upper()):
                self.findings.add(UNUSABLE_STATUS, written, status=status)
                continue
            known = status.upper().replace("DEFAULT", "default")
            pointer = trail.follow(written)
            if pointer is None:
                yield Response(known, "", (MediaType(ANYTHING, None, written),), written)
            else:
                node = self.document.at(pointer)
                yield Response(known, text(node.get("description")), self._content(pointer, node), pointer)

    def _content(self, pointer: str, node: Node) -> tuple[MediaType, ...]:
        content = tuple(
            self._media(content_type, child(pointer, "content", content_type))
            for content_type in mapping(node.get("content"))
            if self._is_media_type(content_type, child(pointer, "content", content_type))
        )
        chosen = preferred(content)
        for other in content:
            if chosen is not None and not is_same(self.document, chosen, other):
                name, used = other.content_type, chosen.content_type
                self.findings.add(OTHER_REPRESENTATION, other.pointer, media_type=name, chosen=used)
        return content

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
        """A representation of what a client sends: of sequences, only the items of JSON can be put together."""
        if not media.sequential or is_json_sequence(media.content_type):
            return media
        untyped = "it is sent as it is given"
        self.findings.add(UNSUPPORTED_MEDIA_TYPE, media.pointer, media_type=media.content_type, consequence=untyped)
        return replace(media, schema=None, sequential=False)

    def _is_media_type(self, name: str, pointer: str) -> bool:
        is_one = MEDIA_TYPE.fullmatch(name) is not None
        if not is_one:
            self.findings.add(UNSUPPORTED_MEDIA_TYPE, pointer, media_type=name, consequence="it is left out")
        return is_one
