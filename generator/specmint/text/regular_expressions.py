"""Decides which regular expressions clients can check: those of Rust's engine, which runs in linear time."""

from __future__ import annotations

from functools import lru_cache

from pydantic_core import SchemaError, SchemaValidator, core_schema

from specmint.text.pattern_size import size_of

LARGEST = 10_000
"""The most states of a pattern: a hundredth of a second to compile. Published documents have some hundred."""


@lru_cache(maxsize=4096)
def problem_of(pattern: str) -> str:
    """The reason why pydantic cannot compile an ECMA-262 pattern; empty if it can."""
    if is_too_large(pattern):
        return "its repetitions make it too large"
    try:
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except SchemaError as error:
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        stated = next((line for line in reversed(lines) if line.startswith("error:")), lines[-1])
        return stated.removeprefix("error:").strip()
    return ""


def is_too_large(pattern: str) -> bool:
    """Whether a pattern must not be compiled by any engine: some patterns of this size need gigabytes."""
    return size_of(pattern) > LARGEST


def is_supported(pattern: str) -> bool:
    """Whether a client can check a pattern."""
    return not problem_of(pattern)


def finds(pattern: str, text: str) -> bool:
    """Whether a pattern matches anywhere in a text; False for an unsupported pattern."""
    return is_supported(pattern) and _validator(pattern).isinstance_python(text)


@lru_cache(maxsize=256)
def _validator(pattern: str) -> SchemaValidator:
    return SchemaValidator(core_schema.str_schema(pattern=pattern))
