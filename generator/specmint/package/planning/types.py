"""The text of a type in templates: a name, a scalar, or a list or map of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from specmint.api.schemas.content import is_binary, is_structured
from specmint.api.schemas.sequences import is_json_sequence
from specmint.text.media_types import essence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.api.schemas.view import Schemas, View
    from specmint.ir.api import MediaType
    from specmint.ir.catalog import ClassName

SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
RECEIVED = {**SCALARS, "number": "int | float"}
"""The types of scalars in responses.

A number may be an int, which keeps all its digits; in requests, float includes int for type checkers.
"""


def type_text(
    schemas: Schemas, pointer: str, names: Mapping[str, ClassName], package: Literal["models", "params"]
) -> str:
    """The type of a value of this schema. All types that need more words are named classes or aliases."""
    view = schemas.view(pointer)
    if view.kind == "any" and not view.types:
        return "None" if view.nullable else "Any"
    text = _named(view, names, package) if view.pointer in names else _plain(schemas, view, names, package)
    return f"{text} | None" if view.nullable else text


def body_text(schemas: Schemas, media: MediaType | None, names: Mapping[str, ClassName]) -> str:
    """The type of a body that is passed as one argument."""
    if media is None:
        return "Content"
    if media.sequential and is_json_sequence(media.content_type):
        return f"Sequence[{type_text(schemas, media.schema, names, 'params') if media.schema else 'Any'}] | Content"
    if not is_structured(media.content_type):
        return "str | Content" if essence(media.content_type).startswith("text/") else "Content"
    return type_text(schemas, media.schema, names, "params") if media.schema else "Any"


def _named(view: View, names: Mapping[str, ClassName], package: str) -> str:
    """The name of a type. A caller may pass any model for a class, since fields are validated before sending."""
    parts = [f"{package}.{names[view.pointer].name}"]
    scalars = RECEIVED if package == "models" else SCALARS
    if view.kind == "class":
        parts += ["Mapping[str, object]"] if view.values and package == "params" else []
        parts += ["Model"] if package == "params" else []
        parts += [scalars[each] for each in view.types if each in scalars]
    return " | ".join(parts)


def _plain(schemas: Schemas, view: View, names: Mapping[str, ClassName], package: Literal["models", "params"]) -> str:
    sequence, mapping = ("list", "dict") if package == "models" else ("Sequence", "Mapping")
    if view.kind == "array":
        return f"{sequence}[{type_text(schemas, view.items[0], names, package) if view.items else 'Any'}]"
    if view.kind == "map":
        return f"{mapping}[str, {type_text(schemas, view.values, names, package) if view.values else 'Any'}]"
    return _scalar(view, view.types[0], package)


def _scalar(view: View, name: str, package: str) -> str:
    formats = {"date-time": ("Timestamp", "DateTimeLike"), "date": ("date", "DateLike"), "binary": ("str", "File")}
    text_format = "binary" if is_binary(view.keywords) else str(view.keywords.get("format", ""))
    if name == "string" and text_format in formats:
        return formats[text_format][package == "params"]
    return (RECEIVED if package == "models" else SCALARS)[name]
