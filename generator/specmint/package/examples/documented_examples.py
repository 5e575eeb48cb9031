"""Collects the values that a document itself gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.ir.document import DanglingReferenceError, Document, child
from specmint.package.examples.goals import ABSENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.package.examples.shape import Shape, Shapes

EMPTY: tuple[Any, ...] = (None, "", [], {})
"""Documented values that say nothing, and are not used where another one exists."""


def of_schemas(shape: Shape) -> Iterator[tuple[str, str, Any]]:
    """The examples, then the defaults, of the schemas of a shape, each with its schema's pointer and its own."""
    for at, examples in shape.keywords.get("examples", ()):
        for index, value in enumerate(examples):
            if value not in EMPTY:
                yield at, child(at, "examples", index), value
    for at, value in shape.keywords.get("default", ()):
        if value not in EMPTY:
            yield at, child(at, "default"), value


def of_holder(document: Document, pointer: str) -> Iterator[tuple[str, Any]]:
    """The examples of a parameter or media type, each with its pointer (OpenAPI 3.1.1, sections 4.8.12 and 4.8.14)."""
    holder = document.at(pointer)
    if not isinstance(holder, dict):
        return
    if "example" in holder:
        yield child(pointer, "example"), holder["example"]
    named = holder.get("examples")
    for name in sorted(named) if isinstance(named, dict) else ():
        try:
            at = document.follow(child(pointer, "examples", name))
            example = document.at(at)
        except DanglingReferenceError:
            continue
        for field in ("value", "dataValue"):
            if isinstance(example, dict) and field in example:
                yield child(at, field), example[field]


def shown(shape: Shape, example: Any) -> Any:
    """A value whose parts serve as examples for parts of a shape: ``example``, or else the first one of its schemas."""
    if example is not ABSENT:
        return example
    return next((value for _, _, value in of_schemas(shape) if isinstance(value, dict | list)), ABSENT)


def constants(shape: Shape) -> list[Any] | None:
    """The values that ``enum`` and ``const`` allow, null last; None if they do not restrict the value."""
    allowed = shape.merged.enum
    return None if allowed is None else sorted(allowed, key=lambda value: value is None)


def is_structured(shapes: Shapes, shape: Shape) -> bool:
    """Whether a shape, or the elements or entries in it, declares properties or a union."""
    waiting, seen = [shape], set[str]()
    while waiting:
        each = waiting.pop()
        if each.property_names or any(each.unions()):
            return True
        if not each.pointers <= seen:
            seen |= each.pointers
            entries = (at for at, _ in each.keywords.get("additionalProperties", ()))
            parts = (each.item_sites(0), *((child(at, "additionalProperties"),) for at in entries))
            waiting += [shapes.of(part) for part in parts if part]
    return False
