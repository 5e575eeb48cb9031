"""Reading schemas as flat ones: what ``$ref``, ``allOf`` and a lone alternative bring together, in one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from specmint.comparing.wire.flat import ANYTHING, Fact, Flat, Group, Pointers, Site
from specmint.ir.document import ANNOTATIONS, Node, child
from specmint.schemas.keywords import TYPES, is_well_formed
from specmint.schemas.references import is_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.schemas.view import Schemas

_UNIONS: Final = ("oneOf", "anyOf")
_NOTHING: Final[Node] = {"type": []}
"""What ``false`` is as an object: a schema without a type that fits."""


class _Conjunct(NamedTuple):
    pointer: str
    node: Node
    or_null: Site | None
    """The alternatives that allow null beside this schema."""


@dataclass
class Flats:
    """The schemas of one document, each made flat once."""

    schemas: Schemas
    _known: dict[Pointers, Flat] = field(default_factory=dict, repr=False)

    def canonical(self, pointers: Pointers) -> Pointers:
        """The pointers with references that say nothing else followed, each once."""
        return tuple(dict.fromkeys(map(self._target, pointers)))

    def of(self, pointers: Pointers) -> Flat:
        """What schemas say that must all hold."""
        found = self._known.get(pointers)
        if found is None:
            self._known[pointers] = Flat(pointers[-1] if pointers else "")
            found = self._known[pointers] = self._flat(pointers)
        return found

    def restrict(self, pointers: Pointers) -> bool:
        """Whether schemas forbid anything at all: ``{}`` is the same as nothing."""
        flat = self.of(self.canonical(pointers))
        matters = (keyword not in ANNOTATIONS and keyword[:2] != "x-" for keyword in flat.facts)
        return bool(flat.groups) or any(matters)

    def types(self, flat: Flat) -> frozenset[str]:
        """The types of value that are allowed, null aside, whether they are named or follow from other keywords."""
        return self._types(flat, frozenset())

    def _types(self, flat: Flat, above: frozenset[str]) -> frozenset[str]:
        if flat.declared is not None:
            return flat.declared
        if implied := _implied(flat):
            return implied
        if flat.groups and flat.pointer not in above:
            inner = above | {flat.pointer}
            members = [self._types(self.of((member,)), inner) for member in flat.groups[0].members]
            return frozenset().union(*members)
        return ANYTHING

    def _target(self, pointer: str) -> str:
        seen = {pointer}
        while isinstance(node := self.schemas.document.at(pointer), dict) and node.keys() == {"$ref"}:
            target = node["$ref"]
            if not isinstance(target, str) or target in seen or not is_schema(self.schemas.document, target):
                break
            seen.add(pointer := target)
        return pointer

    def _flat(self, pointers: Pointers) -> Flat:
        groups: list[Group] = []
        seen: set[tuple[str, Site | None]] = set()
        conjuncts = [each for pointer in reversed(pointers) for each in self._conjuncts(pointer, groups, seen, None)]
        facts: dict[str, list[Fact]] = defaultdict(list)
        for pointer, node, _ in conjuncts:
            for keyword, value in node.items():
                if keyword not in _READ and is_well_formed(keyword, value):
                    facts[keyword].append(Fact(value, Site(pointer, keyword)))
        main = self.schemas.follow(pointers[-1]) if pointers else ""
        return Flat(
            pointer=main,
            facts=dict(facts),
            groups=tuple(groups),
            declared=_declared(conjuncts),
            null=self._null(conjuncts, groups),
            heirs=self._heirs(main, groups),
            parts=frozenset(each.pointer for each in conjuncts),
        )

    def _heirs(self, pointer: str, groups: list[Group]) -> Pointers:
        if not pointer or groups:
            return ()
        node = self.schemas.document.at(pointer)
        is_root = isinstance(node, dict) and "discriminator" in node
        view = self.schemas.view(pointer) if is_root else None
        return view.members if view is not None and view.kind == "union" else ()

    def _conjuncts(
        self, pointer: str, groups: list[Group], seen: set[tuple[str, Site | None]], or_null: Site | None
    ) -> Iterator[_Conjunct]:
        """A schema, then what it refers to, then the parts of its ``allOf``; a lone alternative is a part, too."""
        node = self.schemas.document.at(pointer)
        if node is False:
            node = _NOTHING
        if (pointer, or_null) in seen or not isinstance(node, dict):
            return
        seen.add((pointer, or_null))
        yield _Conjunct(pointer, node, or_null)
        target = node.get("$ref")
        if isinstance(target, str) and is_schema(self.schemas.document, target):
            yield from self._conjuncts(target, groups, seen, or_null)
        for index in range(_length(node, "allOf")):
            yield from self._conjuncts(child(pointer, "allOf", index), groups, seen, or_null)
        for keyword in _UNIONS:
            if _length(node, keyword):
                group = self._group(pointer, keyword, len(node[keyword]), or_null)
                if len(group.members) == 1:
                    inside = or_null or (Site(pointer, keyword) if group.null else None)
                    yield from self._conjuncts(group.members[0], groups, seen, inside)
                else:
                    groups.append(group)

    def _group(self, pointer: str, keyword: str, length: int, or_null: Site | None) -> Group:
        members = [child(pointer, keyword, index) for index in range(length)]
        others = tuple(each for each in members if not self._is_null(each))
        return Group(keyword, pointer, others, or_null is not None or len(others) < length)

    def _is_null(self, pointer: str) -> bool:
        node = self.schemas.document.at(self.schemas.follow(pointer))
        if not isinstance(node, dict):
            return False
        return node.get("type") in ("null", ["null"]) or node.get("enum") == [None] or node.get("const", 0) is None

    def _null(self, conjuncts: list[_Conjunct], groups: list[Group]) -> Site | None:
        """Where null is named as a value; None also where another part is against it."""
        sites = [Site(each.pointer, "type") for each in conjuncts if _names_null(each.node)]
        sites += [each.or_null for each in conjuncts if each.or_null]
        allowed = [each.null or any(self.of((member,)).nullable for member in each.members) for each in groups]
        sites += [Site(each.pointer, each.keyword) for each, allows in zip(groups, allowed, strict=True) if allows]
        permitted = all(allowed) and all(each.or_null or _permits_null(each.node) for each in conjuncts)
        return sites[0] if sites and permitted else None


_READ: Final = frozenset({"$ref", "allOf", "$defs", "definitions", *_UNIONS})


def _length(node: Node, keyword: str) -> int:
    value = node.get(keyword)
    return len(value) if isinstance(value, list) else 0


def _names(node: Node) -> frozenset[str] | None:
    """The types that a schema names, null included; None where it names none."""
    declared = node.get("type")
    if isinstance(declared, str):
        declared = [declared]
    if not isinstance(declared, list):
        return None
    known = frozenset(each for each in declared if each in TYPES)
    return known if known or not declared else None


def _declared(conjuncts: list[_Conjunct]) -> frozenset[str] | None:
    named = [_closed(types) - {"null"} for each in conjuncts if (types := _names(each.node)) is not None]
    return frozenset.intersection(*named) if named else None


def _closed(types: frozenset[str]) -> frozenset[str]:
    """An integer is a number, too."""
    return types | {"integer"} if "number" in types else types


def _names_null(node: Node) -> bool:
    return "null" in (_names(node) or ()) or None in _values(node)


def _permits_null(node: Node) -> bool:
    names = _names(node)
    values = _values(node)
    return (names is None or "null" in names) and (not values or None in values)


def _values(node: Node) -> list[Any]:
    enum = node.get("enum")
    return [*(enum if isinstance(enum, list) else []), *([node["const"]] if "const" in node else [])]


def _implied(flat: Flat) -> frozenset[str]:
    """The types that the other keywords tell, as an author means them who names none."""
    if flat.enum is not None and flat.enum[0]:
        return frozenset(_type_of(value) for value in flat.enum[0])
    if flat.facts.keys() & {"properties", "patternProperties"} or flat.schemas("additionalProperties"):
        return frozenset({"object"})
    return frozenset({"array"}) if flat.facts.keys() & {"items", "prefixItems"} else frozenset()


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    kinds = {str: "string", int: "integer", float: "number", list: "array"}
    return kinds.get(type(value), "object")
