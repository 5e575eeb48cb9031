"""The value of an expression in a user's code, as far as it can be known without running the code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import libcst as cst
from libcst.metadata import QualifiedNameProvider, QualifiedNameSource

from specmint.changes.comparing.python.surface import MODELS, PARAMS
from specmint.changes.comparing.python.types import Named, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from specmint.changes.comparing.python.surface import Surface

CLIENTS: Final = frozenset({"Client", "AsyncClient"})
"""The classes of a package that are clients."""
_ONE_OF: Final = frozenset({"list", "Sequence", "dict", "Mapping", "ItemStream", "AsyncItemStream", "tuple"})


@dataclass(frozen=True)
class Reached:
    """The client, or what is reached from it by attributes: ``("ai", "assistants")``."""

    path: tuple[str, ...]


@dataclass(frozen=True)
class Instance:
    """A value of a type that the package declares."""

    type: Type


@dataclass(frozen=True)
class Imported:
    """Something of the package, by its path in there: ``("models", "Pet")``."""

    path: tuple[str, ...]

    @property
    def type(self) -> str | None:
        """The name of the type that it is."""
        is_type = len(self.path) > 1 and self.path[0] in {MODELS, PARAMS}
        return f"{self.path[0]}.{self.path[-1]}" if is_type else None


@dataclass(frozen=True)
class Written:
    """A dict display."""

    node: cst.Dict


@dataclass(frozen=True)
class Giving:
    """A function of the user's with a return annotation."""

    value: Value


Value = Reached | Instance | Imported | Written | Giving


@dataclass
class Names:
    """The values of names by the scope they are bound in: the nearest first; attributes of ``self`` by class."""

    scopes: list[dict[str, Value]] = field(default_factory=lambda: [{}])
    attributes: dict[tuple[str, str], Value] = field(default_factory=dict)
    classes: list[str] = field(default_factory=list)

    def find(self, name: str) -> Value | None:
        """The value of a name."""
        return next((scope[name] for scope in reversed(self.scopes) if name in scope), None)

    def bind(self, target: cst.BaseExpression, value: Value | None) -> None:
        """Remember a value under the target of an assignment; a name whose value is not known has none."""
        match target:
            case cst.Name(value=name):
                self.scopes[-1].pop(name, None)
                if value is not None:
                    self.scopes[-1][name] = value
            case cst.Attribute(value=cst.Name(value="self"), attr=cst.Name(value=name)) if value is not None:
                self.attributes[self.classes[-1] if self.classes else "", name] = value


class Evaluation:
    """Finds the value of expressions in one file."""

    def __init__(self, package: str, surface: Surface, names: Names, metadata: Callable[..., object]) -> None:
        self._package, self._surface, self._names, self._metadata = package, surface, names, metadata

    def imported(self, node: cst.CSTNode) -> Imported | None:
        """What a name means, if it is something of the package."""
        # libcst names a call like its function, and an element like its container.
        is_name = _is_dotted(node)
        found = self._metadata(QualifiedNameProvider, node, frozenset()) if is_name else frozenset()
        for each in sorted(found, key=lambda each: each.name) if isinstance(found, set | frozenset) else ():
            parts = [part for part in each.name.split(".") if part]
            if each.source is QualifiedNameSource.IMPORT and self._package in parts:
                return Imported(tuple(parts[parts.index(self._package) + 1 :]))
        return None

    def __call__(self, node: cst.BaseExpression) -> Value | None:
        """The value of an expression; None where it is unknown."""
        found: Value | None = None
        match node:
            case cst.Name(value=name):
                found = self._names.find(name) or self.imported(node)
            case cst.Attribute(value=base, attr=cst.Name(value=name)):
                found = self._attribute(node, base, name)
            case cst.Call(func=function):
                found = self._called(self(function))
            case cst.Await(expression=inner) | cst.NamedExpr(value=inner):
                found = self(inner)
            case cst.Subscript(value=base):
                found = self.element(self(base))
            case cst.BooleanOperation(left=one, right=other) | cst.IfExp(body=one, orelse=other):
                found = self(one) or self(other)
            case cst.Dict():
                found = Written(node)
        return found

    def _attribute(self, node: cst.Attribute, base: cst.BaseExpression, name: str) -> Value | None:
        if isinstance(base, cst.Name) and base.value == "self":
            return self._names.attributes.get((self._names.classes[-1] if self._names.classes else "", name))
        match self(base):
            case Reached(path=path):
                return Reached((*path, name))
            case Instance(type=declared):
                return self._field(declared, name)
            case Imported(path=path):
                return self.imported(node) or Imported((*path, name))
        return self.imported(node)

    def _field(self, declared: Type, name: str) -> Instance | None:
        found: Type = frozenset()
        for owner in self.owners(declared):
            field_ = self._surface.types[owner].fields.get(name)
            found |= field_.type if field_ else frozenset()
        return Instance(found) if found else None

    def owners(self, declared: Type) -> frozenset[str]:
        """The classes that a value of a type may be an instance of."""
        found, pending, seen = set(), list(declared), set(declared)
        while pending:
            member = pending.pop()
            known = self._surface.types.get(member.name) if isinstance(member, Named) else None
            if known is None:
                continue
            if known.alias is None:
                found.add(known.name)
            else:
                pending += known.alias.type - seen
                seen |= known.alias.type
        return frozenset(found)

    def _called(self, function: Value | None) -> Value | None:
        match function:
            case Giving(value=value):
                return value
            case Reached(path=path):
                call = self._surface.calls.get(".".join(path))
                return Instance(call.returns.type) if call else None
            case Imported(path=path) if path and path[-1] in CLIENTS:
                return Reached(())
            case Imported(path=path) if path and path[0] == "webhooks":
                return self._called(Reached(path))
            case Imported(type=str(name)):
                return Instance(frozenset({Named(name)}))
        return None

    def element(self, value: Value | None) -> Value | None:
        """The elements of a container."""
        if not isinstance(value, Instance):
            return None
        found: Type = frozenset()
        for member in value.type:
            if isinstance(member, Named) and member.name in _ONE_OF and member.arguments:
                found |= member.arguments[-1]
            elif isinstance(member, Named) and (alias := self._surface.aliases.get(member.name)):
                inner = self.element(Instance(alias)) if alias != value.type else None
                found |= inner.type if isinstance(inner, Instance) else frozenset()
        return Instance(found) if found else None

    def annotated(self, node: cst.BaseExpression) -> Value | None:
        """The value of something with this annotation."""
        text = node.evaluated_value if isinstance(node, cst.SimpleString) else None
        if isinstance(text, str):
            return Reached(()) if text.rpartition(".")[2] in CLIENTS else self._by_name(text)
        match node:
            case cst.BinaryOperation(left=one, right=other):
                return self.annotated(one) or self.annotated(other)
            case cst.Subscript(value=generic, slice=parts):
                inner = [part.slice.value for part in parts if isinstance(part.slice, cst.Index)]
                value = self.annotated(inner[-1]) if inner else None
                name = generic.value if isinstance(generic, cst.Name) else ""
                is_container = name in _ONE_OF or name in {"Iterator", "Iterable", "List", "Dict"}
                if is_container and isinstance(value, Instance):
                    return Instance(frozenset({Named("list", (value.type,))}))
                return value
        return self._called(self.imported(node))

    def _by_name(self, text: str) -> Value | None:
        name = f"{MODELS}.{text.rpartition('.')[2]}"
        return Instance(frozenset({Named(name)})) if name in self._surface.types else None


def _is_dotted(node: cst.CSTNode) -> bool:
    while isinstance(node, cst.Attribute):
        node = node.value
    return isinstance(node, cst.Name)
