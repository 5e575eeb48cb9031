"""Which regular expressions a client can check."""

from __future__ import annotations

from functools import lru_cache

from pydantic_core import SchemaError, SchemaValidator, core_schema


@lru_cache(maxsize=4096)
def is_supported(pattern: str) -> bool:
    """Whether Rust's regular expressions, which run in linear time, understand this ECMA-262 pattern."""
    try:
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except SchemaError:
        return False
    return True
