"""The table of rules, in the order of their codes.

A sentence is a ``str.format`` template; its names are the fields that a finding has to give. A code is never reused:
the code of a removed rule is added to ``RETIRED``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.diagnostics import (
    rules_comparing,
    rules_configuration,
    rules_generation,
    rules_output,
    rules_overlays,
    rules_reading,
    rules_references,
    rules_updating,
    rules_validity,
    rules_vendoring,
)
from specmint.ir.diagnostics import Rule

if TYPE_CHECKING:
    from types import ModuleType

_CHAPTERS: Final = (
    rules_reading,
    rules_overlays,
    rules_validity,
    rules_references,
    rules_generation,
    rules_configuration,
    rules_output,
    rules_updating,
    rules_vendoring,
    rules_comparing,
)


def _rules_of(chapter: ModuleType) -> list[Rule]:
    return [value for value in vars(chapter).values() if isinstance(value, Rule)]


RULES: Final[tuple[Rule, ...]] = tuple(
    sorted((row for chapter in _CHAPTERS for row in _rules_of(chapter)), key=lambda row: row.code)
)
"""Every rule, in the order of the codes."""

RETIRED: Final = frozenset({"SM211", "SM502", "SM503"})
"""The codes of removed rules, which still occur in reports of older versions."""
