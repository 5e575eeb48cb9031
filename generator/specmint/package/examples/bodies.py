"""Writes bodies into fixtures."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import Any
from urllib.parse import urlencode

from specmint.api.schemas.content import is_structured, sent_as
from specmint.package.examples.forms import form_fields
from specmint.text.media_types import essence, is_json

TOKEN = r"[A-Za-z0-9!#$&^_.+-]+"  # noqa: S105 - a token of RFC 9110, no secret
MEDIA_TYPE = re.compile(rf"(?:{TOKEN}|\*)/(?:{TOKEN}|\*)(?:\s*;\s*{TOKEN}=(?:{TOKEN}|\"[^\"\x00-\x1f\x7f]*\"))*;?")


def concrete(content_type: str) -> str | None:
    """A media type that can be sent, for a media type or range; None if it is invalid (RFC 9110, 8.3.1)."""
    if MEDIA_TYPE.fullmatch(content_type.strip()) is None or not content_type.isascii():
        return None
    return sent_as(content_type)


def payload(content_type: str, value: Any) -> dict[str, Any]:
    """The entry of a body in a fixture: ``body`` for JSON and forms, ``text`` for text, ``base64`` for other bytes."""
    if is_structured(content_type):
        return {"body": value}
    if essence(content_type).startswith("text/"):
        return {"text": value}
    return {"base64": b64encode(str(value).encode("utf-8", "surrogatepass")).decode()}


def received(content_type: str, value: Any) -> dict[str, Any]:
    """The entry of a response body. Forms are written as bytes too, since clients do not parse them."""
    if is_structured(content_type) and not is_json(content_type) and isinstance(value, dict):
        pairs = [(name, text) for name, text in form_fields(value, {})]
        return {"base64": b64encode(urlencode(pairs, errors="surrogatepass").encode()).decode()}
    return payload(content_type, value)
