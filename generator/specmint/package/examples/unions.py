"""Finds the members of unions and names them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.api.schemas.merging.parts import is_null
from specmint.api.schemas.unions import decide
from specmint.ir.document import DanglingReferenceError, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.api.schemas.unions import Constant
    from specmint.api.schemas.view import Schemas

COMPONENT = ["components", "schemas"]


@dataclass(frozen=True)
class Union:
    """A ``oneOf`` or ``anyOf``: the pointers of its members in the document's order, and their names.

    ``property`` discriminates between the members, if there is one; ``constants`` maps its values to members.
    """

    members: tuple[str, ...]
    names: Mapping[str, str]
    property: str | None
    constants: Mapping[str, Constant]


@dataclass(frozen=True, eq=False)
class Unions:
    """The unions of a document, each computed once."""

    schemas: Schemas
    _unions: dict[str, Union] = field(default_factory=dict, repr=False)
    _heirs: dict[str, dict[str, dict[str, Constant]]] = field(default_factory=dict, repr=False)

    def at(self, pointer: str) -> Union:
        """The union at the pointer of a ``oneOf`` or ``anyOf`` keyword."""
        if pointer not in self._unions:
            self._unions[pointer] = _union(self.schemas, pointer)
        return self._unions[pointer]

    def of(self, member: str) -> Union:
        """The union that has this member."""
        return self.at(member.rpartition("/")[0])

    def subtypes(self, site: str) -> dict[str, dict[str, Constant]]:
        """The subtypes of the schema at ``site``, each with its discriminating property, if any."""
        if site not in self._heirs:
            self._heirs[site] = dict(sorted(_heirs(self.schemas, site).items()))
        return self._heirs[site]

    def is_real(self, union: Union) -> bool:
        """Whether at least two members are other than null."""
        return sum(not is_null(_target(self.schemas, member)) for member in union.members) > 1


def _union(schemas: Schemas, pointer: str) -> Union:
    members = tuple(f"{pointer}/{index}" for index in range(len(schemas.document.at(pointer))))
    name, constants = _decided(schemas, pointer)
    names = [str(constants.get(member, "")) or _name(schemas, member) for member in members]
    count = Counter(name.lower() for name in names)
    named = {
        member: name if name and count[name.lower()] == 1 else f"{name}.{index}".strip(".")
        for index, (member, name) in enumerate(zip(members, names, strict=True))
    }
    return Union(members, named, name, constants)


def _decided(schemas: Schemas, pointer: str) -> tuple[str | None, dict[str, Constant]]:
    try:
        view = schemas.view(pointer.rpartition("/")[0])
        decision = decide(schemas, view) if view.members else None
    except DanglingReferenceError:
        return None, {}
    if decision is None:
        return None, {}
    pairs = zip(view.members, decision.values, strict=True)
    return decision.property, {member: min(values, key=repr) for member, values in pairs if values}


def _heirs(schemas: Schemas, site: str) -> dict[str, dict[str, Constant]]:
    try:
        subtypes = schemas.subtypes(site)
        decision = decide(schemas, schemas.view(site)) if subtypes else None
    except DanglingReferenceError:
        return {}
    if decision is None:
        return {heir: {} for heir in subtypes}
    pairs = zip(schemas.view(site).members, decision.values, strict=True)
    return {heir: {decision.property: min(values, key=repr)} if values else {} for heir, values in pairs}


def _name(schemas: Schemas, member: str) -> str:
    """The name of the component, or else the title, the type, or an empty string."""
    try:
        target = schemas.follow(member)
    except DanglingReferenceError:
        return ""
    path = list(tokens(target))
    if path[:-1] == COMPONENT:
        return path[-1]
    node = schemas.document.at(target)
    title, kind = (node.get("title"), node.get("type")) if isinstance(node, dict) else (None, None)
    return next((name for name in (title, kind) if isinstance(name, str)), "")


def _target(schemas: Schemas, member: str) -> object:
    try:
        return schemas.document.at(schemas.follow(member))
    except DanglingReferenceError:
        return None
