"""Requests as a server sees them: read from the wire alone, and held against the operation they are meant for."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from email.parser import BytesParser
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, parse_qsl, unquote

import httpx

from .bodies import is_json, media_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .calls import ApiDescription, Body, Call, Operation, Parameter


@dataclass(frozen=True)
class ReceivedRequest:
    """A request as it arrived.

    ``call`` names the operation. ``path`` is still percent-encoded and starts after the base URL; ``path_parameters`` and
    ``query`` are decoded. ``json`` is the body where that is JSON, else None.
    """

    call: str
    method: str
    path: str
    path_parameters: dict[str, str]
    query: list[tuple[str, str]]
    headers: httpx.Headers
    content: bytes = field(repr=False)
    json: Any = None
