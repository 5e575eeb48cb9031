"""The type view of a schema: references followed, ``allOf`` merged, null set apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from specmint.api.schemas.keywords import SCALARS, TYPES, is_well_formed
from specmint.api.schemas.merging.merge import Merge
from specmint.api.schemas.references import follow, is_schema
from specmint.api.schemas.subtypes import Subtypes
from specmint.ir.document import Document, Node, child, plain_reference
from specmint.ir.equality import exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from specmint.api.schemas.merging.merged import MergedSchema
    from specmint.api.schemas.merging.parts import Part

Direction = Literal["request", "response"]

Kind = Literal["class", "map", "union", "enum", "array", "scalar", "any"]

HIDDEN: dict[Direction, str] = {"request": "readOnly", "response": "writeOnly"}


@dataclass(frozen=True)
class View:
    """The facts about a schema that its type depends on.

    ``properties``, ``members``, ``items`` and ``values`` hold pointers, not yet followed. ``types`` never contains
    ``null``, which ``nullable`` tells; for a class, it lists what a value may be instead of an object. ``enum`` holds
    the allowed values without null, also those of ``const``. ``keywords`` are the assertions on strings, numbers and
    arrays, and the annotations. ``loose`` tells that alternatives were merged into optional properties, since Python
    has no type for "this class and one of those".
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
        """The description of this schema, or an empty string."""
        text = self.keywords.get("description")
        return text.strip() if isinstance(text, str) else ""


@dataclass(frozen=True, eq=False)
class Schemas:
    """The views of a document's schemas, each computed once."""

    document: Document
    merge: Merge = field(init=False, repr=False)
    _views: dict[str, View] = field(default_factory=dict, repr=False)
    _targets: dict[str, str] = field(default_factory=dict, repr=False)
    _marked: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _heirs: Subtypes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "merge", Merge(self.document))
        object.__setattr__(self, "_heirs", Subtypes(self.document))

    def follow(self, pointer: str) -> str:
        """The pointer of the schema at the end of a chain of plain references.

        A broken chain, which validation reports, ends with its last schema, which allows anything. A circular chain
        ends with one of its schemas.
        """
        target = self._targets.get(pointer)
        if target is None:
            target = self._targets[pointer] = follow(self.document, pointer)
        return target

    def view(self, pointer: str) -> View:
        """The view of the schema at ``pointer``, plain references followed.

        An object with a ``discriminator`` that others extend is the union of those.
        """
        pointer = self.follow(pointer)
        if pointer not in self._views:
            view = _view(self.merge, pointer)
            subtypes = self._heirs.of(pointer) if view.kind in {"class", "map"} else ()
            self._views[pointer] = replace(view, kind="union", members=subtypes, types=()) if subtypes else view
        return self._views[pointer]

    def subtypes(self, pointer: str) -> tuple[str, ...]:
        """The subtypes of the schema at ``pointer`` by its ``discriminator``."""
        return self._heirs.of(self.follow(pointer))

    def hidden(self, pointer: str, direction: Direction) -> bool:
        """Whether a property is left out in this direction (OpenAPI 3.1.1, section 4.8.24)."""
        marked = self._marked.get(pointer)
        if marked is None:
            parts = [part for part in map(self.document.at, {pointer, self.follow(pointer)}) if isinstance(part, dict)]
            marked = frozenset(keyword for keyword in HIDDEN.values() for part in parts if part.get(keyword) is True)
            self._marked[pointer] = marked
        return HIDDEN[direction] in marked

    def properties(self, view: View, direction: Direction) -> dict[str, str]:
        """The properties of a view in this direction."""
        return {name: at for name, at in view.properties.items() if not self.hidden(at, direction)}


def _view(merge: Merge, pointer: str) -> View:
    merged = merge.of(pointer)
    parts = [part for part in merged.overriding if not _only_refers(merge.document, part)]
    members = _members(merge.document, merged)
    properties = _properties(parts)
    loose = bool(properties and members)
    if loose:
        # Python has no type for "this class and one of those": the properties of alternatives become optional.
        for each in members:
            for name, at in _properties(merge.of(each).overriding).items():
                properties.setdefault(name, at)
        members = ()
    if properties:
        # A required property without declaration may have any value.
        properties |= {name: site.place for name, site in merged.required.items() if name not in properties}
    values = list(_values(parts))
    view = View(
        pointer=pointer,
        kind="any",
        nullable=merged.nullable and _says_null(merged),
        types=_types(merged),
        properties=properties,
        required=frozenset(merged.required),
        members=members,
        items=tuple(_items(parts)),
        values=_only(merge.document, values),
        enum=tuple(value for value in merged.enum or () if value is not None),
        keywords=_keywords(parts),
        loose=loose,
    )
    return replace(view, kind=_kind(view, values=bool(values)))


def _only_refers(document: Document, part: Part) -> bool:
    """Whether a part is a reference with nothing but annotations beside it."""
    target = plain_reference(part.node)
    return target is not None and is_schema(document, target)


def _says_null(merged: MergedSchema) -> bool:
    """Whether the schema itself names null as a value, not only one of its alternatives."""
    return any(part.names_null for part in merged.parts) or any(group.null for group in merged.groups)


def _members(document: Document, merged: MergedSchema) -> tuple[str, ...]:
    """The alternatives that are types of their own.

    An alternative without type information allows any type: beside properties it adds nothing, and the schema's own
    types are all that is known. If all alternatives are like this, there is no union.
    """
    found: list[str] = []
    for group in merged.groups:
        nodes = {each: document.at(follow(document, each)) for each in group.members}
        schemas = [each for each, node in nodes.items() if isinstance(node, dict) or node is True]
        typed = [each for each in schemas if nodes[each] is not True and not _changes_no_type(nodes[each])]
        if any(merged.all("properties")):
            found += typed
        elif merged.types is not None:
            found += typed if typed == schemas else []
        else:
            found += schemas if typed or group.null else []
    return tuple(found)


def _changes_no_type(node: Node) -> bool:
    """Whether an alternative only has assertions such as ``required`` or ``maxLength``."""
    return bool(node) and set(node) <= _UNTYPED


_UNTYPED = frozenset(
    {"required", "not", "description", "title", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength"}
    | {"minProperties", "maxProperties", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
    | {"pattern", "dependentRequired"}
)
"""The keywords that do not affect the type of a value."""


def _properties(parts: Iterable[Part]) -> dict[str, str]:
    """The properties that the parts declare; of equal names, the last one counts."""
    found: dict[str, str] = {}
    for part in parts:
        declared = part.node.get("properties")
        found |= {
            name: child(part.pointer, "properties", name) for name in (declared if isinstance(declared, dict) else ())
        }
    return found


def _types(merged: MergedSchema) -> tuple[str, ...]:
    """The types that all parts allow, without null; if they contradict, those of the last part."""
    types = merged.types
    if types is not None and not types:
        types = [part.types for part in merged.overriding if part.types is not None][-1]
    return tuple(name for name in TYPES[:-1] if name in (types or ()))


def _items(parts: Iterable[Part]) -> Iterator[str]:
    """The schemas of items: those of single positions, then the one of all others."""
    for part in parts:
        prefix = part.node.get("prefixItems")
        for index in range(len(prefix) if isinstance(prefix, list) else 0):
            yield child(part.pointer, "prefixItems", index)
        if isinstance(part.node.get("items"), dict):
            yield child(part.pointer, "items")


def _values(parts: Iterable[Part]) -> Iterator[str]:
    """The schemas of properties without a declared name."""
    for part in parts:
        if isinstance(further := part.node.get("additionalProperties"), dict) and further:
            yield child(part.pointer, "additionalProperties")
        patterns = part.node.get("patternProperties")
        for pattern in patterns if isinstance(patterns, dict) else ():
            yield child(part.pointer, "patternProperties", pattern)


def _only(document: Document, values: Iterable[str]) -> str | None:
    """The schema of all properties without a declared name; None if there are several."""
    distinct = {exact(document.at(pointer)): pointer for pointer in values}
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def _keywords(parts: Iterable[Part]) -> dict[str, Any]:
    """The values of other keywords; the last part with a keyword counts."""
    found: dict[str, Any] = {}
    for part in parts:
        found |= {
            key: value for key, value in part.node.items() if key not in _STRUCTURE and is_well_formed(key, value)
        }
    return found


_STRUCTURE = frozenset(
    {"properties", "required", "type", "enum", "const", "oneOf", "anyOf", "allOf", "items", "prefixItems", "$ref"}
)


def _kind(view: View, *, values: bool) -> Kind:
    """The kind of a type. ``values`` tells whether properties without a declared name have a schema."""
    if view.members or view.enum:
        return "union" if view.members else "enum"
    if view.properties and (not view.types or "object" in view.types):
        return "class"
    if len(view.types) > 1:
        return "scalar" if set(view.types) <= set(SCALARS) else "any"
    if "object" in view.types or (not view.types and values):
        return "map"
    if "array" in view.types or (not view.types and view.items):
        return "array"
    return "scalar" if view.types else "any"
