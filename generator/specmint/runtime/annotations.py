"""Reading type annotations: aliases, ``Annotated`` and unions."""

from __future__ import annotations

import sys
from types import SimpleNamespace, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    Protocol,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    runtime_checkable,
)

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from collections.abc import Iterator


UNKNOWN_MEMBER: Final = "unknown_member"
"""The kind of pydantic's error about a deciding property that has none of the known values."""


@runtime_checkable
class Decision(Protocol):
    """Metadata of a union that says which member a value is meant for."""

    def member_for(self, union: object, value: object) -> object | None:
        """The member, whether the value is valid there or not; None where no member fits."""
        ...


def unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """The type behind aliases and ``Annotated``, and the metadata met on the way."""
    metadata: tuple[Any, ...] = ()
    while True:
        if isinstance(annotation, TypeAliasType):
            annotation = _resolved(annotation)
        elif get_origin(annotation) is Annotated:
            annotation, *found = get_args(annotation)
            metadata = (*metadata, *found)
        else:
            return annotation, metadata


def union_members(annotation: Any) -> Iterator[Any]:
    """The members of a union, also of unions inside it; a type that is no union is its own only member.

    Members keep their metadata, as in ``Annotated[datetime, ...]``.
    """
    bare, metadata = unwrap(annotation)
    if get_origin(bare) in (Union, UnionType):
        for member in get_args(bare):
            yield from union_members(member)
    else:
        parts = (bare, *metadata)
        yield cast("Any", Annotated)[parts] if metadata else bare


def _resolved(alias: TypeAliasType) -> Any:
    """What an alias stands for, with forward references looked up where the alias was made."""
    holder = SimpleNamespace(__annotations__={"value": alias.__value__})
    return get_type_hints(holder, vars(sys.modules[alias.__module__ or __name__]), include_extras=True)["value"]
