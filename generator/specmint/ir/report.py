"""What became of a document: what was generated, what was left out or degraded, and why."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Loss:
    """One thing that the client does not have as the document says it.

    ``operations`` are the operations and webhooks that it costs something, as ``METHOD /path``. ``source``, ``line``
    and ``column`` say where its author wrote it; the last two are 0 where no place is known.
    """

    operations: tuple[str, ...]
    reason: str
    source: str
    pointer: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True)
class Report:
    """The outcome of one run.

    ``left_out`` are operations that the client does not have, ``degraded`` what is there but less than the document
    says. ``any_documented`` counts the ``Any`` that the document asks for, ``any_undocumented`` those that it does not.
    """

    operations: int = 0
    webhooks: int = 0
    left_out: tuple[Loss, ...] = ()
    degraded: tuple[Loss, ...] = ()
    any_documented: int = 0
    any_undocumented: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether the client has everything that the document says, as it says it."""
        return not (self.left_out or self.degraded)

    def losses(self) -> dict[str, str]:
        """What each operation that lost something is, by its key: ``left out`` or ``degraded``."""
        degraded = {key: "degraded" for loss in self.degraded for key in loss.operations}
        return degraded | {key: "left out" for loss in self.left_out for key in loss.operations}

    def __str__(self) -> str:
        """One line of figures; what there is none of is not mentioned."""
        told = [_counted(self.operations, "operation")]
        told += [_counted(self.webhooks, "webhook")] if self.webhooks else []
        told += [f"{len(self.left_out):,} left out"] if self.left_out else []
        told += [f"{len(self.degraded):,} degraded"] if self.degraded else []
        return ", ".join(told)

    def content(self) -> dict[str, Any]:
        """The report as JSON values."""
        return asdict(self)

    @classmethod
    def of_content(cls, content: Mapping[str, Any]) -> Report:
        """The report that gave this content. Raises KeyError or TypeError for anything else."""
        losses = {name: tuple(map(_loss, content[name])) for name in ("left_out", "degraded")}
        return cls(**{**content, **losses})


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def _loss(content: Mapping[str, Any]) -> Loss:
    return Loss(**{**content, "operations": tuple(content["operations"])})
