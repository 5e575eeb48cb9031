"""Parameter values as text, by the styles of OpenAPI 3.1.1, section 4.8.12.2."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from .errors import Problem
from .values import UnsendableError, is_array, is_object, member

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .calls import Parameter

_DEFAULT_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_DELIMITERS = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C", "tabDelimited": "%09"}
_PATH_KEPT = ":@!$&'()*+,;="
"""Reserved characters that a segment of a path may hold (RFC 3986, section 3.3; OpenAPI 3.2.0, section 4.12.2.2)."""
_RESERVED_KEPT = ":/?@!$'()*,;"
"""Reserved characters (RFC 3986, section 2.2) that cannot change the structure of a query: all but ``#[]&+=``."""

_ENCODED_TRIPLE = re.compile(r"%25([0-9A-Fa-f]{2})")
_HEADER_DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|", "tabDelimited": "\t"}
"""Separators of lists in headers that only Swagger 2.0 has (``collectionFormat``)."""

_COOKIE_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_COOKIE_TEXT = re.compile(r"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*")
"""What the names and values of cookies are made of (RFC 6265, section 4.1.1)."""


class Pair(NamedTuple):
    """One ``name=value`` of a query, both percent-encoded."""

    name: str
    value: str

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


class Bare(Pair):
    """A name of a query that has no value, and no equals sign."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.name


class _Spelling(NamedTuple):
    """How one parameter is spelled: style, explode, the characters that stay as they are, and its argument."""

    style: str
    explode: bool
    safe: str | None
    argument: str

    def scalar(self, value: object) -> str:
        """A value that is neither array nor object. Raises UnsendableError for those."""
        if is_array(value) or is_object(value):
            message = f"cannot hold arrays or objects inside each other, as it is sent in the style {self.style!r}"
            raise UnsendableError(Problem(self.argument, "style", message))
        text = plain_text(value)
        if self.safe is None:
            return text
        encoded = quote(text, safe=self.safe)
        # Triples that the caller has written pass through where reserved characters may (RFC 6570, section 3.2.3).
        return _ENCODED_TRIPLE.sub(r"%\1", encoded) if self.safe else encoded

    def items(self, value: object) -> list[str]:
        """The parts of an array or object: ``["R", "100"]``, with explode ``["R=100"]``. A scalar is one part."""
        if is_array(value):
            return [self.scalar(item) for item in value if item is not None]
        if not is_object(value):
            return [self.scalar(value)]
        pairs = [(self.scalar(key), self.scalar(item)) for key, item in value.items() if item is not None]
        return [f"{key}={item}" for key, item in pairs] if self.explode else [text for pair in pairs for text in pair]


def plain_text(value: object) -> str:
    """A scalar as text: ``true``, ``1.5``, ``text``, and nothing for None."""
    if isinstance(value, str):
        return value
    return "" if value is None else json_text(value)


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """Compact JSON. A Decimal is written with all its digits."""
    try:
        return json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":"))
    except TypeError:  # of a Decimal, which Python's own encoder does not know
        return _exact_text(value, ascii_only=ascii_only)


def _exact_text(value: object, *, ascii_only: bool) -> str:
    if is_object(value):
        pairs = ((json_text(key, ascii_only=ascii_only), item) for key, item in value.items())
        return f"{{{','.join(f'{key}:{_exact_text(item, ascii_only=ascii_only)}' for key, item in pairs)}}}"
    if is_array(value):
        return f"[{','.join(_exact_text(item, ascii_only=ascii_only) for item in value)}]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=ascii_only)


def is_undefined(parameter: Parameter, value: object) -> bool:
    """Whether there is nothing to send: an empty list or object (RFC 6570, section 2.3)."""
    items = value.values() if is_object(value) else value if is_array(value) else [value]
    return parameter.content_type is None and all(item is None for item in items)


def path_text(parameter: Parameter, value: object) -> str:
    """The percent-encoded text that stands for a path parameter, in the style simple, label or matrix (RFC 6570)."""
    if parameter.content_type is not None:
        return quote(json_text(value), safe="")
    spelling = _spelling(parameter, safe=_PATH_KEPT if parameter.allow_reserved else "")
    items = spelling.items(value)
    if spelling.style == "label":
        return "." + ("." if spelling.explode else ",").join(items)
    if spelling.style != "matrix":
        return _DELIMITERS.get(spelling.style, ",").join(items)
    name = quote(parameter.name, safe="")
    texts = items if spelling.explode else [",".join(items)]
    # What is empty has no equals sign (RFC 6570, section 3.2.7).
    named = texts if is_object(value) and spelling.explode else [f"{name}={text}" for text in texts]
    return "".join(f";{each.removesuffix('=')}" for each in named)


def query_pairs(parameter: Parameter, value: object) -> list[Pair]:
    """The pairs a query parameter consists of."""
    name = quote(parameter.name, safe="")
    if parameter.content_type is not None:
        return [Pair(name, quote(json_text(value), safe=""))]
    spelling = _spelling(parameter, safe=_RESERVED_KEPT if parameter.allow_reserved else "")
    if spelling.style == "deepObject":
        return list(_deep_pairs(spelling, name, parameter.argument, value))
    if not is_array(value) and not is_object(value):
        return [] if value is None else [Pair(name, spelling.scalar(value))]
    items = spelling.items(value)
    if not spelling.explode:
        return [Pair(name, _DELIMITERS[spelling.style].join(items))] if items else []
    if is_array(value):
        return [Pair(name, item) for item in items]
    return [Pair(*item.split("=", 1)) for item in items]


def extra_pairs(name: str, value: object) -> list[Pair]:
    """The pairs of a query parameter that no document describes: an array is repeated. None is left out."""
    spelling = _Spelling("form", explode=True, safe="", argument=member("extra_query", name))
    return [Pair(quote(name, safe=""), item) for item in spelling.items(value)] if value is not None else []


def header_text(parameter: Parameter, value: object) -> str:
    """The value of a header, in the style simple; nothing is percent-encoded."""
    if parameter.content_type is not None:
        return json_text(value, ascii_only=True)
    spelling = _spelling(parameter, safe=None)
    items = spelling.items(value)
    delimiter = _HEADER_DELIMITERS.get(spelling.style, ",")
    if (is_array(value) or is_object(value)) and any(delimiter in item for item in items):
        message = f"must not hold {delimiter!r} inside of an item, as that parts the items of this header"
        raise UnsendableError(Problem(parameter.argument, "style", message))
    return delimiter.join(items)


def cookie_pairs(parameter: Parameter, value: object) -> list[Pair]:
    """The cookies a cookie parameter consists of.

    In the style cookie, nothing is encoded (OpenAPI 3.2.0, section 4.12.3). Raises UnsendableError for what then cannot
    stand in a cookie.
    """
    if parameter.style != "cookie" or parameter.content_type is not None:
        return query_pairs(parameter, value)
    spelling = _spelling(parameter, safe=None)
    items = spelling.items(value)
    if is_object(value) and spelling.explode:
        pairs = [(name, text) for name, _, text in (item.partition("=") for item in items)]
    else:
        pairs = [(parameter.name, text) for text in (items if spelling.explode else [",".join(items)])]
    if not all(_COOKIE_NAME.fullmatch(name) and _COOKIE_TEXT.fullmatch(text) for name, text in pairs):
        message = "holds what a cookie cannot, as it is sent as it is; escape it as the API wants it"
        raise UnsendableError(Problem(parameter.argument, "style", message))
    return [Pair(name, text) for name, text in pairs]


def _spelling(parameter: Parameter, safe: str | None) -> _Spelling:
    style = parameter.style or _DEFAULT_STYLES[parameter.location]
    explode = style in {"form", "cookie"} if parameter.explode is None else parameter.explode
    return _Spelling(style, explode, safe, parameter.argument)


def _deep_pairs(spelling: _Spelling, name: str, path: str, value: object) -> Iterator[Pair]:
    """``name[key]=value`` at any depth.

    OpenAPI leaves open how arrays look in this style; with the index of each element, as in ``name[0][key]``, nothing
    of a value is lost.
    """
    if is_object(value):
        for key, item in value.items():
            yield from _deep_pairs(spelling, f"{name}%5B{quote(key, safe='')}%5D", member(path, key), item)
    elif is_array(value):
        for index, item in enumerate(value):
            yield from _deep_pairs(spelling, f"{name}%5B{index}%5D", member(path, index), item)
    elif value is not None:
        yield Pair(name, spelling.scalar(value))
