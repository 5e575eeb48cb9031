"""Schemas in the words that datamodel-code-generator turns into the types we want; see directions.py."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from specmint.modelling.prose import clean, documented, wrapped
from specmint.modelling.vocabulary import JSON_TYPES, NULL, alternatives, either, nullable, reference, unbounded
from specmint.schemas.keywords import SCALARS
from specmint.schemas.unions import Constant, Decision, decide

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.api import Parameter
    from specmint.ir.catalog import ClassName
    from specmint.ir.document import Node
    from specmint.schemas.view import Direction, Schemas, View


@dataclass
class Lowering(ABC):
    """What both directions share.

    ``names`` holds the classes of the direction at hand, by pointer; ``outside`` are the schemas that stand outside of
    unions too.
    """

    schemas: Schemas
    names: Mapping[str, ClassName]
    outside: frozenset[str] = frozenset()
    closed: dict[str, dict[str, tuple[Constant, ...]]] = field(default_factory=dict)
    direction: Direction = "response"

    @abstractmethod
    def enumeration(self, known: Node, types: list[Node]) -> Node:
        """The type of a value that the document enumerates; ``types`` are those of the values."""

    @abstractmethod
    def instance(self, view: View, name: ClassName) -> Node:
        """The type of an object whose class has a name."""

    @abstractmethod
    def formatted(self, view: View) -> Node | None:
        """The type of a string with a format that has a Python type."""

    @abstractmethod
    def bounds(self, view: View, name: str) -> Node:
        """The assertions of a type, by its name in JSON Schema, that the type in Python carries."""

    @abstractmethod
    def further(self, view: View) -> Node:
        """How a class says what its properties hold that are not named."""

    @abstractmethod
    def members(self, options: list[Node]) -> list[Node]:
        """The alternatives of a named union, with what else is let through."""

    def describe(self, pointer: str) -> str:
        """What the author says about a property: beside the reference, else at the schema it leads to."""
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
        """What is said about a parameter: its own words, else those of its schema, its default, whether to avoid it."""
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
        """The type itself, null left aside."""
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
        """The schema that becomes a named class or alias."""
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
        # Else dmcg makes a class without fields of a free object, and forgets what a list of itself holds.
        return {"anyOf": [lowered]} if holds_itself or is_free else lowered

    def fields(self, view: View) -> Node:
        """An object with its properties, but for one without a name, which Python has no word for."""
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
            **self.further(view),
        }

    def property(self, owner: View, name: str, pointer: str) -> Node:
        """One property with its description."""
        values = self.closed.get(owner.pointer, {}).get(name)
        lowered = self._deciding(owner, pointer, values) if values else self.lower(pointer)
        text = self.describe(pointer)
        return {**lowered, "description": wrapped(text)} if text else lowered

    def decisions(self) -> dict[str, Decision]:
        """How each named union is decided, by pointer; the deciding properties of its members are noted as closed."""
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
        return {"type": name, **self.bounds(view, name)}

    def _simple(self, view: View, name: str) -> Node:
        """One of several types of a value, as in ``type: [object, string]``."""
        if name == "array":
            return self._array(view)
        return self._scalar(view, name) if name in SCALARS else self._map(view)

    def _enum(self, values: tuple[Any, ...], types: tuple[str, ...]) -> Node:
        """Literals hold texts and integers; of everything else the type has to do."""
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
        """A property that decides a union: just these values, and null where it may be null.

        What only the union says binds nobody who has the object without it: there the property may be anything else.
        """
        view = self.schemas.view(pointer)
        constants = self._constants(values)
        says_so_itself = bool(view.enum) and all(value in values for value in view.enum)
        if owner.pointer in self.outside and not says_so_itself:
            constants = either([constants, *({"type": name} for name in _types(values))])
        return nullable(constants) if view.nullable else constants

    def _constants(self, values: tuple[Constant, ...]) -> Node:
        kinds = _types(values)
        return {"enum": list(values), **({"type": kinds[0]} if len(kinds) == 1 else {})}


def _types(values: tuple[Constant, ...]) -> list[str]:
    return list(dict.fromkeys(JSON_TYPES[type(value)] for value in values))
