"""What a step found, kept on disk so that it need not be found again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pathlib import Path

Status = Literal["passed", "failed", "timeout", "skipped"]
MOST_PROBLEMS = 200


@dataclass(frozen=True)
class Finding:
    """What a check found: problems as texts, and figures by name."""

    problems: list[str] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)

    def write(self, place: Path) -> None:
        """Write the finding as JSON, with no more problems than anybody reads."""
        shown = {"problems": self.problems[:MOST_PROBLEMS], "figures": self.figures, "count": len(self.problems)}
        place.write_text(json.dumps(shown), encoding="utf-8")


@dataclass(frozen=True)
class Outcome:
    """A finished step. ``key`` is the digest of all that decides it, ``count`` the number of problems, kept or not."""

    step: str
    key: str
    status: Status
    seconds: float = 0.0
    memory: int = 0
    count: int = 0
    problems: list[str] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        return self.status in {"failed", "timeout"}

    def keep(self, place: Path) -> None:
        """Write to ``place``, all or nothing."""
        partial = place.with_suffix(".partial")
        partial.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        partial.replace(place)


def kept(place: Path, key: str) -> Outcome | None:
    """What was found of the same inputs. A time limit is tried again: the machine may have been busy."""
    try:
        outcome = Outcome(**json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return outcome if outcome.key == key and outcome.status != "timeout" else None
