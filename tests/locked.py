"""The requirements of a lock: what is installed, in which version, with which digests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.markers import Marker

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LOCK = ROOT / "requirements.lock"
ENTRY = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)(?: ; (?P<marker>[^\\]+))? \\\n(?:    --hash=.*\n)+",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Locked:
    """A package in the only version that may be installed; ``marker`` says on which platforms."""

    name: str
    version: str
    marker: str | None
    text: str
    """The entry as it stands in the lock, with its digests."""

    @property
    def is_wanted_here(self) -> bool:
        """Whether the marker holds for the running Python."""
        return self.marker is None or Marker(self.marker).evaluate()


def locked(path: Path = LOCK) -> dict[str, Locked]:
    """The packages of a lock by name."""
    found = {
        each["name"]: Locked(each["name"], each["version"], each["marker"], each.group())
        for each in ENTRY.finditer(path.read_text(encoding="utf-8"))
    }
    assert "".join(each.text for each in found.values()) == path.read_text(encoding="utf-8")
    return found
