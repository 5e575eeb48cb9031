"""Types that are nested deeply: their validators are built when a value needs them, not with what holds them.

pydantic builds the validator of a model with those of all models below it, by recursion: about a hundred models that
hold each other exhaust Python's stack.
"""

from __future__ import annotations

from functools import cache
from threading import local
from typing import TYPE_CHECKING, Any, Final

import pydantic
from pydantic_core import core_schema

from .json_text import encode

if TYPE_CHECKING:
    from collections.abc import Callable

_DEEPEST: Final = 25
"""So many models and unions inside each other are built at once; each takes up to twenty of Python's thousand calls."""


class _Nesting(local):
    """How many types are being built around the current one."""

    depth = 0


_nesting: Final = _Nesting()


def built(annotation: Any, build: Callable[[], core_schema.CoreSchema], *, earlier: int = 0) -> core_schema.CoreSchema:
    """What ``build`` makes of a type, or a validator that is built on first use where the type is nested too deeply.

    That is so many levels ``earlier`` for a union, whose members have to be built with it to be compared.
    """
    if _nesting.depth >= _DEEPEST - earlier:
        return _deferred(annotation)
    _nesting.depth += 1
    try:
        return build()
    finally:
        _nesting.depth -= 1


def _deferred(annotation: Any) -> core_schema.CoreSchema:
    adapter = cache(lambda: pydantic.TypeAdapter[Any](annotation))

    def validate(value: object, info: core_schema.ValidationInfo) -> object:
        """What came as JSON is held to the same strictness as the rest of an answer."""
        if info.mode == "json":
            return adapter().validate_json(encode(value), strict=True, by_alias=True, by_name=False)
        return adapter().validate_python(value)

    return core_schema.with_info_plain_validator_function(validate, json_schema_input_schema=core_schema.any_schema())
