"""The report of a run: what was generated, what was left out or degraded, and why."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from specmint.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Loss:
    """One thing that the client does not have as the document describes it.

    ``operations`` are the affected operations and webhooks, as ``METHOD /path``. ``source``, ``line`` and ``column``
    are the position in the document; line and column are 0 if unknown.
    """

    operations: tuple[str, ...]
    reason: str
    source: str
    pointer: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True)
class Report:
    """The result of one run.

    ``left_out`` lists operations that the client does not have, ``degraded`` those with less than the document
    describes, ``not_offered`` what the document declares and no client supports. ``any_documented`` counts the ``Any``
    that the document demands, ``any_undocumented`` all others.
    """

    operations: int = 0
    webhooks: int = 0
    left_out: tuple[Loss, ...] = ()
    degraded: tuple[Loss, ...] = ()
    not_offered: tuple[Loss, ...] = ()
    any_documented: int = 0
    any_undocumented: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether the client has everything in the document."""
        return not (self.left_out or self.degraded)

    def losses(self) -> dict[str, str]:
        """``left out`` or ``degraded`` for each affected operation, by its key."""
        degraded = {key: "degraded" for loss in self.degraded for key in loss.operations}
        return degraded | {key: "left out" for loss in self.left_out for key in loss.operations}

    def __str__(self) -> str:
        """One line of numbers, without those that are zero."""
        told = [counted(self.operations, "operation")]
        told += [counted(self.webhooks, "webhook")] if self.webhooks else []
        told += [f"{len(self.left_out):,} left out"] if self.left_out else []
        told += [f"{len(self.degraded):,} degraded"] if self.degraded else []
        return ", ".join(told)

    def content(self) -> dict[str, Any]:
        """The report as JSON values."""
        return asdict(self)

    @classmethod
    def of_content(cls, content: Mapping[str, Any]) -> Report:
        """Parse the content of a report. Raises KeyError or TypeError if it is invalid."""
        losses = {name: tuple(map(_loss, content[name])) for name in ("left_out", "degraded", "not_offered")}
        return cls(**{**content, **losses})


def _loss(content: Mapping[str, Any]) -> Loss:
    return Loss(**{**content, "operations": tuple(content["operations"])})
