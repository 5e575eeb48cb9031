"""JSON as a type: strictly, and else the best that can be made of it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, cast, get_args, get_origin

import pydantic
from pydantic_core import ValidationError

from .annotations import Decision, union_members, unwrap
from .charsets import decoded
from .complaints import problems_of, steps
from .errors import Problem
from .json_text import encode, encode_roughly, parse
from .values import counted, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic.fields import FieldInfo


NO_JSON: Final = "json"
"""The rule of a problem with a body that is no JSON, or none that can be read."""


class Reading(NamedTuple):
    """The best that can be made of a body, and what is wrong with it."""

    value: object
    problems: Sequence[Problem] = ()


def read_json(annotation: object, body: bytes) -> Reading:
    """JSON text as ``annotation``. What is no JSON is read as text."""
    try:
        return Reading(strict(annotation, body))
    except ValidationError:
        pass
    try:
        value, mistake = parse(body)
        invalid = _misfits(annotation, value)
        problems = [*_noted("encoding", mistake), *(problems_of(invalid, value) if invalid else ())]
        return Reading(lenient(annotation, value), problems)
    except (ValueError, RecursionError) as error:
        reason = "is nested too deeply" if isinstance(error, RecursionError) else "is no JSON"
        mistake = f"{reason}; got {counted(len(body), 'byte')}" if body else "is empty"
        return Reading(decoded(body).text, _noted(NO_JSON, mistake))


def lenient(annotation: object, value: object) -> object:
    """``value`` as ``annotation`` where it fits, and as it is where it does not.

    Models are made whatever their fields hold; required fields that are missing are None, and not set.
    """
    try:
        return strict(annotation, encode(value))
    except ValueError:
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


def _misfits(annotation: object, value: object) -> ValidationError | None:
    """What does not fit, once whole numbers that are written as ``2.0`` are integers in ``value``.

    To JSON Schema they are integers (Validation, section 6.1.1), to pydantic they are not.
    """
    try:
        strict(annotation, encode_roughly(value))
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        whole = [detail for detail in details if detail["type"] == "int_type" and _is_made_whole(detail["loc"], value)]
        return _misfits(annotation, value) if whole else error
    return None


def _is_made_whole(location: tuple[int | str, ...], value: object) -> bool:
    """Whether there was a whole float at a place; it is an integer there now."""
    way = steps(location, value)
    if not way or not isinstance(number := way[-1].value, float) or not number.is_integer():
        return False
    way[-1].parent[way[-1].key] = int(number)
    return True


def _noted(rule: str, mistake: str | None) -> list[Problem]:
    return [Problem("", rule, f"the body {mistake}")] if mistake else []


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
        if isinstance(mark, Decision):
            return mark.member_for(union, value)
    candidates: list[object] = list(union_members(union))
    return min(candidates, key=lambda member: _misfit(member, value))


def _misfit(annotation: object, value: object) -> tuple[bool, int]:
    """How ill a value fits a type: whether it is another kind of value altogether, and the number of errors."""
    try:
        strict(annotation, encode_roughly(value))
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
