"""Validity of values, by the jsonschema project's validators, which specmint does not use."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from jsonschema.exceptions import UnknownType
from jsonschema.validators import Draft4Validator, Draft202012Validator, create
from referencing import Registry
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT4, DRAFT202012

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jsonschema.protocols import Validator

    from tests.corpus.checks.reading import Place, Reading

    Keyword = Callable[..., Iterable[Any] | None]

LONGEST = 300
DEEPEST = 10
ANNOTATIONS = frozenset({"format", "title", "description", "example", "examples", "default"})
KEYWORDS = Draft202012Validator.VALIDATORS


@dataclass(frozen=True)
class Schemas:
    """The schemas of a document. ``not_sent`` is readOnly for requests and writeOnly for answers: never required."""

    reading: Reading
    not_sent: str
    _spared: dict[int, set[str]] = field(default_factory=dict)
    """The properties that are not sent, by the identity of the object that has or lacks them."""

    def problems(self, value: Any, schema: Place) -> Iterator[str]:
        """Why a value is not valid, each with the place in the value."""
        validator = self._validator({"$ref": schema.uri}, registry=self._registry)
        self._spared.clear()
        # Only after a look at all of them is it known which properties need not be there.
        if list(validator.iter_errors(value)):
            for error in validator.iter_errors(value):
                # The place says which value it is; spelled out, a large one would hide what is wrong with it.
                told = error.message.replace(repr(error.instance), "it", 1)
                yield f"{error.json_path}: {told[:LONGEST]}"

    @property
    def _is_old(self) -> bool:
        """Up to 3.0, schemas are those of JSON Schema's draft 4, with changes."""
        return self.reading.version < "3.1"

    @cached_property
    def _registry(self) -> Any:
        specification = DRAFT4 if self._is_old else DRAFT202012
        registry: Any = Registry  # mypy does not see the arguments that attrs gives it
        return registry(retrieve=lambda uri: specification.create_resource(self.reading.tree(uri)))

    @cached_property
    def _validator(self) -> type[Validator]:
        origin = Draft4Validator if self._is_old else Draft202012Validator
        own = {"$ref": _reference, "type": _type, "pattern": _pattern, "oneOf": _one_of}
        own |= {"properties": self._properties, "required": self._required}
        # Authors write it in every version.
        own["const"] = KEYWORDS["const"]
        make: Any = create  # typed for keywords that never give None, which jsonschema's own do
        kind: type[Validator] = make(
            meta_schema={},
            validators={name: _nullable(keyword) for name, keyword in (origin.VALIDATORS | own).items()},
            type_checker=origin.TYPE_CHECKER,
            applicable_validators=_reference_alone if self._is_old else _all,
        )
        return kind

    def _properties(self, validator: Any, value: Any, instance: Any, schema: dict[str, Any]) -> Iterator[Any]:
        # The one way to follow a reference as the validator does: relative to the file it stands in.
        resolver = validator._resolver  # noqa: SLF001
        names = {name for name, inner in value.items() if self._is_not_sent(inner, resolver)}
        self._spared.setdefault(id(instance), set()).update(names)
        yield from KEYWORDS["properties"](validator, value, instance, schema)

    def _required(self, validator: Any, value: Any, instance: Any, schema: dict[str, Any]) -> Iterator[Any]:
        """OpenAPI 3.0.4, section 4.7.24.2: what goes the other way only is required on that way only.

        A parameter of Swagger 2.0 is its own schema, whose ``required`` is a boolean about something else.
        """
        spared = self._spared.get(id(instance), set())
        names = [name for name in value if name not in spared] if isinstance(value, list) else []
        yield from KEYWORDS["required"](validator, names, instance, schema)

    def _is_not_sent(self, schema: Any, resolver: Any, depth: int = 0) -> bool:
        """Whether a property says so itself, or something that it refers to."""
        if not isinstance(schema, dict) or depth > DEEPEST:
            return False
        if schema.get(self.not_sent) is True:
            return True
        referred = [(part, resolver) for part in schema.get("allOf", ())]
        with suppress(Unresolvable):
            if "$ref" in schema:
                found = resolver.lookup(schema["$ref"])
                referred.append((found.contents, found.resolver))
        return any(self._is_not_sent(part, place, depth + 1) for part, place in referred)


def _reference_alone(schema: dict[str, Any]) -> Iterable[tuple[str, Any]]:
    """OpenAPI 3.0.4, section 4.7.24: what stands beside a reference is ignored."""
    return [("$ref", schema["$ref"])] if "$ref" in schema else schema.items()


def _all(schema: dict[str, Any]) -> Iterable[tuple[str, Any]]:
    return schema.items()


def _one_of(validator: Any, value: Any, instance: Any, schema: dict[str, Any]) -> Iterator[Any]:
    """As an alternative, ``nullable: true`` alone is how authors write null.

    Those that differ by their formats only are one: a format is no assertion, so every value would fit them all.
    """
    meant = [{"type": "null"} if member == {"nullable": True} else member for member in value]
    distinct = {json.dumps(_without_annotations(member), sort_keys=True): member for member in reversed(meant)}
    yield from KEYWORDS["oneOf"](validator, list(distinct.values()), instance, schema)


def _without_annotations(schema: Any) -> Any:
    return (
        {key: value for key, value in schema.items() if key not in ANNOTATIONS} if isinstance(schema, dict) else schema
    )


def _nullable(keyword: Keyword) -> Keyword:
    """A keyword that lets null pass where the schema says so: authors write that in every version."""

    def check(validator: Any, value: Any, instance: Any, schema: dict[str, Any]) -> Iterable[Any]:
        if instance is None and (schema.get("nullable") is True or schema.get("x-nullable") is True):
            return ()
        return keyword(validator, value, instance, schema) or ()

    return check


def _reference(validator: Any, value: Any, instance: Any, schema: dict[str, Any]) -> Iterator[Any]:
    """What a reference that leads nowhere asks for is not known."""
    try:
        yield from KEYWORDS["$ref"](validator, value, instance, schema)
    except Unresolvable:
        return


def _type(validator: Any, value: Any, instance: Any, schema: dict[str, Any]) -> Iterator[Any]:
    """A type that does not exist, such as ``file`` or null without quotes, asks for nothing."""
    if value is None:
        return
    try:
        yield from KEYWORDS["type"](validator, value, instance, schema)
    except UnknownType:
        return


def _pattern(validator: Any, value: Any, instance: Any, schema: dict[str, Any]) -> Iterator[Any]:
    """Patterns are those of ECMA-262; some of them Python cannot express."""
    try:
        re.compile(value)
    except re.error:
        return
    yield from KEYWORDS["pattern"](validator, value, instance, schema)
