"""Names the attributes of models."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from specmint.text.identifiers import snake_case, unused

if TYPE_CHECKING:
    from collections.abc import Mapping

K = TypeVar("K", str, tuple[str, str])

OWN_ATTRIBUTES = frozenset({"to_dict", "to_json"})
"""The attributes that the models of a client have in addition to those of pydantic."""
TYPES = frozenset({"str", "int", "float", "bool", "list", "dict", "bytes", "object", "date"})
"""Names in the annotations of a module. A field of that name would hide it from later fields."""
NAME = re.compile(r"[a-z][a-z0-9_]{0,199}")
"""An attribute or argument name that specmint could have given."""


@cache
def reserved_fields() -> frozenset[str]:
    """The names that no field can have.

    They are the attributes of pydantic's BaseModel and of its metaclass, since datamodel-code-generator renames a field
    for which ``hasattr(BaseModel, name)`` is true.
    """
    # Importing pydantic takes longer than most commands that name nothing.
    from pydantic import BaseModel

    attributes = {*dir(BaseModel), *dir(type(BaseModel))}
    return (
        frozenset(name for name in attributes if _is_public(name) and hasattr(BaseModel, name)) | OWN_ATTRIBUTES | TYPES
    )


def _is_public(name: str) -> bool:
    return not name.startswith("_")


def plain_field(wire: str) -> str:
    """The attribute for a name on the wire, if no other field has to be avoided."""
    name = snake_case(wire)
    return f"{name}_" if name in reserved_fields() else name


def field_names(wanted: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, str]:
    """The attributes of a model by the names on the wire; ``wanted`` holds the preferred name of each.

    A field keeps its former name. Unchanged names come first, so that the order of the document has no effect; a field
    whose name is taken gets a number.
    """
    given = keep_names({wire: kept[wire] for wire in wanted if wire in kept}, reserved_fields())
    taken = set(given.values())
    plain = {wire: plain_field(name) for wire, name in wanted.items()}
    for wire in sorted(wanted, key=lambda each: (plain[each] != each, plain[each] != wanted[each], each)):
        if wire not in given:
            given[wire] = unused(plain[wire], taken)
            taken.add(given[wire])
    return {wire: given[wire] for wire in wanted}


def keep_names(kept: Mapping[K, str], reserved: frozenset[str]) -> dict[K, str]:
    """The names of a lock that specmint could have given and that are unique, since locks can be edited."""
    found: dict[K, str] = {}
    for thing in sorted(kept):
        name = kept[thing]
        possible = NAME.fullmatch(name) and snake_case(name) == name and name not in reserved
        if possible and name not in found.values():
            found[thing] = name
    return found
