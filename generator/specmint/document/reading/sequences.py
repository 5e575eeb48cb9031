"""Converts the descriptions of sequential responses to the form of OpenAPI 3.2: item by item.

Older documents describe the whole body, or the data of one item, in ``schema``. The data of Server-Sent Events is text,
which ``contentSchema`` may describe (OpenAPI 3.2.0, section 4.14.4; JSON Schema Validation, section 8.5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specmint.document.reading.openapi3 import Normalised, replaced
from specmint.document.reading.targets import value_at
from specmint.ir.document import Node, child, plain_reference, tokens
from specmint.text.media_types import EVENTS, JSON_LINES, JSON_SEQ, essence, is_json

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVENT: Final = "ServerSentEvent"
_EVENT_SCHEMA: Final[Node] = {
    "type": "object",
    "description": "One event of a stream (WHATWG HTML, section 9.2.6).",
    "required": ["data"],
    "properties": {
        "data": {"type": "string", "description": "What the event tells."},
        "event": {"type": "string", "description": "The kind of the event."},
        "id": {"type": "string", "description": "What a later request may name to go on from here."},
        "retry": {"type": "integer", "description": "Milliseconds to wait before connecting again."},
    },
}
_STRUCTURE: Final = frozenset({"properties", "additionalProperties", "items", "prefixItems", "allOf", "anyOf", "oneOf"})
_WHOLE: Final = frozenset({"schema", "example", "examples"})
"""The fields of a media type object that describe a body as a whole."""


def with_items(tree: Node) -> Normalised:
    """A tree in the form of 3.1 with an ``itemSchema`` for each response whose items can be read."""
    reader = _Reader(tree)
    for pointer, kind in list(_media_types(tree)):
        reader.read(pointer, kind)
    return Normalised(reader.tree, reader.moved)


def _media_types(tree: Node) -> Iterator[tuple[str, str]]:
    """The sequential media types of all responses: their pointers and names."""
    components = _mapping(tree, "components")
    for name, response in _mapping(components, "responses").items():
        yield from _content(response, child("#/components/responses", name))
    items = [(child("#/paths", path), item) for path, item in _mapping(tree, "paths").items()]
    items += [(child("#/components/pathItems", name), item) for name, item in _mapping(components, "pathItems").items()]
    for pointer, item in items:
        for method, operation in item.items() if isinstance(item, dict) else ():
            for status, response in _mapping(operation, "responses").items():
                yield from _content(response, child(pointer, method, "responses", status))


def _content(response: Any, pointer: str) -> Iterator[tuple[str, str]]:
    for content_type, media in _mapping(response, "content").items():
        kind = essence(content_type)
        if isinstance(media, dict) and (kind == EVENTS or JSON_LINES.fullmatch(kind) or JSON_SEQ.fullmatch(kind)):
            yield child(pointer, "content", content_type), kind


def _mapping(node: Any, name: str) -> Node:
    value = node.get(name) if isinstance(node, dict) else None
    return value if isinstance(value, dict) else {}


class _Reader:
    """Copies the parts of a tree that change; ``moved`` maps their new pointers to the old ones."""

    def __init__(self, tree: Node) -> None:
        self.tree = tree
        self.moved: dict[str, str] = {}

    def read(self, pointer: str, kind: str) -> None:
        """Describe the items of the media type at a pointer. JSON items without a description stay unchanged."""
        pointer = self._followed(pointer)
        media = value_at(self.tree, pointer)
        if "itemSchema" not in media and (kind == EVENTS or self._is_structured(child(pointer, "schema"))):
            self._describe(pointer, media)
        if kind == EVENTS:
            self._open_data(child(pointer, "itemSchema"), set())

    def _describe(self, pointer: str, media: Node) -> None:
        whole = child(pointer, "schema")
        kept = {name: value for name, value in media.items() if name not in _WHOLE}
        if not self._is_structured(whole):
            item: Any = {"$ref": self._event()}
        elif isinstance(items := value_at(self.tree, self._followed(whole)).get("items"), dict):
            item = items
            self.moved[child(pointer, "itemSchema")] = child(self._followed(whole), "items")
        else:
            item = media["schema"]
            self.moved[child(pointer, "itemSchema")] = whole
        self._put(pointer, {**kept, "itemSchema": item})

    def _event(self) -> str:
        """The component for an event without a description."""
        components = _mapping(self.tree, "components")
        schemas = _mapping(components, "schemas")
        names = (f"{_EVENT}{number or ''}" for number in range(len(schemas) + 1))
        name = next(name for name in names if schemas.get(name, _EVENT_SCHEMA) == _EVENT_SCHEMA)
        self.tree = {**self.tree, "components": {**components, "schemas": {**schemas, name: _EVENT_SCHEMA}}}
        return child("#/components/schemas", name)

    def _open_data(self, pointer: str, seen: set[str]) -> None:
        """Replace the text in each kind of event by the content that its ``contentSchema`` describes."""
        pointer = self._followed(pointer)
        node = self._at(pointer)
        if pointer in seen or not isinstance(node, dict):
            return
        seen.add(pointer)
        for keyword in ("allOf", "anyOf", "oneOf"):
            for index in range(len(node.get(keyword) or ())):
                self._open_data(child(pointer, keyword, index), seen)
        place = child(pointer, "properties", "data")
        text = self._at(self._followed(place))
        if isinstance(text, dict) and "contentSchema" in text and is_json(str(text.get("contentMediaType", ""))):
            self.moved[place] = child(self._followed(place), "contentSchema")
            self._put(place, text["contentSchema"])

    def _is_structured(self, pointer: str) -> bool:
        """Whether a schema describes more than a string."""
        node = self._at(self._followed(pointer))
        if not isinstance(node, dict):
            return False
        types = node.get("type")
        named = {types} if isinstance(types, str) else set(types if isinstance(types, list) else ())
        return not (_STRUCTURE.isdisjoint(node) and {"object", "array"}.isdisjoint(named))

    def _followed(self, pointer: str) -> str:
        seen: set[str] = set()
        while pointer not in seen and isinstance(node := self._at(pointer), dict):
            seen.add(pointer)
            if (target := plain_reference(node)) is None or self._at(target) is None:
                return pointer
            pointer = target
        return pointer

    def _at(self, pointer: str) -> Any:
        try:
            return value_at(self.tree, pointer)
        except (LookupError, TypeError, ValueError):
            return None

    def _put(self, pointer: str, value: Any) -> None:
        self.tree = replaced(self.tree, list(tokens(pointer)), value)
