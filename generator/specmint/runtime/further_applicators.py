"""The keywords of JSON Schema 2020-12 (core, sections 10 and 11) that apply schemas, and that few documents use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from .errors import Problem
from .evaluation import unevaluated
from .patterns import matches
from .values import described, is_array, is_object, member

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .applicators import Applicator, Visit
    from .schemas import Schema


def _pattern_properties(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_object(value):
        for pattern, part in schema.node["patternProperties"].items():
            for name in value:
                if matches(pattern, name):
                    yield from visit.problems(schema.sub(part), value[name], visit.member(path, name))


def _property_names(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_object(value):
        part = schema.sub(schema.node["propertyNames"])
        for name in value:
            if not visit.fits(part, name):
                yield Problem(
                    visit.member(path, name), "propertyNames", "is not an allowed name for a key (propertyNames)"
                )


def _dependent_required(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_object(value):
        for name, needed in schema.node["dependentRequired"].items():
            for other in needed if name in value else ():
                if other not in value:
                    message = f"must be given together with {visit.member(path, name)} (dependentRequired)"
                    yield Problem(visit.member(path, other), "dependentRequired", message)


def _dependent_schemas(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_object(value):
        for name, part in schema.node["dependentSchemas"].items():
            if name in value:
                yield from visit.problems(schema.sub(part), value, path)


def _prefix_items(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_array(value):
        for index, (part, item) in enumerate(zip(schema.node["prefixItems"], value, strict=False)):
            yield from visit.problems(schema.sub(part), item, member(path, index))


def _contains(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if is_array(value):
        count = sum(visit.fits(schema.sub(schema.node["contains"]), item) for item in value)
        least, most = schema.node.get("minContains", 1), schema.node.get("maxContains", len(value))
        if not least <= count <= most:
            rule = "maxContains" if count > most else "minContains" if "minContains" in schema.node else "contains"
            bound = f"at most {most}" if count > most else f"at least {least}"
            yield Problem(
                path or "body", rule, f"must have {bound} of the items it is meant to contain ({rule}); got {count}"
            )


def _not(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    if visit.fits(schema.sub(schema.node["not"]), value):
        yield Problem(path or "body", "not", f"must not be what the API excludes here (not); {described(value)}")


def _if(visit: Visit, schema: Schema, value: object, path: str) -> list[Problem]:
    branch = "then" if visit.fits(schema.sub(schema.node["if"]), value) else "else"
    return visit.problems(schema.sub(schema.node.get(branch, True)), value, path)


def _unevaluated_properties(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    return _unevaluated(visit, schema, ("unevaluatedProperties", value if is_object(value) else None), path)


def _unevaluated_items(visit: Visit, schema: Schema, value: object, path: str) -> Iterator[Problem]:
    return _unevaluated(visit, schema, ("unevaluatedItems", value if is_array(value) else None), path)


def _unevaluated(visit: Visit, schema: Schema, place: tuple[str, object], path: str) -> Iterator[Problem]:
    keyword, value = place
    part = schema.sub(schema.node[keyword])
    held = cast("dict[str | int, object]", value)
    for key in unevaluated(visit, schema, value):
        where = visit.member(path, key)
        if part.node is False:
            yield Problem(where, keyword, f"is described by nothing in the API ({keyword})")
        else:
            yield from visit.problems(part, held[key], where)


FURTHER_KEYWORDS: Final[tuple[tuple[str, Applicator], ...]] = (
    ("patternProperties", _pattern_properties),
    ("propertyNames", _property_names),
    ("dependentRequired", _dependent_required),
    ("dependentSchemas", _dependent_schemas),
    ("prefixItems", _prefix_items),
    ("contains", _contains),
    ("not", _not),
    ("if", _if),
    ("unevaluatedProperties", _unevaluated_properties),
    ("unevaluatedItems", _unevaluated_items),
)
"""The applicators of these keywords."""
