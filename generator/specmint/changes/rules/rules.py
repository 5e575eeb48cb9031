"""The table of all changes: on the wire, and in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.changes.rules.python import PYTHON_RULES
from specmint.changes.rules.wire.table import WIRE_RULES

if TYPE_CHECKING:
    from specmint.changes.rules.change import ChangeRule

RULES: Final[tuple[ChangeRule, ...]] = (*WIRE_RULES, *PYTHON_RULES)
"""Every rule, those about the documents first."""
