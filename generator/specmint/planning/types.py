"""The text of a type where a template needs one: a name, a scalar, a list or map of those."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from specmint.schemas.content import essence, is_structured

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.api import MediaType
    from specmint.ir.catalog import ClassName
    from specmint.schemas.view import Schemas

SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def type_text(
    schemas: Schemas, pointer: str, names: Mapping[str, ClassName], package: Literal["models", "params"]
) -> str:
    """The type of a value of this schema. Everything that needs more words has a name already."""
    target = schemas.follow(pointer)
    view = schemas.view(target)
    if target in names:
        text = f"{package}.{names[target].name}"
    elif view.kind == "array":
        inner = type_text(schemas, view.items[0], names, package) if view.items else "Any"
        text = f"list[{inner}]" if package == "models" else f"Sequence[{inner}]"
    elif view.kind == "map":
        inner = type_text(schemas, view.values, names, package) if view.values else "Any"
        text = f"dict[str, {inner}]" if package == "models" else f"Mapping[str, {inner}]"
    elif view.kind == "scalar":
        text = _scalar(str(view.keywords.get("format", "")), view.types[0], package)
    else:
        text = "Any"
    return f"{text} | None" if view.nullable and text != "Any" else text


def body_text(schemas: Schemas, media: MediaType | None, names: Mapping[str, ClassName]) -> str:
    """The type of a body that is one argument."""
    if media is None:
        return "Content"
    if not is_structured(media.content_type):
        return "str | Content" if essence(media.content_type).startswith("text/") else "Content"
    if media.schema is None:
        return "Any"
    text = type_text(schemas, media.schema, names, "params")
    return f"{text} | Model" if schemas.view(media.schema).kind == "class" else text


def _scalar(text_format: str, name: str, package: str) -> str:
    formats = {"date-time": ("Timestamp", "DateTimeLike"), "date": ("date", "DateLike"), "binary": ("str", "File")}
    if name == "string" and text_format in formats:
        return formats[text_format][package == "params"]
    return SCALARS[name]
