"""JSON as a type: strictly, and else the best that can be made of it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args, get_origin

import pydantic
from pydantic_core import ValidationError, to_json

from .annotations import union_members, unwrap
from .unions import ByProperty, Members
from .values import is_array, is_object

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


def lenient(annotation: object, value: object) -> object:
    """``value`` as ``annotation`` where it fits, and as it is where it does not.

    Models are made whatever their fields hold; required fields that are missing are None, and not set.
    """
    try:
        return strict(annotation, to_json(value))
    except ValidationError:
        return _parts(annotation, value)


def strict(annotation: object, json: bytes) -> object:
    """JSON text as ``annotation``, by names on the wire alone. Raises pydantic's ValidationError.

    Nothing is converted that could not be given back as it came: text is never taken for a number.
    """
    try:
        adapter = _adapter(annotation)
    except TypeError:  # an annotation that cannot be hashed
        adapter = _adapter.__wrapped__(annotation)
    return adapter.validate_json(json, strict=True, by_alias=True, by_name=False)


@lru_cache(maxsize=512)
def _adapter(annotation: object) -> pydantic.TypeAdapter[Any]:
    return pydantic.TypeAdapter[Any](cast("Any", annotation))


def _parts(annotation: object, value: object) -> object:
    bare, metadata = unwrap(annotation)
    members = list(union_members(bare))
    if len(members) > 1:
        member = _member(bare, metadata, value)
        return value if member is None else _parts(member, value)
    if is_object(value) and isinstance(bare, type) and issubclass(bare, pydantic.BaseModel):
        return _model(bare, value)
    inner = get_args(bare)
    if is_object(value) and get_origin(bare) is dict:
        return {key: lenient(inner[1], item) for key, item in value.items()}
    if is_array(value) and get_origin(bare) is list:
        return [lenient(inner[0], item) for item in value]
    return value


def _member(union: object, metadata: tuple[object, ...], value: object) -> object | None:
    """The member of a union that a value is meant for: by its constant property, else the one it fits best."""
    for mark in metadata:
        if isinstance(mark, ByProperty):
            return Members(mark.name, union).choose(value)
    candidates: list[object] = list(union_members(union))
    return min(candidates, key=lambda member: _misfit(member, value))


def _misfit(annotation: object, value: object) -> tuple[bool, int]:
    """How ill a value fits a type: whether it is another kind of value altogether, and the number of errors."""
    try:
        strict(annotation, to_json(value))
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        return any(not detail["loc"] for detail in details), len(details)
    return False, 0


def _annotation(info: FieldInfo) -> object:
    """The annotation of a field as it was written, with its metadata."""
    parts = (info.annotation, *info.metadata)
    return cast("Any", Annotated)[parts] if info.metadata else info.annotation


def _model(kind: type[pydantic.BaseModel], value: dict[str, Any]) -> pydantic.BaseModel:
    kind.model_rebuild()
    model = kind.model_construct(set())
    rest = dict(value)
    for name, info in kind.model_fields.items():
        key = info.alias or name
        if key in rest:
            vars(model)[name] = lenient(_annotation(info), rest.pop(key))
            model.model_fields_set.add(name)
        elif info.is_required():
            vars(model)[name] = None
    if model.model_extra is not None:
        model.model_extra.update(rest)
    return model
