"""Merges schemas: follows references and ``allOf``, visiting each schema once, without recursion."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from specmint.api.schemas.merging.merged import MergedSchema
from specmint.api.schemas.merging.parts import Group, Part, Pointers, Site, is_null
from specmint.api.schemas.references import follow, is_schema
from specmint.api.schemas.unrecursive import solve
from specmint.ir.document import DanglingReferenceError, Node, child

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from specmint.ir.document import Document

UNIONS: Final = ("oneOf", "anyOf")
_NOTHING: Final[Node] = {"type": []}
"""The object form of the schema ``false``."""


class _Null(NamedTuple):
    """Whether all parts permit null, and the pointer where null is named."""

    permitted: bool
    site: Site | None


_NOT_NULL: Final = _Null(permitted=False, site=None)


@dataclass(eq=False)
class Merge:
    """The merged schemas of one document, each computed once.

    With ``lone_alternatives``, the only alternative beside null is merged into its schema.
    """

    document: Document
    lone_alternatives: bool = False
    _bare: dict[Pointers, MergedSchema] = field(default_factory=dict, repr=False)
    _known: dict[Pointers, MergedSchema] = field(default_factory=dict, repr=False)
    _alternatives: dict[str, tuple[Group, ...]] = field(default_factory=dict, repr=False)
    _nulls: dict[Pointers, _Null] = field(default_factory=dict, repr=False)

    def of(self, *pointers: str) -> MergedSchema:
        """The merge of several schemas for one value. The first is the outermost."""
        found = self._known.get(pointers)
        if found is None:
            bare = self._without_null(pointers)
            null = solve(self._null, pointers, self._nulls, _NOT_NULL)
            found = self._known[pointers] = replace(bare, null=null.site if null.permitted else None)
        return found

    def _without_null(self, pointers: Pointers) -> MergedSchema:
        """The merged schema before alternatives are examined for null."""
        found = self._bare.get(pointers)
        if found is None:
            walk = _Walk(self.document, self._alternatives, lone_alternatives=self.lone_alternatives)
            walk.visit(pointers)
            found = self._bare[pointers] = MergedSchema(
                pointer=self._outermost(pointers),
                pointers=pointers,
                parts=tuple(walk.entered.values()),
                overriding=tuple(walk.left),
                groups=tuple(walk.groups),
                null=None,
                possible=walk.possible,
            )
        return found

    def _outermost(self, pointers: Pointers) -> str:
        try:
            return follow(self.document, pointers[0]) if pointers else ""
        except DanglingReferenceError:
            return pointers[0]

    def _null(self, pointers: Pointers) -> Generator[Pointers, _Null, _Null]:
        merged = self._without_null(pointers)
        sites = [Site(part.pointer, "type") for part in merged.parts if part.names_null]
        sites += [part.or_null for part in merged.parts if part.or_null]
        permitted = all(part.or_null or part.permits_null for part in merged.parts)
        for group in merged.groups:
            allowed, named = group.null, group.null
            for member in group.members:
                inner = yield (member,)
                allowed = allowed or inner.permitted
                named = named or (inner.permitted and inner.site is not None)
            permitted = permitted and allowed
            sites += [Site(group.pointer, group.keyword)] if named else []
        return _Null(permitted, sites[0] if sites else None)


class _Walk:
    """Collects all schemas that apply to a value: a schema, its references, and the parts of its ``allOf``."""

    def __init__(
        self, document: Document, alternatives: dict[str, tuple[Group, ...]], *, lone_alternatives: bool
    ) -> None:
        self._alternatives = alternatives
        self._document = document
        self._lone_alternatives = lone_alternatives
        self.entered: dict[tuple[str, Site | None], Part] = {}
        self.left: list[Part] = []
        self.groups: list[Group] = []
        self.possible = True

    def visit(self, pointers: Pointers) -> None:
        waiting: list[tuple[str, Site | None, Part | None]] = [(each, None, None) for each in reversed(pointers)]
        while waiting:
            pointer, or_null, done = waiting.pop()
            if done is not None:
                self.left.append(done)
                self.groups += self._groups(done)
            elif (pointer, or_null) not in self.entered and (node := self._node(pointer)) is not None:
                part = self.entered[pointer, or_null] = Part(pointer, node, or_null)
                waiting.append((pointer, or_null, part))
                waiting += [(inner, null, None) for inner, null in reversed(list(self._inside(part)))]

    def _node(self, pointer: str) -> Node | None:
        """The schema at a pointer; None for ``true``, for a value that is no schema, and for a broken pointer."""
        try:
            node = self._document.at(pointer)
        except DanglingReferenceError:
            return None
        if node is False:
            self.possible = False
            return _NOTHING
        return node if isinstance(node, dict) else None

    def _inside(self, part: Part) -> Iterator[tuple[str, Site | None]]:
        """The schemas that apply wherever a part does, and the alternatives that allow null instead."""
        target = part.node.get("$ref")
        if isinstance(target, str) and is_schema(self._document, target):
            yield target, part.or_null
        for index in range(_length(part.node, "allOf")):
            yield child(part.pointer, "allOf", index), part.or_null
        if self._lone_alternatives:
            for group in self._all_groups(part):
                if len(group.members) == 1:
                    yield group.members[0], part.or_null or (Site(group.pointer, group.keyword) if group.null else None)

    def _groups(self, part: Part) -> Iterator[Group]:
        """The alternatives of a part among which a value still has to choose."""
        for group in self._all_groups(part):
            if not self._lone_alternatives or len(group.members) != 1:
                yield group._replace(null=group.null or part.or_null is not None)

    def _all_groups(self, part: Part) -> tuple[Group, ...]:
        """The alternatives of a part, cached for all schemas that it belongs to."""
        if part.pointer not in self._alternatives:
            self._alternatives[part.pointer] = tuple(self._read_groups(part))
        return self._alternatives[part.pointer]

    def _read_groups(self, part: Part) -> Iterator[Group]:
        for keyword in UNIONS:
            members = [child(part.pointer, keyword, index) for index in range(_length(part.node, keyword))]
            if members:
                others = tuple(each for each in members if not self._is_null(each))
                yield Group(keyword, part.pointer, others, len(others) < len(members))

    def _is_null(self, pointer: str) -> bool:
        try:
            return is_null(self._document.at(follow(self._document, pointer)))
        except DanglingReferenceError:
            return False


def _length(node: Node, keyword: str) -> int:
    value = node.get(keyword)
    return len(value) if isinstance(value, list) else 0
