"""The library whose event loop runs: trio's, where that is what runs, else asyncio's."""

from __future__ import annotations

import sys
from typing import Any


def running_trio() -> Any:
    """The module trio, if that runs this task; else None."""
    trio: Any = sys.modules.get("trio")
    if trio is not None:
        try:
            trio.lowlevel.current_task()
        except RuntimeError:
            return None
    return trio


async def sleep(seconds: float) -> None:
    """Wait without blocking other tasks."""
    trio = running_trio()
    if trio is not None:
        await trio.sleep(seconds)
        return
    import asyncio

    await asyncio.sleep(seconds)
