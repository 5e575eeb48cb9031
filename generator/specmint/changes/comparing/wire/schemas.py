"""Comparing two schemas without recursion: their subschemas are returned as further pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.changes.comparing.wire.annotations import compare_annotations
from specmint.changes.comparing.wire.arrays import compare_arrays
from specmint.changes.comparing.wire.bounds import compare_bounds
from specmint.changes.comparing.wire.objects import compare_objects
from specmint.changes.comparing.wire.pairs import Both, Compared, Pair
from specmint.changes.comparing.wire.subschemas import compare_subschemas
from specmint.changes.comparing.wire.types import (
    compare_formats,
    compare_null,
    compare_patterns,
    compare_types,
    compare_values,
)
from specmint.changes.comparing.wire.unions import compare_unions, compare_with_union, is_other_kind

if TYPE_CHECKING:
    from specmint.changes.comparing.wire.merged_schemas import MergedSchemas


def compare_schemas(pair: Pair, old: MergedSchemas, new: MergedSchemas) -> Compared:
    """The differences of two schemas, without those of the schemas that they hold."""
    both = Both(old.of(pair.old), new.of(pair.new), pair.way, old, new)
    compare_annotations(both)
    compare_null(both)
    if is_other_kind(both):
        compare_with_union(both, pair.old, pair.new)
        return both.result()
    compare_types(both)
    compare_formats(both)
    compare_values(both)
    compare_patterns(both)
    compare_bounds(both)
    compare_objects(both)
    compare_arrays(both)
    compare_unions(both)
    compare_subschemas(both)
    return both.result()
