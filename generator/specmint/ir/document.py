"""An OpenAPI document after reading and conversion to the form of 3.1."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Node = dict[str, Any]
"""A JSON object of a document."""


@dataclass(frozen=True, order=True)
class Position:
    """A line and column in a text, both from 1."""

    line: int
    column: int


class DanglingReferenceError(LookupError):
    """A JSON Pointer that cannot be resolved; ``pointer`` is the pointer."""

    def __init__(self, pointer: str) -> None:
        super().__init__(pointer)
        self.pointer = pointer


def escape(token: str) -> str:
    """Escape one reference token (RFC 6901, section 3)."""
    return token.replace("~", "~0").replace("/", "~1") if "~" in token or "/" in token else token


def unescape(token: str) -> str:
    """Unescape one reference token (RFC 6901, section 4)."""
    return token.replace("~1", "/").replace("~0", "~") if "~" in token else token


def child(pointer: str, *tokens: str | int) -> str:
    """The pointer of a node below ``pointer``."""
    return "/".join([pointer, *[escape(str(token)) for token in tokens]])


def tokens(pointer: str) -> Iterator[str]:
    """The unescaped reference tokens of ``#/a/b``."""
    for token in pointer.split("/")[1:]:
        yield unescape(token)


class ChainEnd(NamedTuple):
    """The last node of a chain of plain references.

    ``broken`` is the pointer at which the chain is broken: missing, not a mapping, or circular; otherwise empty. A
    broken chain ends with its last existing node, a circular one with a node of the circle.
    """

    pointer: str
    broken: str = ""


PART_DEPTHS: Final = {"components": 3, "paths": 2, "webhooks": 2}
"""The depth of a document's parts, by the first token of their pointers: components, path items."""


def part_of(pointer: str) -> str:
    """The part of the document that contains a pointer."""
    steps = pointer.split("/", 4)
    return "/".join(steps[: 1 + PART_DEPTHS.get(steps[1] if steps[1:] else "", 1)])


@dataclass(frozen=True, eq=False)
class Document:
    """One OpenAPI document in the form of version 3.1, whatever its author's version is.

    ``source`` is its name in messages: the path or URL as given, or ``<stdin>``. ``digest`` is ``sha256:`` and the hex
    digest of all bytes it was read from. ``tree`` is never changed after loading. Pointers are URI fragments:
    ``#/paths/~1pets``.
    """

    source: str
    digest: str
    version: str
    tree: Node
    text: str = field(repr=False)
    locate: Callable[[str], Position | None] = field(repr=False)
    _ends: dict[str, ChainEnd] = field(init=False, repr=False, default_factory=dict)

    def at(self, pointer: str) -> Any:
        """The node at ``pointer``. Raises DanglingReferenceError, also for a malformed pointer."""
        if pointer[:2] != "#/" and pointer != "#":
            raise DanglingReferenceError(pointer)
        node: Any = self.tree
        try:
            for token in pointer.split("/")[1:]:
                node = node[int(token)] if isinstance(node, list) else node[unescape(token)]
        except (LookupError, TypeError, ValueError):
            raise DanglingReferenceError(pointer) from None
        return node

    def follow(self, pointer: str) -> str:
        """The pointer at the end of the chain of plain references that starts at ``pointer``.

        A reference with siblings that affect validation is not followed, since it is a schema of its own. Raises
        DanglingReferenceError, also for a circular chain.
        """
        end = self.chain_end(pointer)
        if end.broken:
            raise DanglingReferenceError(end.broken)
        return end.pointer

    def chain_end(self, pointer: str) -> ChainEnd:
        """The end of the chain of plain references that starts at ``pointer``. Raises DanglingReferenceError.

        Each link is followed once, however many chains contain it.
        """
        chain: list[str] = []
        seen: set[str] = set()
        end = self._ends.get(pointer)
        while end is None:
            chain.append(pointer)
            seen.add(pointer)
            node = self.at(pointer)
            target = plain_reference(node) if isinstance(node, dict) else None
            if target is None:
                end = ChainEnd(pointer)
            elif target in seen:
                end = ChainEnd(min(chain[chain.index(target) :]), broken=target)
            elif not self._is_schema_or_mapping(target):
                end = ChainEnd(pointer, broken=target)
            else:
                pointer = target
                end = self._ends.get(pointer)
        self._ends.update(dict.fromkeys(chain, end))
        return end

    def _is_schema_or_mapping(self, pointer: str) -> bool:
        try:
            return isinstance(self.at(pointer), dict | bool)
        except DanglingReferenceError:
            return False


ANNOTATIONS = frozenset(
    {"description", "summary", "title", "deprecated", "example", "examples", "default", "readOnly", "writeOnly"}
)
"""Keywords that describe a value without restricting it (JSON Schema 2020-12, validation, section 9)."""


def plain_reference(node: Node) -> str | None:
    """The target of a reference without siblings other than annotations.

    An ``allOf`` with one such reference counts too: OpenAPI 3.0 needs it to add annotations.
    """
    if "$ref" not in node and "allOf" not in node:
        return None
    matters = {key for key in node if key not in ANNOTATIONS and not key.startswith("x-")}
    if matters == {"allOf"} and isinstance(node["allOf"], list) and len(node["allOf"]) == 1:
        inner = node["allOf"][0]
        return plain_reference(inner) if isinstance(inner, dict) else None
    reference = node.get("$ref")
    return reference if matters == {"$ref"} and isinstance(reference, str) else None
