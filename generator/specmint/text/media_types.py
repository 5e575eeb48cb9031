"""Parses media types (RFC 9110, section 8.3.1), and recognises those that are sequences of items."""

from __future__ import annotations

import re
from typing import Final

JSON: Final = re.compile(r"application/(json|[\w.+-]*\+json|\*)|\*/\*|text/json", re.IGNORECASE)
JSON_LINES: Final = re.compile(
    r"application/(x-)?(jsonl|jsonlines|json-lines|ndjson)|application/[\w.+-]+\+(jsonl|ndjson)"
)
JSON_SEQ: Final = re.compile(r"application/([\w.+-]+\+)?json-seq")
CHARSET: Final = re.compile(r";\s*charset\s*=\s*\"?([\w.:+-]+)", re.IGNORECASE)
EVENTS: Final = "text/event-stream"


def essence(content_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return content_type.split(";", maxsplit=1)[0].strip().lower()


def is_json(content_type: str) -> bool:
    """Whether a media type is JSON (RFC 6839, section 3.1), or a range that includes it."""
    return JSON.fullmatch(essence(content_type)) is not None


def charset(content_type: str) -> str:
    """The charset that a media type names, in lower case; empty where it names none."""
    found = CHARSET.search(content_type)
    return found[1].lower() if found else ""
