"""Media types (RFC 9110, section 8.3.1)."""

from __future__ import annotations

MULTIPART = "multipart/form-data"
URLENCODED = "application/x-www-form-urlencoded"


def media_type(content_type: str) -> str:
    """The media type without parameters, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def is_json(content_type: str) -> bool:
    """Whether a content type is JSON: ``application/json`` or one with the suffix ``+json`` (RFC 6839)."""
    name = media_type(content_type)
    return name.endswith(("/json", "+json"))


def is_structured(content_type: str) -> bool:
    """Whether bodies of a content type are made from JSON values: JSON and the two kinds of forms."""
    return is_json(content_type) or media_type(content_type) in {MULTIPART, URLENCODED}
