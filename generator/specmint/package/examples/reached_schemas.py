"""The schemas that the validation of one value can reach, cut out of a document.

A validator compiles all that a schema leads to. Where everything leads to everything else that is most of a document,
for each place anew, although a value reaches a few of its schemas.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from specmint.api.schemas.references import is_schema
from specmint.api.schemas.subschemas import BY_NAME, MANY, ONE, subschemas
from specmint.ir.document import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from specmint.ir.document import Document, Node

MOST: Final = 1000
"""Of more schemas than this, only those are compiled that a value reaches."""
_FOR_MEMBERS: Final = frozenset({"additionalProperties", "patternProperties", "unevaluatedProperties"})
_FOR_ITEMS: Final = frozenset({"items", "prefixItems", "contains", "unevaluatedItems"})


class _Inner(NamedTuple):
    """A schema that another one applies: by a keyword, and for ``properties`` to the property of a name."""

    pointer: str
    keyword: str
    name: str = ""


@dataclass(frozen=True)
class ReachedSchemas:
    """What the schemas of a document lead to."""

    document: Document
    _known: dict[str, tuple[_Inner, ...]] = field(default_factory=dict, repr=False)

    def is_large(self, pointer: str) -> bool:
        """Whether a schema leads to so many others that it does not pay to compile them all."""
        seen, waiting = {pointer}, [pointer]
        while waiting and len(seen) <= MOST:
            found = {inner.pointer for inner in self._inside(waiting.pop())} - seen
            seen |= found
            waiting += found
        return len(seen) > MOST

    def by(self, value: Any, pointer: str) -> frozenset[str]:
        """The pointers of the schemas that may look at a value or a part of it, ``pointer`` among them."""
        seen = {(pointer, id(value))}
        waiting = [(pointer, value)]
        while waiting:
            at, held = waiting.pop()
            for inner in self._inside(at):
                for part in _looked_at(inner, held):
                    if (inner.pointer, id(part)) not in seen:
                        seen.add((inner.pointer, id(part)))
                        waiting.append((inner.pointer, part))
        return frozenset(at for at, _ in seen)

    def cut_out(self, pointers: frozenset[str]) -> Node:
        """A document that has these schemas where they stood; all others inside of them allow anything."""
        cut: Node = {}
        for pointer in sorted(pointers, key=len):
            schema = self.document.at(pointer)
            self._put(cut, pointer, _hollow(schema) if isinstance(schema, dict) else schema)
        return cut

    def _inside(self, pointer: str) -> tuple[_Inner, ...]:
        """The schemas that the one at a pointer holds or refers to."""
        if pointer not in self._known:
            node = self.document.at(pointer)
            found: list[_Inner] = []
            if isinstance(node, dict):
                target = node.get("$ref")
                if isinstance(target, str) and is_schema(self.document, target):
                    found.append(_Inner(target, "$ref"))
                for at, _ in subschemas(pointer, node):
                    keyword, *name = tokens(at[len(pointer) :])
                    found.append(_Inner(at, keyword, *name))
            self._known[pointer] = tuple(found)
        return self._known[pointer]

    def _put(self, cut: Node, pointer: str, schema: Any) -> None:
        """Put a schema where it stood, into mappings and lists like those of the whole document."""
        *way, last = tokens(pointer)
        above: Any = cut
        whole: Any = self.document.tree
        for step in way:
            key = int(step) if isinstance(above, list) else step
            whole = whole[key]
            if key not in above if isinstance(above, dict) else above[key] is True:
                above[key] = [True] * len(whole) if isinstance(whole, list) else {}
            above = above[key]
        above[int(last) if isinstance(above, list) else last] = schema


def _looked_at(inner: _Inner, value: Any) -> Iterable[Any]:
    """The parts of a value that a schema inside of another one looks at, or the value itself."""
    members = value if isinstance(value, dict) else {}
    if inner.keyword == "properties":
        return (members[inner.name],) if inner.name in members else ()
    if inner.keyword in _FOR_MEMBERS:
        return members.values()
    if inner.keyword == "propertyNames":
        return members.keys()
    if inner.keyword in _FOR_ITEMS:
        return value if isinstance(value, list) else ()
    return (value,)


def _hollow(schema: Node) -> Node:
    """A schema in which those inside of it allow anything, but for those that allow nothing."""
    return {keyword: _emptied(keyword, value) for keyword, value in schema.items()}


def _emptied(keyword: str, value: Any) -> Any:
    if keyword in ONE and isinstance(value, dict):
        return True
    if keyword in MANY and isinstance(value, list):
        return [each is not False for each in value]
    if keyword in BY_NAME and isinstance(value, dict):
        return {name: each is not False for name, each in value.items()}
    return value
