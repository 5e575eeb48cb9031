"""Unions of models that are told apart by a property with a constant value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, cast, get_args, get_origin

import pydantic
from pydantic_core import core_schema

from .annotations import union_members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import GetCoreSchemaHandler

Constant: TypeAlias = str | int | bool
_UNKNOWN = object()


class UnknownMember(dict[str, Any]):
    """A union member that the API's description does not know: the JSON object as it was received."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(cls, handler.generate_schema(dict[str, Any]))


class ByProperty(NamedTuple):
    """Marks a union of models whose property ``name`` (as on the wire) has constants that tell which member a value is.

    A value with another constant, or without one, is an ``UnknownMember`` where that is among the members. A value with
    a known constant and an invalid rest is invalid.
    """

    name: str

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        members = Members(self.name, source)
        schemas = {model: handler.generate_schema(model) for model in members.constants}
        choices: dict[Any, core_schema.CoreSchema] = {model: schemas[model] for model in schemas}
        if members.open:
            choices[UnknownMember] = handler.generate_schema(UnknownMember)
        return core_schema.tagged_union_schema(
            choices,
            members.choose,
            custom_error_type="unknown_member",
            custom_error_message="{property} is none of the known ones",
            custom_error_context={"property": self.name},
        )


class Members:
    """The models of a union, each with its constants of one property; ``open`` says whether it has an UnknownMember."""

    def __init__(self, name: str, union: object) -> None:
        members = tuple(union_members(union))
        self.name = name
        self.open = UnknownMember in members
        self.constants = {member: tuple(_constants(member, name)) for member in members if member is not UnknownMember}
        self._by_constant = {constant: model for model, constants in self.constants.items() for constant in constants}

    def choose(self, value: object) -> type[object] | None:
        """The member a value belongs to, whether it is valid there or not; None where no member fits."""
        if isinstance(value, pydantic.BaseModel):
            return next((base for base in type(value).__mro__ if base in self.constants), None)
        constant = cast("Mapping[str, object]", value).get(self.name) if isinstance(value, Mapping) else None
        chosen = self._by_constant.get(constant) if isinstance(constant, str | int) else None
        return chosen or (UnknownMember if self.open else None)


def _constants(model: object, name: str) -> Iterator[Constant]:
    if isinstance(model, type) and issubclass(model, pydantic.BaseModel):
        for key, info in model.model_fields.items():
            if (info.alias or key) == name:
                for part in union_members(info.annotation):
                    yield from get_args(part) if get_origin(part) is Literal else ()
