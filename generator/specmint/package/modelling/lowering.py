"""Translates schemas into input for datamodel-code-generator that gives the wanted types; see directions.py."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from specmint.api.schemas.keywords import SCALARS
from specmint.api.schemas.unions import Constant, Decision, decide
from specmint.ir.equality import common
from specmint.package.modelling.vocabulary import JSON_TYPES, NULL, alternatives, either, nullable, reference, unbounded
from specmint.text.prose import clean, documented, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.api.schemas.view import Direction, Schemas, View
    from specmint.ir.api import Parameter
    from specmint.ir.catalog import ClassName
    from specmint.ir.document import Node


@dataclass
class Lowering(ABC):
    """The common part of both directions.

    ``names`` holds the classes of the direction, by pointer; ``standalone`` are the schemas that are used outside of
    unions too.
    """

    schemas: Schemas
    names: Mapping[str, ClassName]
    standalone: frozenset[str] = frozenset()
    closed: dict[str, dict[str, tuple[Constant, ...]]] = field(default_factory=dict)
    direction: Direction = "response"

    @abstractmethod
    def enumeration(self, known: Node, types: list[Node]) -> Node:
        """The type of an enumerated value; ``types`` are the types of its constants."""

    @abstractmethod
    def instance(self, view: View, name: ClassName) -> Node:
        """The type of an object whose class has a name."""

    @abstractmethod
    def formatted(self, view: View) -> Node | None:
        """The type of a string whose format has a Python type."""

    @abstractmethod
    def number(self, view: View) -> Node:
        """The type of a number, which may be an integer."""

    @abstractmethod
    def bounds(self, view: View, name: str) -> Node:
        """The assertions for a JSON Schema type that the Python type includes."""

    @abstractmethod
    def additional(self, view: View) -> Node:
        """``additionalProperties`` as given to datamodel-code-generator."""

    @abstractmethod
    def members(self, options: list[Node]) -> list[Node]:
        """The alternatives of a named union, including one for unknown members."""

    def describe(self, pointer: str) -> str:
        """The description of a property: beside the reference, or else of the referenced schema."""
        here = self.schemas.document.at(pointer)
        said = here.get("description") if isinstance(here, dict) else None
        target = self.schemas.follow(pointer)
        if not isinstance(said, str) and target not in self.names:
            said = self.schemas.view(target).description
        parts = [clean(said)] if isinstance(said, str) else []
        if isinstance(here, dict) and here.get("deprecated") is True:
            parts.append("Deprecated.")
        return "\n\n".join(part for part in parts if part)

    def parameter_text(self, parameter: Parameter) -> str:
        """The text for a parameter: its description or its schema's, its default, and whether it is deprecated."""
        own = clean(parameter.description)
        text = self.describe(parameter.schema)
        default = text[text.find("Default: ") :] if "Default: " in text else ""
        parts = [own, default] if own else [text]
        return "\n\n".join(part for part in (*parts, "Deprecated." if parameter.deprecated else "") if part)

    def lower(self, pointer: str) -> Node:
        """The type of a value of this schema."""
        target = self.schemas.follow(pointer)
        view = self.schemas.view(target)
        named = self.names.get(target)
        lowered = self._named(view, named) if named else self.body(view)
        return nullable(lowered) if view.nullable else lowered

    def _named(self, view: View, name: ClassName) -> Node:
        if view.kind != "class":
            return reference(str(name))
        others = [self._simple(view, each) for each in view.types if each != "object"]
        return either([*alternatives(self.instance(view, name)), *others])

    def body(self, view: View) -> Node:
        """The type without null."""
        match view.kind:
            case "union":
                return either([option for member in view.members for option in alternatives(self.lower(member))])
            case "enum":
                return self._enum(view.enum, view.types)
            case "array":
                return self._array(view)
            case "map" | "class":
                return self._map(view)
            case _ if view.types:
                return either([self._simple(view, name) for name in view.types])
            case _:
                return NULL if view.nullable else {}

    def definition(self, pointer: str) -> Node:
        """The definition of a named class or alias."""
        view = self.schemas.view(pointer)
        lowered = self.fields(view) if view.kind == "class" else self._alias(view)
        text = documented(view.description) if view.kind == "class" else wrapped(view.description, indent=0)
        return {**lowered, "description": text} if text else lowered

    def _alias(self, view: View) -> Node:
        if view.kind == "union":
            options = [option for member in view.members for option in alternatives(self.lower(member))]
            return either(self.members(options))
        lowered = self.body(view)
        holds_itself = view.kind == "array" and any(self.schemas.follow(each) == view.pointer for each in view.items)
        is_free = lowered.get("additionalProperties") is True
        # Otherwise dmcg makes an empty class for a free object, and loses the element type of a recursive list.
        return {"anyOf": [lowered]} if holds_itself or is_free else lowered

    def fields(self, view: View) -> Node:
        """An object with its properties, except one with an empty name, which Python cannot express."""
        properties = {name: at for name, at in self.schemas.properties(view, self.direction).items() if name}
        undeclared = {
            name: self._constants(values)
            for name, values in self.closed.get(view.pointer, {}).items()
            if name not in view.properties
        }
        return {
            "type": "object",
            "properties": {**{name: self.property(view, name, at) for name, at in properties.items()}, **undeclared},
            "required": [name for name in properties if name in view.required],
            **self.additional(view),
        }

    def property(self, owner: View, name: str, pointer: str) -> Node:
        """One property with its description."""
        values = self.closed.get(owner.pointer, {}).get(name)
        lowered = self._deciding(owner, pointer, values) if values else self.lower(pointer)
        text = self.describe(pointer)
        return {**lowered, "description": wrapped(text)} if text else lowered

    def decisions(self) -> dict[str, Decision]:
        """The discriminator of each named union, by pointer.

        The deciding properties of its members are noted in ``closed``.
        """
        found: dict[str, Decision] = {}
        for pointer in self.names:
            view = self.schemas.view(pointer)
            decision = decide(self.schemas, view) if view.kind == "union" else None
            if decision:
                found[pointer] = decision
                for member, values in zip(view.members, decision.values, strict=True):
                    self.closed.setdefault(self.schemas.follow(member), {})[decision.property] = values
        return found

    def _array(self, view: View) -> Node:
        items = unbounded(either([self.lower(each) for each in view.items])) if view.items else {}
        return {"type": "array", "items": items, **self.bounds(view, "array")}

    def _map(self, view: View) -> Node:
        return {"type": "object", "additionalProperties": unbounded(self.lower(view.values)) if view.values else True}

    def _scalar(self, view: View, name: str) -> Node:
        if name == "string" and (formatted := self.formatted(view)) is not None:
            return formatted
        return self.number(view) if name == "number" else {"type": name, **self.bounds(view, name)}

    def _simple(self, view: View, name: str) -> Node:
        """One of several types of a value, as in ``type: [object, string]``."""
        if name == "array":
            return self._array(view)
        return self._scalar(view, name) if name in SCALARS else self._map(view)

    def _enum(self, values: tuple[Any, ...], types: tuple[str, ...]) -> Node:
        """Strings and integers become literals; other constants only count with their type."""
        literals = [value for value in values if type(value) in {str, int}]
        kinds = dict.fromkeys(JSON_TYPES[type(value)] for value in values if type(value) in JSON_TYPES)
        plain: list[Node] = [{"type": kind} for kind in kinds]
        if not literals:
            return either(plain or [{"type": name} for name in types] or [{}])
        known = {"enum": literals, **({"type": next(iter(kinds))} if len(kinds) == 1 else {})}
        rest = [option for option in plain if option["type"] not in {"string", "integer"}]
        listed = self.enumeration(known, [option for option in plain if option not in rest])
        return either([*alternatives(listed), *rest])

    def _deciding(self, owner: View, pointer: str, values: tuple[Constant, ...]) -> Node:
        """The property that decides a union: only its constants, and null if allowed.

        If an object is also used without the union, the property may have any other value there.
        """
        view = self.schemas.view(pointer)
        constants = self._constants(values)
        says_so_itself = bool(view.enum) and len(common([view.enum, values])) == len(view.enum)
        if owner.pointer in self.standalone and not says_so_itself:
            constants = either([constants, *({"type": name} for name in _types(values))])
        return nullable(constants) if view.nullable else constants

    def _constants(self, values: tuple[Constant, ...]) -> Node:
        kinds = _types(values)
        return {"enum": list(values), **({"type": kinds[0]} if len(kinds) == 1 else {})}


def _types(values: tuple[Constant, ...]) -> list[str]:
    return list(dict.fromkeys(JSON_TYPES[type(value)] for value in values))
