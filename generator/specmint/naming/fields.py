"""What the attributes of a model are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from specmint.naming.identifiers import snake_case, unused

if TYPE_CHECKING:
    from collections.abc import Mapping

K = TypeVar("K", str, tuple[str, str])

MODEL_ATTRIBUTES = frozenset(
    {
        "construct", "copy", "dict", "from_orm", "json", "model_computed_fields", "model_config", "model_construct",
        "model_copy", "model_dump", "model_dump_json", "model_extra", "model_fields", "model_fields_set",
        "model_json_schema", "model_parametrized_name", "model_post_init", "model_rebuild", "model_validate",
        "model_validate_json", "model_validate_strings", "parse_file", "parse_obj", "parse_raw", "schema",
        "schema_json", "to_dict", "to_json", "update_forward_refs", "validate",
    }
)  # fmt: skip
"""What every model has already; listed here, so that names do not depend on the version of pydantic at hand."""
TYPES = frozenset({"str", "int", "float", "bool", "list", "dict", "bytes", "object", "date"})
"""Names that the annotations of a module use: a field called like one would hide it from the fields after it."""
NAME = re.compile(r"[a-z][a-z0-9_]{0,199}")
"""A name that we could have given to an attribute or argument."""


def plain_field(wire: str) -> str:
    """The attribute for a name on the wire that stands alone: an identifier that hides nothing."""
    name = snake_case(wire)
    return f"{name}_" if name in MODEL_ATTRIBUTES | TYPES else name


def field_names(wanted: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, str]:
    """The attributes of a model by the names on the wire; ``wanted`` is what each would best be called.

    A field keeps the name that it had before. Of the others, what is called as on the wire goes first, so that the
    order of the document does not matter; what comes too late gets a number.
    """
    given = keep_names({wire: kept[wire] for wire in wanted if wire in kept}, MODEL_ATTRIBUTES | TYPES)
    taken = set(given.values())
    plain = {wire: plain_field(name) for wire, name in wanted.items()}
    for wire in sorted(wanted, key=lambda each: (plain[each] != each, plain[each] != wanted[each], each)):
        if wire not in given:
            given[wire] = unused(plain[wire], taken)
            taken.add(given[wire])
    return {wire: given[wire] for wire in wanted}


def keep_names(kept: Mapping[K, str], reserved: frozenset[str]) -> dict[K, str]:
    """The names of a lock, which may have been tampered with, that we could have given, each for one thing only."""
    found: dict[K, str] = {}
    for thing in sorted(kept):
        name = kept[thing]
        possible = NAME.fullmatch(name) and snake_case(name) == name and name not in reserved
        if possible and name not in found.values():
            found[thing] = name
    return found
