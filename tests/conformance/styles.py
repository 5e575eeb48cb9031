"""The style tables of OpenAPI (3.1.1, section 4.8.12.6; Swagger 2.0, ``collectionFormat``), read backwards.

A value is a text, a list of texts, or names with texts. What was given says which, and the tables say how its parts are
joined. Delimiters are looked for before anything is decoded (RFC 6570, section 3.2.1).
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from tests.conformance.uris import MalformedError, percent_decoded


class Style(NamedTuple):
    """How a parameter is written."""

    name: str
    explode: bool


DEFAULTS = {"path": "simple", "header": "simple", "query": "form", "cookie": "form"}
COLLECTIONS = {
    "csv": Style("form", explode=False),
    "ssv": Style("spaceDelimited", explode=False),
    "tsv": Style("tabDelimited", explode=False),
    "pipes": Style("pipeDelimited", explode=False),
    "multi": Style("form", explode=True),
}
DELIMITERS = {
    "form": (",",),
    "simple": (",",),
    "spaceDelimited": ("%20", " "),
    "pipeDelimited": ("%7C", "|"),
    "tabDelimited": ("%09",),
}


def style_of(parameter: dict[str, Any], *, is_swagger: bool) -> Style:
    """The style of a parameter, with the defaults of OpenAPI 3.1.1, section 4.8.12.2.2."""
    location = parameter["in"]
    if is_swagger:
        collection = COLLECTIONS[parameter.get("collectionFormat", "csv")]
        return (
            Style("simple", collection.explode)
            if location in {"path", "header"} and collection.name == "form"
            else collection
        )
    name = parameter.get("style", DEFAULTS[location])
    return Style(name, parameter.get("explode", name == "form"))


def says(text: str, value: Any) -> bool:
    """Whether a text stands for a scalar: booleans and numbers as JSON has them."""
    if isinstance(value, bool) or value is None:
        return text == {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, int | float):
        try:
            return Decimal(text) == Decimal(str(value))
        except InvalidOperation:
            return False
    return bool(text == value)


def is_nested(value: Any) -> bool:
    """Whether a list or an object holds others, for which no style but deepObject's imitators says anything."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(each, dict | list) for each in inner)


def cut(text: str, style: Style) -> list[str]:
    """The encoded parts of a joined list."""
    for delimiter in DELIMITERS[style.name]:
        if delimiter in text:
            return text.split(delimiter)
    return [text]


def parts_say(parts: list[str], value: Any, *, decode: bool = True) -> bool:
    """Whether encoded parts are the items of a list, or the names and values of an object in turn."""
    texts = [percent_decoded(part) if decode else part for part in parts]
    if isinstance(value, dict):
        flat = [each for pair in value.items() for each in pair]
        return len(texts) == len(flat) and all(map(says, texts, flat))
    return len(texts) == len(value) and all(map(says, texts, value))


def pairs_say(parts: list[str], value: dict[str, Any], *, decode: bool = True) -> bool:
    """Whether encoded parts are ``name=value`` for every member of an object."""
    if any("=" not in part for part in parts):
        return False
    flat = [each for part in parts for each in part.split("=", 1)]
    return parts_say(flat, value, decode=decode)


def simple_says(text: str, value: Any, style: Style, *, decode: bool) -> bool:
    """``style: simple``: RFC 6570, section 3.2.2. Headers are not percent-encoded (OpenAPI 3.1.1, appendix D)."""
    if isinstance(value, dict) and style.explode:
        return pairs_say(text.split(","), value, decode=decode)
    if isinstance(value, dict | list):
        parts = cut(text, style)
        return parts_say([part.strip(" ") for part in parts] if not decode else parts, value, decode=decode)
    return says(percent_decoded(text) if decode else text, value)


def label_says(text: str, value: Any, style: Style) -> bool:
    """``style: label``: RFC 6570, section 3.2.5."""
    if not text.startswith("."):
        return False
    delimiter = "." if style.explode else ","
    if isinstance(value, dict):
        say = pairs_say if style.explode else parts_say
        return say(text[1:].split(delimiter), value)
    return (
        parts_say(text[1:].split(delimiter), value)
        if isinstance(value, list)
        else says(percent_decoded(text[1:]), value)
    )


def matrix_says(text: str, name: str, value: Any, style: Style) -> bool:
    """``style: matrix``: RFC 6570, section 3.2.7. A value that is empty has no equals sign."""
    if not text.startswith(";"):
        return False
    cut_up = [part.partition("=") for part in text[1:].split(";")]
    if isinstance(value, dict) and style.explode:
        return parts_say([each for key, _, inner in cut_up for each in (key, inner)], value)
    if any(percent_decoded(key) != name for key, _, _ in cut_up):
        return False
    inner = [each for _, _, each in cut_up]
    if isinstance(value, dict | list):
        return parts_say(inner if style.explode else inner[0].split(","), value) and (style.explode or len(inner) == 1)
    return len(inner) == 1 and says(percent_decoded(inner[0]), value)


def path_says(text: str, name: str, value: Any, style: Style) -> bool:
    """Whether the encoded text in the place of a path parameter stands for a value."""
    if style.name == "matrix":
        return matrix_says(text, name, value, style)
    if style.name == "label":
        return label_says(text, value, style)
    return simple_says(text, value, style, decode=True)


def deep(name: str, value: Any) -> list[tuple[str, Any]]:
    """The names and scalars of ``style: deepObject``; lists have an index, a bare bracket or the bare name."""
    if isinstance(value, dict):
        return [pair for key, inner in value.items() for pair in deep(f"{name}[{key}]", inner)]
    if isinstance(value, list):
        return [pair for index, inner in enumerate(value) for pair in deep(f"{name}[{index}]", inner)]
    return [(name, value)]


def take(found: list[tuple[str, str]], name: str, value: Any, style: Style) -> bool:
    """Take what stands for a value out of the pairs of a query or a form, and say whether it does.

    Raises MalformedError for percent-encoding that is none.
    """
    if style.name == "deepObject" and isinstance(value, dict | list):
        return all(_take_one(found, key, inner) for key, inner in deep(name, value))
    if isinstance(value, dict) and style.explode:
        return all(_take_one(found, key, inner) for key, inner in value.items())
    own = [pair for pair in found if pair[0] == name]
    for pair in own:
        found.remove(pair)
    texts = [text for _, text in own]
    if isinstance(value, list) and style.explode:
        return parts_say(texts, value)
    if len(texts) != 1:
        return False
    if isinstance(value, list | dict):
        return parts_say(cut(texts[0], style), value)
    return says(percent_decoded(texts[0]), value)


def _take_one(found: list[tuple[str, str]], name: str, value: Any) -> bool:
    for pair in found:
        if pair[0] == name and says(percent_decoded(pair[1]), value):
            found.remove(pair)
            return True
    return False


__all__ = ["MalformedError", "Style", "is_nested", "path_says", "says", "simple_says", "style_of", "take"]
