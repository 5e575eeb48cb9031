"""What a caller may pass: TypedDicts, each module imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy_attributes

if TYPE_CHECKING:
    from .messages_beta_true_raw import *
    from .search_q_fast import *

__getattr__, __dir__ = lazy_attributes(
    __name__,
    """
    messages_beta_true_raw: MessagesBetaTrueRawCreateParams
    search_q_fast: SearchQFastUpdateParams
    """,
)
