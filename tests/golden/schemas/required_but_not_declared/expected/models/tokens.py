"""Pydantic models of what the server sends."""

from typing import Any

from .._runtime.models import Model
from .._runtime.timestamps import Timestamp


class Token(Model):
    made_at: Timestamp
    text: str
    owner: Any
