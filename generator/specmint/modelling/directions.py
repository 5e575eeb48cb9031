"""What the two directions make of a schema: what the server sends is open, what a caller passes is checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from specmint.modelling.lowering import Lowering
from specmint.modelling.prose import clean
from specmint.modelling.vocabulary import BOUNDS, reference, runtime, unbounded
from specmint.schemas.patterns import is_supported

if TYPE_CHECKING:
    from specmint.ir.catalog import ClassName
    from specmint.ir.document import Node
    from specmint.schemas.view import View


class ResponseLowering(Lowering):
    """What the server sends: enumerations are open, and a union lets through members that nobody described."""

    def enumeration(self, known: Node, types: list[Node]) -> Node:
        """A value outside the enumeration is kept."""
        return {"anyOf": [known, *types]}

    def instance(self, view: View, name: ClassName) -> Node:  # noqa: ARG002 - the other direction needs it
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

    def bounds(self, view: View, name: str) -> Node:
        """Numbers that make sense and a pattern that can be checked."""
        numbers = {key: view.keywords[key] for key in BOUNDS.get(name, ()) if _is_number(view.keywords.get(key))}
        if name == "integer":
            numbers = {key: value for key, value in numbers.items() if value == int(value)}
        pattern = view.keywords.get("pattern")
        is_checked = name == "string" and isinstance(pattern, str) and is_supported(pattern)
        return {**numbers, "pattern": pattern} if is_checked else numbers

    def further(self, view: View) -> Node:
        """The type of all fields that the class does not name."""
        return {"additionalProperties": unbounded(self.lower(view.values))} if view.values else {}

    def members(self, options: list[Node]) -> list[Node]:
        """The members and, for objects, a mapping for the unknown one."""
        return [*options, runtime("UnknownMember")] if any("$ref" in option for option in options) else options


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


class RequestLowering(Lowering):
    """What a caller may pass: enumerations are closed, a model is as good as its dict, times may be objects or text."""

    def enumeration(self, known: Node, types: list[Node]) -> Node:  # noqa: ARG002 - the other direction needs them
        """Only the values of the enumeration."""
        return known

    def instance(self, view: View, name: ClassName) -> Node:
        """The TypedDict, or any model: its fields are checked before it is sent. No TypedDict has keys of any name."""
        others = [runtime("FreeObject")] if view.values else []
        return {"anyOf": [reference(str(name)), *others, runtime("Model")]}

    def formatted(self, view: View) -> Node | None:
        """Times, dates and bytes."""
        named = {"date-time": "DateTimeLike", "date": "DateLike", "binary": "File"}
        chosen = named.get(str(view.keywords.get("format")))
        return runtime(chosen) if chosen else None

    def bounds(self, view: View, name: str) -> Node:  # noqa: ARG002 - the other direction needs them
        """None: a request is checked as a whole before it is sent."""
        return {}

    def further(self, view: View) -> Node:  # noqa: ARG002 - the other direction needs it
        """Nothing: see ``instance``."""
        return {}

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
