"""Names inline schemas after the path to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial, reduce
from typing import TYPE_CHECKING

from specmint.api.naming.members import Members
from specmint.api.naming.schema_extensions import class_hint
from specmint.ir.document import child, tokens
from specmint.text.identifiers import pascal_case, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.api.schemas.view import Schemas

CHOICES = frozenset(
    {"$defs", "anyOf", "definitions", "oneOf", "parameters", "patternProperties", "prefixItems", "properties"}
)
"""Keywords with several schemas below them; the next part of the path names one."""


@dataclass(frozen=True)
class Places:
    """Names for pointers in a document. ``owners`` maps the pointers in an operation or webhook to its name."""

    schemas: Schemas
    owners: Mapping[str, str]
    _members: dict[str, Members] = field(default_factory=dict)

    def name(self, pointer: str) -> str:
        """The name of a schema: its author's, or else that of its component or operation with the path from there."""
        return class_hint(self.schemas.document.at(pointer)) or self._placed(pointer) + self._told_apart(pointer)

    def _placed(self, pointer: str) -> str:
        steps = list(tokens(pointer))
        for length in range(len(steps), 0, -1):
            owner = self.owners.get(child("#", *steps[:length]))
            if owner is not None:
                return joined(pascal_case(owner), self._within_operation(pointer, steps[length:]))
        if steps[0] == "components":
            return joined(pascal_case(steps[2]), self._steps(child("#", *steps[:3]), steps[3:]))
        return joined("", self._steps(child("#", steps[0]), steps[1:])) or pascal_case(steps[-1])

    def _told_apart(self, pointer: str) -> str:
        """The suffix for a schema that is the only object in a union of the same name."""
        around, _, index = pointer.rpartition("/")
        is_member = around.endswith(("/oneOf", "/anyOf")) and isinstance(self.schemas.document.at(around), list)
        return self._union(around).kind(int(index)) if is_member else ""

    def _union(self, pointer: str) -> Members:
        return self._members.setdefault(pointer, Members(self.schemas, pointer))

    def _within_operation(self, pointer: str, steps: list[str]) -> Iterator[str]:
        start = child(pointer.rsplit("/", len(steps))[0])
        match steps:
            case ["requestBody", "content", _, ("schema" | "itemSchema") as keyword, *rest]:
                yield "RequestItem" if keyword == "itemSchema" else "Request"
                yield from self._steps(child(start, *steps[:4]), rest)
            case ["responses", status, "content", _, ("schema" | "itemSchema") as keyword, *rest]:
                label = "Response" if status.startswith("2") else f"Response{pascal_case(status).lstrip('N')}"
                yield f"{label}Item" if keyword == "itemSchema" else label
                yield from self._steps(child(start, *steps[:5]), rest)
            case _:
                yield from self._steps(start, steps)

    def _steps(self, pointer: str, steps: list[str]) -> Iterator[str]:
        """The words for the path from a schema to one inside of it."""
        remaining = iter(steps)
        for step in remaining:
            pointer = child(pointer, step)
            match step:
                case "schema":
                    pass
                case "content" | "allOf":
                    pointer = child(pointer, next(remaining, ""))
                case "items":
                    yield "Item"
                case "additionalProperties":
                    yield "Value"
                case _ if step in CHOICES:
                    name = next(remaining, "")
                    yield self._choice(pointer, step, name)
                    pointer = child(pointer, name)
                case _:
                    yield pascal_case(step)

    def _choice(self, pointer: str, step: str, name: str) -> str:
        match step:
            case "patternProperties":
                return "Value"
            case "prefixItems":
                return f"Item{int(name) + 1}"
            case "oneOf" | "anyOf":
                return self._union(pointer).label(int(name))
            case "parameters":
                return pascal_case(str(self.schemas.document.at(child(pointer, name)).get("name", "")))
            case _:
                return pascal_case(name)


def joined(root: str, labels: Iterator[str]) -> str:
    """Add words to a name, without repeating those where both meet.

    ``Assistant`` and ``AssistantTools`` are ``AssistantTools``.
    """
    return reduce(partial(_joined, len(words(root))), labels, root)


def _joined(kept: int, outer: str, inner: str) -> str:
    """``PetHome`` with ``HomeAddress`` is ``PetHomeAddress``, with ``DogHome`` it is ``PetDogHome``.

    The first ``kept`` words belong to the component or operation and stay.
    """
    before, after = words(outer), words(inner)
    ends = [[word.lower() for word in part] for part in (before, after)]
    for count in range(min(len(before), len(after) - 1), 0, -1):
        if ends[0][-count:] == ends[1][:count]:
            return outer + "".join(after[count:])
    for count in range(min(len(before) - kept, len(after) - 1), 0, -1):
        if ends[0][-count:] == ends[1][-count:]:
            return "".join(before[:-count]) + inner
    return outer + inner
