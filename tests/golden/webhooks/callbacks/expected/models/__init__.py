"""What the server sends: pydantic models, each module imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy_attributes

if TYPE_CHECKING:
    from .subscriptions import *

__getattr__, __dir__ = lazy_attributes(
    __name__,
    """
    subscriptions: Event
    """,
)
