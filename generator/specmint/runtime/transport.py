"""The HTTP library that everything is sent with. No other module names it, so that another one can take its place."""

from __future__ import annotations

import httpx

__all__ = ["httpx"]
