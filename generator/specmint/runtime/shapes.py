"""Unions of models that nothing but their shape tells apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, cast

from pydantic_core import core_schema

from .annotations import union_members
from .deferral import built
from .unions import UnknownMember

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


Choice: TypeAlias = "core_schema.CoreSchema | tuple[core_schema.CoreSchema, str]"


@dataclass(frozen=True)
class ByShape:
    """Marks a union without a deciding property.

    A value is the member that fits it best; an object that fits none is an ``UnknownMember``.
    """

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return built(cast("Any", Annotated)[source, self], lambda: _best_of(source, handler), earlier=1)


def _best_of(union: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
    members = [member for member in union_members(union) if member is not UnknownMember]
    known: list[Choice] = [handler.generate_schema(member) for member in members]
    best: list[Choice] = [core_schema.union_schema(known, mode="smart"), handler.generate_schema(UnknownMember)]
    return core_schema.union_schema(best, mode="left_to_right")
