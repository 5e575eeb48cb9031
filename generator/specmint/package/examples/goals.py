"""What kind of example is asked for, and the error if there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Fullness = Literal["minimal", "full"]

ABSENT: Any = object()
"""The marker for no value at all, since None means null."""


class NoValueError(Exception):
    """No value was found for the schema at ``pointer``.

    It is not ``final`` if a circle of schemas was cut: the schema may have a value elsewhere.
    """

    def __init__(self, pointer: str, *, final: bool = True) -> None:
        super().__init__(pointer)
        self.pointer = pointer
        self.final = final


@dataclass(frozen=True)
class ExampleGoal:
    """The kind of example that is asked for.

    ``minimal`` has only what is required, ``full`` has everything. A ``variant`` differs from those with smaller
    numbers. ``example`` is a value of the document; its parts are used where they are valid.
    """

    fullness: Fullness
    variant: int = 0
    example: Any = ABSENT

    def inside(self, part: Any) -> ExampleGoal:
        """The same goal for a part of the value, for which the document's example has ``part``."""
        return ExampleGoal(self.fullness, self.variant, part)


MINIMAL = ExampleGoal("minimal")
FULL = ExampleGoal("full")
