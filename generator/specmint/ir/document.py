"""What the bytes say: one OpenAPI document, read and normalised."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Node = dict[str, Any]
"""A JSON object of a document."""


@dataclass(frozen=True, order=True)
class Position:
    """A place in a text; both numbers start at 1."""

    line: int
    column: int


class DanglingReferenceError(LookupError):
    """A JSON Pointer that leads nowhere; ``pointer`` says which."""

    def __init__(self, pointer: str) -> None:
        super().__init__(pointer)
        self.pointer = pointer


def escape(token: str) -> str:
    """Escape one reference token (RFC 6901, section 3)."""
    return token.replace("~", "~0").replace("/", "~1") if "~" in token or "/" in token else token


def unescape(token: str) -> str:
    """Read one escaped reference token (RFC 6901, section 4)."""
    return token.replace("~1", "/").replace("~0", "~") if "~" in token else token


def child(pointer: str, *tokens: str | int) -> str:
    """The pointer of a node below ``pointer``."""
    return "/".join([pointer, *[escape(str(token)) for token in tokens]])


def tokens(pointer: str) -> Iterator[str]:
    """The unescaped reference tokens of ``#/a/b``."""
    for token in pointer.split("/")[1:]:
        yield unescape(token)


@dataclass(frozen=True, eq=False)
class Document:
    """One OpenAPI document in the form of version 3.1, whatever version its author wrote.

    ``source`` names it in messages: the path or URL as given, or ``<stdin>``. ``digest`` is ``sha256:`` and the hex
    digest of all bytes it was read from. ``tree`` is never changed after loading. Pointers are URI fragments:
    ``#/paths/~1pets``.
    """

    source: str
    digest: str
    version: str
    tree: Node
    text: str = field(repr=False)
    locate: Callable[[str], Position | None] = field(repr=False)

    def at(self, pointer: str) -> Any:
        """The node at ``pointer``. Raises DanglingReferenceError, also for what is no pointer."""
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

        A reference with siblings that matter to validation is not followed: it is a schema of its own.
        Raises DanglingReferenceError, also for a chain that closes on itself.
        """
        seen = {pointer}
        while isinstance(node := self.at(pointer), dict) and (target := plain_reference(node)) is not None:
            pointer = target
            if pointer in seen:
                raise DanglingReferenceError(pointer)
            seen.add(pointer)
        return pointer


ANNOTATIONS = frozenset(
    {"description", "summary", "title", "deprecated", "example", "examples", "default", "readOnly", "writeOnly"}
)
"""Keywords that say something about a value without restricting it (JSON Schema 2020-12, validation, section 9)."""


def plain_reference(node: Node) -> str | None:
    """The target of a node that is a reference with nothing beside it but annotations.

    An ``allOf`` of one such reference is the way of OpenAPI 3.0 to write annotations beside it, and counts as one.
    """
    if "$ref" not in node and "allOf" not in node:
        return None
    matters = {key for key in node if key not in ANNOTATIONS and not key.startswith("x-")}
    if matters == {"allOf"} and isinstance(node["allOf"], list) and len(node["allOf"]) == 1:
        inner = node["allOf"][0]
        return plain_reference(inner) if isinstance(inner, dict) else None
    reference = node.get("$ref")
    return reference if matters == {"$ref"} and isinstance(reference, str) else None
