"""What happens when an answer is not what the API documents."""

from __future__ import annotations

import inspect
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from .annotations import UNKNOWN_MEMBER
from .errors import Answer, InvalidResponseWarning, Problem, ResponseValidationError, describe_mismatch
from .values import described, is_array, is_object, member

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


class Step(NamedTuple):
    """One step into a JSON value: the array or object, the index or name, and what is there."""

    parent: Any
    key: Any
    value: object


def steps(location: Sequence[int | str], value: object) -> list[Step]:
    """The way from a value to a location of pydantic, which also tells the members of unions, as far as it goes."""
    way: list[Step] = []
    for key in location:
        parts: dict[Any, object] = value if is_object(value) else dict(enumerate(value if is_array(value) else []))
        if key in parts:
            way.append(Step(value, key, parts[key]))
            value = parts[key]
    return way


def problems_of(error: ValidationError, value: object) -> list[Problem]:
    """The problems pydantic found in a JSON value: what was expected and what came, without the values themselves."""
    problems = [_problem(detail, value) for detail in error.errors(include_url=False)]
    return list(dict.fromkeys(problems))


def _problem(detail: ErrorDetails, value: object) -> Problem:
    kind, way = detail["type"], steps(detail["loc"], value)
    path = ""
    for step in way:
        path = member(path, step.key)
    if kind == "missing":
        return Problem(member(path, detail["loc"][-1]), kind, detail["msg"])
    if kind == UNKNOWN_MEMBER:
        path = member(path, detail.get("ctx", {})["property"])
    return Problem(path, kind, f"{detail['msg']}; {described(way[-1].value if way else value)}")


def caller_level() -> int:
    """The ``stacklevel`` for the function that calls this to warn about the nearest frame outside of this package."""
    frame = inspect.currentframe()
    level = -1
    while frame is not None and frame.f_code.co_filename.startswith(_PACKAGE):
        frame = frame.f_back
        level += 1
    return level + 1
