"""One schema, read for its type: references followed, ``allOf`` merged, null set apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from typing import TYPE_CHECKING, Any, Literal

from specmint.ir.document import Document, Node, child
from specmint.schemas.conjunction import Parts, add, conjuncts
from specmint.schemas.heirs import Heirs
from specmint.schemas.keywords import SCALARS, TYPES
from specmint.schemas.references import follow

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["class", "map", "union", "enum", "array", "scalar", "any"]
Direction = Literal["request", "response"]

HIDDEN: dict[Direction, str] = {"request": "readOnly", "response": "writeOnly"}


@dataclass(frozen=True)
class View:
    """What a schema means for a type.

    ``properties``, ``members``, ``items`` and ``values`` hold pointers, not yet followed. ``types`` never holds
    ``null``:
    ``nullable`` says that; for a class, they are what a value may be instead of an object. ``enum`` holds the allowed
    values without null, for ``const`` too. ``keywords`` are the
    assertions on strings, numbers and arrays, and the annotations. ``loose`` tells that alternatives were merged into
    optional properties, since Python has no type for "this class and one of those".
    """

    pointer: str
    kind: Kind
    nullable: bool
    types: tuple[str, ...]
    properties: Mapping[str, str]
    required: frozenset[str]
    members: tuple[str, ...]
    items: tuple[str, ...]
    values: str | None
    enum: tuple[Any, ...]
    keywords: Mapping[str, Any]
    loose: bool

    @property
    def description(self) -> str:
        """The author's words about this schema; empty where there are none."""
        text = self.keywords.get("description")
        return text.strip() if isinstance(text, str) else ""


@dataclass(frozen=True, eq=False)
class Schemas:
    """The views of a document's schemas, each made once."""

    document: Document
    _views: dict[str, View] = field(default_factory=dict, repr=False)
    _targets: dict[str, str] = field(default_factory=dict, repr=False)
    _marked: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _heirs: Heirs = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_heirs", Heirs(self.document))

    def follow(self, pointer: str) -> str:
        """The pointer of the schema itself, at the end of a chain of plain references.

        A chain that leads nowhere or to no schema, which validation reports, ends with the last schema that is there:
        it allows anything. One that closes on itself ends with one of its schemas.
        """
        target = self._targets.get(pointer)
        if target is None:
            target = self._targets[pointer] = follow(self.document, pointer)
        return target

    def view(self, pointer: str) -> View:
        """The view of the schema at ``pointer``, plain references followed.

        An object that others extend, told apart by its ``discriminator``, is the union of those.
        """
        pointer = self.follow(pointer)
        if pointer not in self._views:
            view = _view(self.document, pointer)
            heirs = self._heirs.of(pointer) if view.kind in {"class", "map"} else ()
            self._views[pointer] = replace(view, kind="union", members=heirs, types=()) if heirs else view
        return self._views[pointer]

    def heirs(self, pointer: str) -> tuple[str, ...]:
        """What extends the schema at ``pointer`` and may stand for it, as its ``discriminator`` says."""
        return self._heirs.of(self.follow(pointer))

    def hidden(self, pointer: str, direction: Direction) -> bool:
        """Whether a property is left out of what travels in this direction (OpenAPI 3.1.1, section 4.8.24)."""
        marked = self._marked.get(pointer)
        if marked is None:
            parts = [part for part in map(self.document.at, {pointer, self.follow(pointer)}) if isinstance(part, dict)]
            marked = frozenset(keyword for keyword in HIDDEN.values() for part in parts if part.get(keyword) is True)
            self._marked[pointer] = marked
        return HIDDEN[direction] in marked

    def properties(self, view: View, direction: Direction) -> dict[str, str]:
        """The properties of a view that travel in this direction."""
        return {name: at for name, at in view.properties.items() if not self.hidden(at, direction)}


def _view(document: Document, pointer: str) -> View:
    parts = Parts()
    for at, node in conjuncts(document, pointer, frozenset()):
        add(parts, at, node)
    types = reduce(_intersect, parts.types) if parts.types else set()
    enum = _common(parts.enums)
    nullable = "null" in types or (None in enum and not types)
    members, nullable = _without_null(document, parts, nullable=nullable)
    if parts.properties and members:
        _merge_alternatives(document, parts, members)
        members = []
    if parts.properties:
        # What is required but declared nowhere may be anything; it stands where its name does.
        parts.properties |= {name: at for name, at in parts.required.items() if name not in parts.properties}
    types -= {"null"}
    values = tuple(value for value in enum if value is not None)
    return View(
        pointer=pointer,
        kind=_kind(parts, types, members, values),
        nullable=nullable,
        types=tuple(name for name in TYPES if name in types),
        properties=parts.properties,
        required=frozenset(parts.required),
        members=tuple(members),
        items=tuple(parts.items),
        values=_only(document, parts.values),
        enum=values,
        keywords=parts.keywords,
        loose=parts.loose,
    )


def _without_null(document: Document, parts: Parts, *, nullable: bool) -> tuple[list[str], bool]:
    members: list[str] = []
    for pointer in parts.members:
        node = document.at(follow(document, pointer))
        if isinstance(node, dict) and (node.get("type") in ("null", ["null"]) or node.get("enum") == [None]):
            nullable = True
        elif isinstance(node, dict) and not _changes_no_type(node):
            members.append(pointer)
    return members, nullable


def _changes_no_type(node: Node) -> bool:
    """Whether a member only says which properties must be there, or how long a value is: no type can say that."""
    return bool(node) and set(node) <= _UNTYPED


_UNTYPED = frozenset(
    {"required", "not", "description", "title", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength"}
    | {"minProperties", "maxProperties", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
    | {"pattern", "dependentRequired"}
)
"""The keywords that say nothing about the type of a value."""


def _merge_alternatives(document: Document, parts: Parts, members: list[str]) -> None:
    """Add the properties of each alternative as optional ones."""
    parts.loose = True
    for member in members:
        for at, node in conjuncts(document, follow(document, member), frozenset()):
            properties = node.get("properties")
            for name in properties if isinstance(properties, dict) else ():
                parts.properties.setdefault(name, child(at, "properties", name))


def _only(document: Document, values: list[str]) -> str | None:
    """The schema of all values that have no name of their own; None where there are several."""
    distinct: list[str] = []
    for pointer in reversed(values):
        if not any(document.at(pointer) == document.at(other) for other in distinct):
            distinct.append(pointer)
    return distinct[0] if len(distinct) == 1 else None


def _kind(parts: Parts, types: set[str], members: list[str], values: tuple[Any, ...]) -> Kind:
    if members or values:
        return "union" if members else "enum"
    if parts.properties and (not types or "object" in types):
        return "class"
    if len(types) > 1:
        return "scalar" if types <= set(SCALARS) else "any"
    return _simple_kind(parts, types)


def _simple_kind(parts: Parts, types: set[str]) -> Kind:
    """The kind of a schema with one type, or with none, which the other keywords then tell."""
    if "object" in types or (not types and parts.values):
        return "map"
    if "array" in types or (not types and parts.items):
        return "array"
    return "scalar" if types else "any"


def _intersect(left: set[str], right: set[str]) -> set[str]:
    if "number" in left and "integer" in right:
        left = left | {"integer"}
    if "integer" in left and "number" in right:
        right = right | {"integer"}
    return left & right or right


def _common(enums: list[list[Any]]) -> list[Any]:
    if not enums:
        return []
    return [value for value in enums[0] if all(value in other for other in enums[1:])]
