"""Bodies taken apart: JSON, forms (HTML's encoding of names and values, RFC 7578), text and octets."""

from __future__ import annotations

import json
from email.parser import BytesParser
from email.policy import HTTP
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote_plus

from tests.conformance.answers import same
from tests.conformance.styles import COLLECTIONS, Style, is_nested, says, take
from tests.conformance.uris import MalformedError, percent_decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]


class Part(NamedTuple):
    """One part of a multipart form."""

    name: str
    content_type: str
    text: str


def essence(content_type: str) -> str:
    """A media type without its parameters (RFC 9110, section 8.3.1)."""
    return content_type.partition(";")[0].strip().lower()


def is_json(content_type: str) -> bool:
    """Whether a media type is JSON (RFC 6839, section 3.1)."""
    name = essence(content_type)
    return name == "application/json" or name.endswith("+json")


def body_problems(content: bytes, content_type: str, given: Any, encodings: Json) -> Iterator[str]:
    """How a body differs from what was given. ``encodings`` are those of a form's fields by name."""
    kind = essence(content_type)
    if is_json(kind):
        yield from _json_problems(content, given)
    elif kind == "application/x-www-form-urlencoded" and isinstance(given, dict):
        yield from _form_problems(content, given, encodings)
    elif kind == "multipart/form-data" and isinstance(given, dict):
        yield from _multipart_problems(content, content_type, given, encodings)
    elif isinstance(given, str) and content != given.encode():
        yield f"the body is {content[:100]!r}, and {given[:100]!r} was given"


def _json_problems(content: bytes, given: Any) -> Iterator[str]:
    try:
        sent = json.loads(content.decode())
    except ValueError as error:
        yield f"the body is no JSON text (RFC 8259): {error}"
        return
    if not same(sent, given):
        yield f"the body is {str(sent)[:200]}, and {str(given)[:200]} was given"


def _form_problems(content: bytes, given: Json, encodings: Json) -> Iterator[str]:
    """OpenAPI 3.1.1, section 4.8.14.4: with a style as RFC 6570 has it, else each value by its content type."""
    found = [pair.partition("=") for pair in content.decode("ascii").split("&")] if content else []
    # URL living standard, section 5.1: in a form, a plus sign is a space.
    left = [(unquote_plus(name), value.replace("+", "%20")) for name, _, value in found]
    for name, value in given.items():
        if value is None or value in ([], {}):
            left = [pair for pair in left if pair[0] != name]
            continue
        if not any(_taken(left, name, value, style) for style in _styles(encodings.get(name, {}), value)):
            yield f"the field {name} of the form does not stand for {str(value)[:200]}"
            left = [pair for pair in left if pair[0] != name]
    if left:
        yield f"the form has {left[:3]}, which nobody gave"


def _styles(encoding: Json, value: Any) -> list[Style | None]:
    """The ways in which a field may be written; None is as JSON text."""
    if {"style", "explode"} & encoding.keys():
        style = encoding.get("style", "form")
        return [Style(style, encoding.get("explode", style == "form")), *([None] if is_nested(value) else [])]
    if encoding.get("collectionFormat"):
        return [COLLECTIONS[encoding["collectionFormat"]]]
    return [Style("form", explode=True), None] if isinstance(value, dict | list) else [Style("form", explode=True)]


def _taken(left: list[tuple[str, str]], name: str, value: Any, style: Style | None) -> bool:
    """Whether the field is there in a style; what stands for it is then taken out of ``left``."""
    trial = list(left)
    try:
        done = _json_taken(trial, name, value) if style is None else take(trial, name, value, style)
    except MalformedError:
        return False
    if done:
        left[:] = trial
    return done


def _json_taken(left: list[tuple[str, str]], name: str, value: Any) -> bool:
    texts = [percent_decoded(text) for key, text in left if key == name]
    left[:] = [pair for pair in left if pair[0] != name]
    return _texts_say(texts, value)


def _texts_say(texts: list[str], value: Any) -> bool:
    """Whether texts stand for a value: one for each item of a list, or one JSON text."""
    if len(texts) == 1 and isinstance(value, list | dict) and _reads_as(texts[0], value):
        return True
    if isinstance(value, list):
        return len(texts) == len(value) and all(map(_text_says, texts, value))
    return len(texts) == 1 and _text_says(texts[0], value)


def _text_says(text: str, value: Any) -> bool:
    return _reads_as(text, value) if isinstance(value, dict | list) else says(text, value)


def _reads_as(text: str, value: Any) -> bool:
    try:
        return same(json.loads(text), value)
    except ValueError:
        return False


def _multipart_problems(content: bytes, content_type: str, given: Json, encodings: Json) -> Iterator[str]:
    """RFC 7578: a part with a name for each value (sections 4.2 and 4.3), objects as JSON (OpenAPI 3.1.1, 4.8.14.5)."""
    parts = list(_parts(content, content_type))
    for name, value in given.items():
        own = [part for part in parts if part.name == name]
        parts = [part for part in parts if part.name != name]
        if value in ([], {}, None):
            continue
        if not _texts_say([part.text for part in own], value):
            texts = [part.text[:80] for part in own]
            yield f"the parts {name} of the form are {texts}, and {str(value)[:200]} was given"
        wanted = [
            each.strip() for each in str(encodings.get(name, {}).get("contentType", "")).split(",") if each.strip()
        ]
        concrete = [each for each in wanted if "*" not in each]
        if concrete and any(essence(part.content_type) not in map(essence, concrete) for part in own):
            yield f"the part {name} is {own[0].content_type!r}, and the document asks for {', '.join(wanted)}"
    if parts:
        yield f"the form has parts {[part.name for part in parts]}, which nobody gave"


def _parts(content: bytes, content_type: str) -> Iterator[Part]:
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + content)
    for each in message.iter_parts():
        name = str(each["content-disposition"].params["name"]).replace("%22", '"')
        payload = each.get_payload(decode=True)
        text = payload.decode(errors="replace") if isinstance(payload, bytes) else ""
        yield Part(name, str(each.get("content-type", "text/plain")), text)
