"""What happens when an answer is not what the API documents."""

from __future__ import annotations

import inspect
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from .errors import Answer, InvalidResponseWarning, Problem, ResponseValidationError, describe_mismatch
from .values import is_array, is_object, member

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails, ValidationError

    from .calls import Call

InvalidResponsePolicy: TypeAlias = Literal["warn", "raise", "ignore"]
"""What to do about an answer that is not what the API documents.

``raise`` a ResponseValidationError, or go on with the best that can be made of it and ``warn``, or do so silently
(``ignore``).
"""

_PACKAGE = str(Path(__file__).parent.parent)
_SHOWN = 3
"""So many problems are told by a warning."""


def complain(call: Call[Any], answer: Answer, problems: Sequence[Problem], policy: InvalidResponsePolicy) -> None:
    """Follow the client's policy. A warning points at the line outside of this package that made the call."""
    if policy == "raise":
        raise ResponseValidationError(call.name, answer, problems)
    if policy == "warn":
        message = f"{describe_mismatch(call.name, answer.status_code)}: {shortened(problems)}"
        warnings.warn(message, InvalidResponseWarning, stacklevel=caller_level())


def shortened(problems: Sequence[Problem]) -> str:
    """The first problems, and how many more there are."""
    shown = [str(problem) for problem in problems[:_SHOWN]]
    more = [f"and {len(problems) - _SHOWN} more"] if len(problems) > _SHOWN else []
    return "; ".join(shown + more)


def problems_of(error: ValidationError, value: object) -> list[Problem]:
    """The problems pydantic found in a JSON value, without the values themselves."""
    details = error.errors(include_url=False, include_context=False, include_input=False)
    problems = [Problem(_path(detail, value), detail["type"], detail["msg"]) for detail in details]
    return list(dict.fromkeys(problems))


def _path(detail: ErrorDetails, value: object) -> str:
    """The path of an error in a value, without the members of unions that pydantic's location tells as well."""
    path = ""
    for index, key in enumerate(detail["loc"], 1):
        parts: dict[Any, object] = value if is_object(value) else dict(enumerate(value if is_array(value) else []))
        if key in parts:
            path, value = member(path, key), parts[key]
        elif detail["type"] == "missing" and index == len(detail["loc"]):
            path = member(path, key)
    return path


def caller_level() -> int:
    """The ``stacklevel`` for the function that calls this to warn about the nearest frame outside of this package."""
    frame = inspect.currentframe()
    level = -1
    while frame is not None and frame.f_code.co_filename.startswith(_PACKAGE):
        frame = frame.f_back
        level += 1
    return level + 1
