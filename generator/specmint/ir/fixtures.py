"""Examples of requests and responses, as files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.diagnostics import Diagnostic


@dataclass(frozen=True)
class Fixtures:
    """The fixtures of an API: relative POSIX path to JSON text, and what could not be made."""

    files: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
