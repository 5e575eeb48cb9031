"""One schema, read for its type: references followed, ``allOf`` merged, null set apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from typing import TYPE_CHECKING, Any, Literal

from specmint.ir.document import DanglingReferenceError, Document, Node, child, plain_reference
from specmint.schemas.heirs import Heirs
from specmint.schemas.keywords import is_well_formed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind = Literal["class", "map", "union", "enum", "array", "scalar", "any"]
Direction = Literal["request", "response"]

SCALARS = ("string", "integer", "number", "boolean")
TYPES = ("object", "array", *SCALARS, "null")
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
            target = self._targets[pointer] = _follow(self.document, pointer)
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


@dataclass
class _Parts:
    """What the conjunction of several schemas says."""

    properties: dict[str, str] = field(default_factory=dict)
    required: dict[str, str] = field(default_factory=dict)
    members: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    types: list[set[str]] = field(default_factory=list)
    enums: list[list[Any]] = field(default_factory=list)
    keywords: dict[str, Any] = field(default_factory=dict)
    loose: bool = False


def _follow(document: Document, pointer: str) -> str:
    chain = [pointer]
    while (target := plain_reference(node) if isinstance(node := document.at(chain[-1]), dict) else None) is not None:
        if not is_schema(document, target):
            break
        if target in chain:
            return min(chain[chain.index(target) :])
        chain.append(target)
    return chain[-1]


def _view(document: Document, pointer: str) -> View:
    parts = _Parts()
    for at, node in _conjuncts(document, pointer, frozenset()):
        _add(parts, at, node)
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


def _conjuncts(document: Document, pointer: str, seen: frozenset[str]) -> Iterator[tuple[str, Node]]:
    """The schemas that must all hold: what ``allOf`` and ``$ref`` name first, the schema's own keywords last."""
    node = document.at(pointer)
    if pointer in seen or not isinstance(node, dict):
        return
    seen |= {pointer}
    if (target := _target(document, node)) is not None:
        yield from _conjuncts(document, target, seen)
    parts = node.get("allOf")
    for index in range(len(parts) if isinstance(parts, list) else 0):
        yield from _conjuncts(document, _follow(document, child(pointer, "allOf", index)), seen)
    yield pointer, node


def is_schema(document: Document, pointer: str) -> bool:
    """Whether a pointer leads to something that can be read as a schema."""
    try:
        return isinstance(document.at(pointer), dict | bool)
    except DanglingReferenceError:
        return False


def _target(document: Document, node: Node) -> str | None:
    """Where the reference of a schema leads; None without one, or if it leads nowhere."""
    reference = node.get("$ref")
    if not isinstance(reference, str) or not is_schema(document, reference):
        return None
    return _follow(document, reference)


def _add(parts: _Parts, pointer: str, node: Node) -> None:
    properties = node.get("properties")
    if isinstance(properties, dict):
        parts.properties |= {name: child(pointer, "properties", name) for name in properties}
    parts.required |= {
        name: child(pointer, "required", index)
        for index, name in enumerate(_list(node.get("required")))
        if isinstance(name, str)
    }
    declared = node.get("type")
    if types := {name for name in TYPES if name == declared or name in _list(declared)}:
        parts.types.append(types)
    if isinstance(node.get("enum"), list):
        parts.enums.append(node["enum"])
    if "const" in node:
        parts.enums.append([node["const"]])
    for keyword in ("oneOf", "anyOf"):
        parts.members += [child(pointer, keyword, index) for index in range(len(_list(node.get(keyword))))]
    parts.items += _items(pointer, node)
    if isinstance(node.get("additionalProperties"), dict) and node["additionalProperties"]:
        parts.values.append(child(pointer, "additionalProperties"))
    patterns = node.get("patternProperties")
    if isinstance(patterns, dict):
        parts.values += [child(pointer, "patternProperties", pattern) for pattern in patterns]
    parts.keywords |= {
        key: value for key, value in node.items() if key not in _STRUCTURE and is_well_formed(key, value)
    }


_STRUCTURE = frozenset(
    {"properties", "required", "type", "enum", "const", "oneOf", "anyOf", "allOf", "items", "prefixItems", "$ref"}
)


def _items(pointer: str, node: Node) -> list[str]:
    found = [child(pointer, "prefixItems", index) for index in range(len(_list(node.get("prefixItems"))))]
    if isinstance(node.get("items"), dict):
        found.append(child(pointer, "items"))
    return found


def _without_null(document: Document, parts: _Parts, *, nullable: bool) -> tuple[list[str], bool]:
    members: list[str] = []
    for pointer in parts.members:
        node = document.at(_follow(document, pointer))
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


def _merge_alternatives(document: Document, parts: _Parts, members: list[str]) -> None:
    """Add the properties of each alternative as optional ones."""
    parts.loose = True
    for member in members:
        for at, node in _conjuncts(document, _follow(document, member), frozenset()):
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


def _kind(parts: _Parts, types: set[str], members: list[str], values: tuple[Any, ...]) -> Kind:
    if members or values:
        return "union" if members else "enum"
    if parts.properties and (not types or "object" in types):
        return "class"
    if len(types) > 1:
        return "scalar" if types <= set(SCALARS) else "any"
    return _simple_kind(parts, types)


def _simple_kind(parts: _Parts, types: set[str]) -> Kind:
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


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
