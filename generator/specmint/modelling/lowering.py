"""Schemas in the words that datamodel-code-generator turns into the types we want, one direction at a time."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from specmint.modelling.prose import clean, wrapped
from specmint.schemas.patterns import is_supported
from specmint.schemas.unions import Constant, Decision, decide
from specmint.schemas.view import SCALARS, Direction, Schemas, View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.api import Parameter
    from specmint.ir.catalog import ClassName
    from specmint.ir.document import Node

COMPONENTS = "#/components/schemas/"
RUNTIME = "__runtime__"
NULL: Node = {"type": "null"}

BOUNDS = {
    "string": ("minLength", "maxLength"),
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    "array": ("minItems", "maxItems"),
}
"""The assertions a type can carry. ``multipleOf`` a fraction is left to the request checks, which count in decimals."""
JSON_TYPES: dict[type, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}
ALL_BOUNDS = frozenset({"pattern"}.union(*BOUNDS.values()))


def reference(name: str) -> Node:
    """A reference to a class by its dotted key."""
    return {"$ref": COMPONENTS + name}


def runtime(name: str) -> Node:
    """A reference to a type of the runtime."""
    return reference(f"{RUNTIME}.{name}")


def either(options: list[Node]) -> Node:
    """One schema for several alternatives, doubles dropped.

    The bounds of an alternative are left out: dmcg would make a class of it that nobody named.
    """
    distinct: list[Node] = []
    for option in options if len(options) == 1 else map(_unbounded, options):
        if option not in distinct:
            distinct.append(option)
    return distinct[0] if len(distinct) == 1 else {"anyOf": distinct}


def nullable(schema: Node) -> Node:
    """The same or null."""
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return either([*_options(schema), NULL])


def _unbounded(schema: Node) -> Node:
    return {key: value for key, value in schema.items() if key not in ALL_BOUNDS}


@dataclass
class Lowering(ABC):
    """What both directions share. ``names`` holds the classes of the direction at hand, by pointer."""

    schemas: Schemas
    names: Mapping[str, ClassName]
    closed: dict[tuple[str, str], tuple[Constant, ...]] = field(default_factory=dict)
    direction: Direction = "response"

    @abstractmethod
    def enumeration(self, known: Node, types: list[Node]) -> Node:
        """The type of a value that the document enumerates; ``types`` are those of the values."""

    @abstractmethod
    def instance(self, name: ClassName) -> Node:
        """The type of a value whose class has a name."""

    @abstractmethod
    def formatted(self, view: View) -> Node | None:
        """The type of a string with a format that has a Python type."""

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
        return self.instance(name) if view.kind == "class" else reference(str(name))

    def body(self, view: View) -> Node:
        """The type itself, null left aside."""
        match view.kind:
            case "union":
                return either([option for member in view.members for option in _options(self.lower(member))])
            case "enum":
                return self._enum(view.enum, view.types)
            case "array":
                return self._array(view)
            case "map" | "class":
                return {"type": "object", "additionalProperties": self.lower(view.values) if view.values else True}
            case "scalar":
                return either([self._scalar(view, name) for name in view.types])
            case _:
                return either([self._simple(view, name) for name in view.types]) if view.types else {}

    def definition(self, pointer: str) -> Node:
        """The schema that becomes a named class or alias."""
        view = self.schemas.view(pointer)
        lowered = self.fields(view) if view.kind == "class" else self._alias(view)
        text = wrapped(view.description, indent=4 if view.kind == "class" else 0)
        return {**lowered, "description": text} if text else lowered

    def _alias(self, view: View) -> Node:
        if view.kind != "union":
            return self.body(view)
        options = [option for member in view.members for option in _options(self.lower(member))]
        return either(self.members(options))

    def fields(self, view: View) -> Node:
        """An object with its properties, but for one without a name, which Python has no word for."""
        properties = {name: at for name, at in self.schemas.properties(view, self.direction).items() if name}
        return {
            "type": "object",
            "properties": {name: self.property(view, name, at) for name, at in properties.items()},
            "required": [name for name in properties if name in view.required],
        }

    def property(self, owner: View, name: str, pointer: str) -> Node:
        """One property with its description."""
        values = self.closed.get((owner.pointer, name))
        lowered = self._constants(values) if values else self.lower(pointer)
        text = self.describe(pointer)
        return {**lowered, "description": wrapped(text)} if text else lowered

    def decisions(self) -> dict[str, Decision]:
        """How each named union is decided, by pointer; the deciding properties of its members are noted as closed."""
        found: dict[str, Decision] = {}
        for pointer in self.names:
            view = self.schemas.view(pointer)
            decision = decide(self.schemas, view) if view.kind == "union" and len(view.members) > 1 else None
            if decision:
                found[pointer] = decision
                for member, values in zip(view.members, decision.values, strict=True):
                    self.closed[self.schemas.follow(member), decision.property] = values
        return found

    def _array(self, view: View) -> Node:
        itself = any(self.schemas.follow(each) == view.pointer for each in view.items)
        items = either([self.lower(each) for each in view.items]) if view.items and not itself else {}
        return {"type": "array", "items": items, **_bounds(view, "array")}

    def _scalar(self, view: View, name: str) -> Node:
        if name == "string" and (formatted := self.formatted(view)) is not None:
            return formatted
        lowered = {"type": name, **_bounds(view, name)}
        pattern = view.keywords.get("pattern")
        if name == "string" and isinstance(pattern, str) and is_supported(pattern):
            lowered["pattern"] = pattern
        return lowered

    def _simple(self, view: View, name: str) -> Node:
        """One of several types of a value, as in ``type: [object, string]``."""
        if name == "array":
            return self._array(view)
        return self._scalar(view, name) if name in SCALARS else {"type": "object", "additionalProperties": True}

    def _enum(self, values: tuple[Any, ...], types: tuple[str, ...]) -> Node:
        """Literals hold texts and integers; of everything else the type has to do."""
        literals = [value for value in values if type(value) in {str, int}]
        kinds = dict.fromkeys(JSON_TYPES[type(value)] for value in values if type(value) in JSON_TYPES)
        plain: list[Node] = [{"type": kind} for kind in kinds]
        if not literals:
            return either(plain or [{"type": name} for name in types] or [{}])
        known = {"enum": literals, **({"type": next(iter(kinds))} if len(kinds) == 1 else {})}
        rest = [option for option in plain if option["type"] not in {"string", "integer"}]
        return either([*_options(self.enumeration(known, [option for option in plain if option not in rest])), *rest])

    def _constants(self, values: tuple[Constant, ...]) -> Node:
        kinds = dict.fromkeys(JSON_TYPES[type(value)] for value in values)
        return {"enum": list(values), **({"type": next(iter(kinds))} if len(kinds) == 1 else {})}


def _options(schema: Node) -> list[Node]:
    return list(schema["anyOf"]) if set(schema) == {"anyOf"} else [schema]


def _bounds(view: View, name: str) -> Node:
    numbers = {key: view.keywords[key] for key in BOUNDS.get(name, ()) if _is_number(view.keywords.get(key))}
    if name == "integer":
        numbers = {key: value for key, value in numbers.items() if value == int(value)}
    return numbers


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


class ResponseLowering(Lowering):
    """What the server sends: enumerations are open, and a union lets through members that nobody described."""

    def enumeration(self, known: Node, types: list[Node]) -> Node:
        """A value outside the enumeration is kept."""
        return {"anyOf": [known, *types]}

    def instance(self, name: ClassName) -> Node:
        """An instance of the model."""
        return reference(str(name))

    def formatted(self, view: View) -> Node | None:
        """Times and dates; every other format is kept as the text it came as."""
        match view.keywords.get("format"):
            case "date-time":
                return runtime("Timestamp")
            case "date":
                return {"type": "string", "format": "date"}
            case _:
                return None

    def members(self, options: list[Node]) -> list[Node]:
        """The members and, for objects, a mapping for the unknown one."""
        return [*options, runtime("UnknownMember")] if any("$ref" in option for option in options) else options


class RequestLowering(Lowering):
    """What a caller may pass: enumerations are closed, a model is as good as its dict, times may be objects or text."""

    def enumeration(self, known: Node, types: list[Node]) -> Node:  # noqa: ARG002 - the other direction needs them
        """Only the values of the enumeration."""
        return known

    def instance(self, name: ClassName) -> Node:
        """The TypedDict, or any model: its fields are checked before it is sent."""
        return {"anyOf": [reference(str(name)), runtime("Model")]}

    def formatted(self, view: View) -> Node | None:
        """Times, dates and bytes."""
        named = {"date-time": "DateTimeLike", "date": "DateLike", "binary": "File"}
        chosen = named.get(str(view.keywords.get("format")))
        return runtime(chosen) if chosen else None

    def members(self, options: list[Node]) -> list[Node]:
        """The members and, as received, any model and the unknown member."""
        model = runtime("Model")
        own = [option for option in options if option != model]
        return [*own, model, runtime("UnknownMember")] if model in options else options

    def describe(self, pointer: str) -> str:
        """The author's words and what the server assumes when the field is left out."""
        text = super().describe(pointer)
        here = self.schemas.document.at(pointer)
        view = self.schemas.view(pointer)
        default = here.get("default") if isinstance(here, dict) and "default" in here else view.keywords.get("default")
        if default is None or (isinstance(default, dict | list) and not default):
            return text
        shown = clean(json.dumps(default, ensure_ascii=False))
        return f"{text}\n\nDefault: {shown}".strip() if len(shown) < 80 else text  # noqa: PLR2004 - one line
