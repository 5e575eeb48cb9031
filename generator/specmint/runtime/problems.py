"""Collecting what is wrong, so that a caller learns it all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec

from typing_extensions import TypeVar

from .errors import Problem, RequestValidationError
from .values import UnsendableError

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


class Problems(list[Problem]):
    """The problems met so far."""

    def attempt(self, make: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What ``make`` gives; if it raises UnsendableError, the problem is kept and there is nothing."""
        try:
            return make(*args, **kwargs)
        except UnsendableError as error:
            self.append(error.problem)
            return None

    def refuse(self, call: str) -> None:
        """Raise RequestValidationError if there are any."""
        if self:
            raise RequestValidationError(call, self)
