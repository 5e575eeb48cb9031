"""The two directions of a schema: types of responses accept unknown values, types of requests are exact."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from specmint.api.schemas.content import is_binary
from specmint.package.modelling.lowering import Lowering
from specmint.package.modelling.vocabulary import BOUNDS, reference, runtime, unbounded
from specmint.text.prose import clean
from specmint.text.regular_expressions import is_supported

if TYPE_CHECKING:
    from specmint.api.schemas.view import View
    from specmint.ir.catalog import ClassName
    from specmint.ir.document import Node


class ResponseLowering(Lowering):
    """Lowers schemas of responses: enumerations are open, and unions accept undeclared members."""

    def enumeration(self, known: Node, types: list[Node]) -> Node:
        """A type that keeps values outside the enumeration."""
        return {"anyOf": [known, *types]}

    def instance(self, view: View, name: ClassName) -> Node:  # noqa: ARG002 - the other direction needs it
        """An instance of the model."""
        return reference(str(name))

    def formatted(self, view: View) -> Node | None:
        """The Python type of times and dates. Values of all other formats stay text."""
        match view.keywords.get("format"):
            case "date-time":
                return runtime("Timestamp")
            case "date":
                return {"type": "string", "format": "date"}
            case _:
                return None

    def number(self, view: View) -> Node:
        """A number that may be an int, so that integers keep all their digits (JSON Schema, section 4.2.1)."""
        return {"type": ["integer", "number"], **self.bounds(view, "number")}

    def bounds(self, view: View, name: str) -> Node:
        """The valid bounds, and the pattern if Python can check it."""
        numbers = {key: view.keywords[key] for key in BOUNDS.get(name, ()) if _is_number(view.keywords.get(key))}
        if name == "integer":
            numbers = {key: value for key, value in numbers.items() if value == int(value)}
        pattern = view.keywords.get("pattern")
        is_checked = name == "string" and isinstance(pattern, str) and is_supported(pattern)
        return {**numbers, "pattern": pattern} if is_checked else numbers

    def additional(self, view: View) -> Node:
        """The type of all additional properties."""
        return {"additionalProperties": unbounded(self.lower(view.values))} if view.values else {}

    def members(self, options: list[Node]) -> list[Node]:
        """The members and, for unions of objects, a mapping for unknown members."""
        return [*options, runtime("UnknownMember")] if any("$ref" in option for option in options) else options


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


class RequestLowering(Lowering):
    """Lowers schemas of requests: enumerations are closed; a model may replace its dict, and text a time or date."""

    def enumeration(self, known: Node, types: list[Node]) -> Node:  # noqa: ARG002 - the other direction needs them
        """The values of the enumeration only."""
        return known

    def instance(self, view: View, name: ClassName) -> Node:
        """The TypedDict or any model, whose fields are checked before it is sent.

        TypedDicts cannot declare additional keys.
        """
        others = [runtime("FreeObject")] if view.values else []
        return {"anyOf": [reference(str(name)), *others, runtime("Model")]}

    def formatted(self, view: View) -> Node | None:
        """The Python types of times, dates and bytes."""
        named = {"date-time": "DateTimeLike", "date": "DateLike"}
        chosen = "File" if is_binary(view.keywords) else named.get(str(view.keywords.get("format")))
        return runtime(chosen) if chosen else None

    def number(self, view: View) -> Node:  # noqa: ARG002 - the other direction needs it
        """``float``, which includes ``int`` for type checkers."""
        return {"type": "number"}

    def bounds(self, view: View, name: str) -> Node:  # noqa: ARG002 - the other direction needs them
        """No bounds: the whole request is validated before it is sent."""
        return {}

    def additional(self, view: View) -> Node:  # noqa: ARG002 - the other direction needs it
        """Empty, since TypedDicts cannot declare additional keys."""
        return {}

    def members(self, options: list[Node]) -> list[Node]:
        """The members, any model, and an unknown member of the response type."""
        model = runtime("Model")
        own = [option for option in options if option != model]
        return [*own, model, runtime("UnknownMember")] if model in options else options

    def describe(self, pointer: str) -> str:
        """The description, and the default that the server assumes if the property is missing."""
        text = super().describe(pointer)
        here = self.schemas.document.at(pointer)
        view = self.schemas.view(pointer)
        default = here.get("default") if isinstance(here, dict) and "default" in here else view.keywords.get("default")
        if default is None or (isinstance(default, dict | list) and not default):
            return text
        shown = clean(json.dumps(default, ensure_ascii=False))
        return f"{text}\n\nDefault: {shown}".strip() if len(shown) < 80 else text  # noqa: PLR2004 - one line
