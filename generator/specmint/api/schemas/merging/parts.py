"""The parts of a merged schema, each with its pointer."""

from __future__ import annotations

from typing import Any, NamedTuple

from specmint.api.schemas.keywords import TYPES
from specmint.ir.document import Node, child

Pointers = tuple[str, ...]
"""The schemas that apply to one value; empty if any value is allowed."""


class Site(NamedTuple):
    """A location in a document: a pointer, and possibly a keyword below it."""

    pointer: str
    keyword: str = ""

    @property
    def place(self) -> str:
        """The pointer with the keyword."""
        return child(self.pointer, self.keyword) if self.keyword else self.pointer


class Fact(NamedTuple):
    """The value of a keyword, and its location."""

    value: Any
    site: Site


class Group(NamedTuple):
    """Alternatives: the members of ``keyword`` except null, and whether null is a member."""

    keyword: str
    pointer: str
    members: Pointers
    null: bool


class Part(NamedTuple):
    """One schema that applies. ``or_null`` are the alternatives that allow null instead of it."""

    pointer: str
    node: Node
    or_null: Site | None = None

    @property
    def types(self) -> frozenset[str] | None:
        """The types that the schema allows; None if it names no known type."""
        declared = self.node.get("type")
        names = [declared] if isinstance(declared, str) else declared
        if not isinstance(names, list):
            return None
        known = frozenset(each for each in names if each in TYPES)
        return known if known or not names else None

    @property
    def values(self) -> list[list[Any]]:
        """The values that ``enum`` and ``const`` allow."""
        enum = self.node.get("enum")
        return [*([enum] if isinstance(enum, list) else []), *([[self.node["const"]]] if "const" in self.node else [])]

    @property
    def names_null(self) -> bool:
        """Whether the schema names null as a value."""
        return "null" in (self.types or ()) or any(None in values for values in self.values)

    @property
    def permits_null(self) -> bool:
        """Whether the schema permits null."""
        return (self.types is None or "null" in self.types) and all(None in values for values in self.values)


def is_null(node: object) -> bool:
    """Whether a schema allows null only."""
    if not isinstance(node, dict):
        return False
    return (
        node.get("type") in ("null", ["null"])
        or node.get("enum") == [None]
        or ("const" in node and node["const"] is None)
    )
