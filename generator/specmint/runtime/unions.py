"""Unions of models that are told apart by a property with a constant value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, Union, cast, get_args, get_origin

import pydantic
from pydantic_core import core_schema
from typing_extensions import TypeIs

from .annotations import UNKNOWN_MEMBER, union_members
from .values import ReceivedObject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic import GetCoreSchemaHandler

Constant: TypeAlias = str | int | bool


class UnknownMember(ReceivedObject):
    """A union member that the API's description does not know: the JSON object as it was received."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(cls, handler.generate_schema(dict[str, Any]))


class ByProperty(NamedTuple):
    """Marks a union of models whose property ``name`` (as on the wire) has constants that tell which member a value is.

    A value with another constant, or without one, is an ``UnknownMember`` where that is among the members. A value with
    a known constant and an invalid rest is invalid. What is no object is any other member.
    """

    name: str

    def member_for(self, union: object, value: object) -> object | None:
        """The member a value is meant for, whether it is valid there or not; None where no member fits."""
        return Members(self.name, union).choose(value)

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        members = Members(self.name, source)
        known = (*members.constants, *((members.plain,) if members.plain else ()))
        choices: dict[Any, core_schema.CoreSchema] = {member: handler.generate_schema(member) for member in known}
        if members.open:
            choices[UnknownMember] = handler.generate_schema(UnknownMember)
        listed = " or ".join(map(repr, members.by_constant))
        careful = self._tagged(choices, members.choose, listed)
        if not members.by_constant or not all(isinstance(constant, str) for constant in members.by_constant):
            return careful
        # Rust alone decides by a property of text, in half the time, and knows neither unknown nor other members.
        fast = self._tagged({text: choices[member] for text, member in members.by_constant.items()}, self.name, listed)
        return core_schema.union_schema([fast, careful], mode="left_to_right")

    def _tagged(
        self, choices: dict[Any, core_schema.CoreSchema], discriminator: str | Callable[[Any], Any], known: str
    ) -> core_schema.CoreSchema:
        return core_schema.tagged_union_schema(
            choices,
            discriminator,
            custom_error_type=UNKNOWN_MEMBER,
            custom_error_message="{property} should be {known}",
            custom_error_context={"property": self.name, "known": known},
        )


class Members:
    """The models of a union, each with its constants of one property.

    ``plain`` is the union of the other members, or None; ``open`` says whether there is an UnknownMember.
    ``by_constant`` is for constants of one type: in it, True is 1.
    """

    def __init__(self, name: str, union: object) -> None:
        members = tuple(union_members(union))
        models = [member for member in members if _is_model(member)]
        others = tuple(member for member in members if member not in models and member is not UnknownMember)
        self.name = name
        self.open = UnknownMember in members
        self.plain: Any = cast("Any", Union)[others] if others else None
        self.constants = {member: tuple(_constants(member, name)) for member in models}
        pairs = [(constant, model) for model, constants in self.constants.items() for constant in constants]
        self.by_constant = dict(pairs)
        self._by_type = {(type(constant), constant): model for constant, model in pairs}

    def choose(self, value: object) -> object:
        """The member a value belongs to, whether it is valid there or not; None where no member fits."""
        if isinstance(value, Mapping):
            constant = cast("Mapping[str, object]", value).get(self.name)
            if isinstance(constant, float) and constant.is_integer():
                constant = int(constant)
            chosen = self._by_type.get((type(constant), constant)) if isinstance(constant, str | int) else None
            return chosen or (UnknownMember if self.open else None)
        if isinstance(value, pydantic.BaseModel):
            return next((base for base in type(value).__mro__ if base in self.constants), None)
        return self.plain or (UnknownMember if self.open else None)


def _is_model(member: object) -> TypeIs[type[pydantic.BaseModel]]:
    return isinstance(member, type) and issubclass(member, pydantic.BaseModel)


def _constants(model: type[pydantic.BaseModel], name: str) -> Iterator[Constant]:
    for key, info in model.model_fields.items():
        if (info.alias or key) == name:
            for part in union_members(info.annotation):
                yield from get_args(part) if get_origin(part) is Literal else ()
