"""Which regular expressions a client can check: those of Rust, which run in linear time."""

from __future__ import annotations

from functools import lru_cache

from pydantic_core import SchemaError, SchemaValidator, core_schema


@lru_cache(maxsize=4096)
def problem_of(pattern: str) -> str:
    """Why pydantic cannot compile an ECMA-262 pattern; empty if it can."""
    try:
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except SchemaError as error:
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        stated = next((line for line in reversed(lines) if line.startswith("error:")), lines[-1])
        return stated.removeprefix("error:").strip()
    return ""


def is_supported(pattern: str) -> bool:
    """Whether a client can check a pattern."""
    return not problem_of(pattern)


def finds(pattern: str, text: str) -> bool:
    """Whether a pattern is found in a text; one that is not supported is found in none."""
    return is_supported(pattern) and _validator(pattern).isinstance_python(text)


@lru_cache(maxsize=256)
def _validator(pattern: str) -> SchemaValidator:
    return SchemaValidator(core_schema.str_schema(pattern=pattern))
