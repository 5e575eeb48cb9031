"""Parsing the annotations of generated packages, and deciding whether one type accepts the values of another."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ANYTHING: Final = frozenset({"Any", "object"})
OPEN: Final = "UnknownMember"
"""The class for members of a union that the document does not declare."""

_WIDER: Final[Mapping[str, frozenset[str]]] = {
    "int": frozenset({"float"}),
    "list": frozenset({"Sequence"}),
    "dict": frozenset({"Mapping"}),
}
"""The types that also accept the values of a type (PEP 484, the numeric tower; abstract containers).

That ``bool`` is an ``int`` to Python is left out, since JSON knows better.
"""
_WRAPPERS: Final = frozenset({"Annotated", "NotRequired", "Required", "Optional", "Unpack"})


@dataclass(frozen=True)
class Named:
    """A class, an alias or a generic type with its arguments. Generated ones are called ``models.Pet``."""

    name: str
    arguments: tuple[Type, ...] = ()


@dataclass(frozen=True)
class Constant:
    """One value of a ``Literal``, as Python writes it, and the class of that value."""

    text: str
    of: str


Member = Named | Constant
Type = frozenset[Member]
"""A union of its members. Empty where the annotation says nothing."""

NONE: Final = Constant("None", "NoneType")
Aliases = dict[str, Type]


@dataclass(frozen=True)
class Home:
    """``models`` or ``params``, and the names of the classes and aliases that stand there."""

    name: str
    types: frozenset[str]

    def qualified(self, name: str) -> str:
        """The name with its kind, as ``models.Pet``, which no class of another package has."""
        return f"{self.name}.{name}" if name in self.types else name


NOWHERE: Final = Home("", frozenset())


@lru_cache(maxsize=50_000)
def type_of(text: str, home: Home = NOWHERE) -> Type:
    """The type that an annotation means, where it stands at ``home``."""
    try:
        return _union(ast.parse(text, mode="eval").body, home)
    except (SyntaxError, RecursionError):
        return frozenset({Named(text)})


def _union(node: ast.expr, home: Home) -> Type:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _union(left, home) | _union(right, home)
        case ast.Constant(value=None):
            return frozenset({NONE})
        case ast.Constant(value=str(quoted)):
            return type_of(quoted, home)
        case ast.Subscript(value=generic, slice=inner):
            return _subscript(ast.unparse(generic), inner, home)
        case _:
            return frozenset({Named(home.qualified(ast.unparse(node)))})


def _subscript(generic: str, inner: ast.expr, home: Home) -> Type:
    parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    if generic == "Literal":
        return frozenset(_constant(part) for part in parts)
    if generic == "Union":
        return frozenset(member for part in parts for member in _union(part, home))
    if generic in _WRAPPERS:
        return _union(parts[0], home) | (frozenset({NONE}) if generic == "Optional" else frozenset())
    return frozenset({Named(home.qualified(generic), tuple(_union(part, home) for part in parts))})


def _constant(node: ast.expr) -> Constant:
    value = ast.literal_eval(node)
    return Constant(repr(value), type(value).__name__)


def names_in(of: Type) -> frozenset[str]:
    """Every class and alias that a type names, at any depth."""
    found = set()
    for member in of:
        if isinstance(member, Named):
            found.add(member.name)
            found |= {name for argument in member.arguments for name in names_in(argument)}
    return frozenset(found)


def constants_in(of: Type) -> frozenset[str]:
    """Every constant in a type but None, at any depth."""
    own = {member.text for member in of if isinstance(member, Constant) and member is not NONE}
    inner = (argument for member in of if isinstance(member, Named) for argument in member.arguments)
    return frozenset(own).union(*(constants_in(argument) for argument in inner)) - {NONE.text}


@dataclass(frozen=True)
class Fit:
    """Whether the values of a type of one package fit a type of the other package.

    Classes of the same name count as equal: changes inside of them are reported at the class. ``lenient`` says
    that a union with an open end takes every class, since its readers are prepared for members they do not know.
    """

    given: Aliases
    taken: Aliases
    lenient: bool = False

    def __call__(self, given: Type, taken: Type) -> bool:
        """Whether each value of ``given`` is one of ``taken``."""
        return self._fits(given, taken, frozenset())

    def _fits(self, given: Type, taken: Type, assumed: frozenset[tuple[Type, Type]]) -> bool:
        if given <= taken or (given, taken) in assumed:
            return True
        wide, assumed = _expanded(taken, self.taken), assumed | {(given, taken)}
        return all(self._member(member, taken | wide, assumed) for member in given)

    def _member(self, member: Member, taken: Type, assumed: frozenset[tuple[Type, Type]]) -> bool:
        if member in taken or any(isinstance(each, Named) and each.name in ANYTHING for each in taken):
            return True
        if isinstance(member, Constant):
            names = {member.of} | _WIDER.get(member.of, frozenset())
            return any(isinstance(each, Named) and each.name in names for each in taken)
        if member.name in self.given:
            return self._fits(self.given[member.name], taken, assumed)
        if any(isinstance(each, Named) and self._named(member, each, assumed) for each in taken):
            return True
        return self.lenient and member.name.startswith("models.") and Named(OPEN) in taken

    def _named(self, given: Named, taken: Named, assumed: frozenset[tuple[Type, Type]]) -> bool:
        if given.name != taken.name and taken.name not in _WIDER.get(given.name, frozenset()):
            return (given.name.startswith("params.") and taken.name == "Mapping") or (
                given.name.startswith("models.") and taken.name == "Model"
            )
        pairs = zip(given.arguments, taken.arguments, strict=False)
        return all(self._fits(one, other, assumed) for one, other in pairs)


def _expanded(of: Type, aliases: Aliases) -> Type:
    """A type with all members that its aliases stand for."""
    found, pending = set(of), list(of)
    while pending:
        member = pending.pop()
        if isinstance(member, Named):
            more = aliases.get(member.name, frozenset()) - found
            found |= more
            pending += more
    return frozenset(found)
