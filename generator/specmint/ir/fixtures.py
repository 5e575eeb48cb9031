"""Example requests and responses, as files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.diagnostics import Diagnostic


@dataclass(frozen=True)
class Fixtures:
    """The fixtures of an API: JSON texts by relative POSIX path, and the diagnostics."""

    files: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
