"""Collecting what is wrong, so that a caller learns it all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from .errors import Problem, RequestValidationError
from .values import UnsendableError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Problems(list[Problem]):
    """The problems met so far."""

    def attempt(self, make: Callable[[], T], otherwise: T) -> T:
        """What ``make`` gives; if it raises UnsendableError, the problem is kept and ``otherwise`` given."""
        try:
            return make()
        except UnsendableError as error:
            self.append(error.problem)
            return otherwise

    def refuse(self, call: str) -> None:
        """Raise RequestValidationError if there are any."""
        if self:
            raise RequestValidationError(call, self)
