"""The table of all changes: on the wire, and in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.comparing.python.rules import PYTHON_RULES
from specmint.comparing.wire.rules.table import WIRE_RULES

if TYPE_CHECKING:
    from specmint.ir.changes import ChangeRule

RULES: Final[tuple[ChangeRule, ...]] = (*WIRE_RULES, *PYTHON_RULES)
"""Every rule, those about the documents first."""
