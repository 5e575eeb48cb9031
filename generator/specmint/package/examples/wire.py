"""Serializes parameters (OpenAPI 3.1.1, sections 4.8.12.3 to 4.8.12.7; RFC 6570).

Written apart from the runtime of the generated clients, so that each can be tested against the other.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from specmint.ir.routes import EXPRESSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from specmint.ir.api import Parameter

    Write = Callable[[Any], str]

Valued = tuple["Parameter", Any]
"""A parameter and its value."""

DELIMITERS = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|", "tabDelimited": "\t"}
COOKIE_PAIR = re.compile(r"""[\w!#$%&'*+.^`|~-]+=[^\s",;\\\x00-\x1f\x7f]*""", re.ASCII)
"""A cookie that needs no escaping (RFC 6265, section 4.1.1)."""
LITERAL = "/:@!$&'()*+,;=~%"
"""The characters that a path has unescaped (RFC 3986, section 3.3), and the percent sign, which the document escaped.
"""


def path(template: str, valued: Iterable[Valued]) -> str:
    """The path with every template expression filled, percent-encoded."""
    texts = {"{" + parameter.name + "}": _segment(parameter, value) for parameter, value in valued}
    parts = (f"{{{part}}}" if place % 2 else part for place, part in enumerate(EXPRESSION.split(template)))
    return "".join(texts[part] if part in texts else quote(part, safe=LITERAL) for part in parts)


def query(valued: Iterable[Valued], constants: Iterable[tuple[str, str]] = ()) -> list[list[str]]:
    """The decoded pairs of the query: those of every request, unless a parameter replaces them, then the parameters."""
    given = [list(pair) for parameter, value in valued for pair in _pairs(parameter, value)]
    names = {name for name, _ in given}
    always = ([unquote(name), unquote(value)] for name, value in constants)
    return [*(pair for pair in always if pair[0] not in names), *given]


def headers(valued: Iterable[Valued]) -> dict[str, str]:
    """The header fields. Values are not encoded."""
    return {parameter.name.lower(): _simple(parameter, value, _primitive) for parameter, value in valued}


def cookie(valued: Iterable[Valued]) -> str:
    """The value of the ``Cookie`` header; empty if there is no cookie."""
    return "; ".join(
        f"{name}={text}" if parameter.style == "cookie" else f"{quote(name, safe='')}={quote(text, safe='')}"
        for parameter, value in valued
        for name, text in _pairs(parameter, value)
    )


def is_sendable(parameter: Parameter, value: Any) -> bool:
    """Whether a value can be serialized without ambiguity at the parameter's location."""
    if value is None or value in ([], {}) or (_is_nested(value) and not _may_nest(parameter)):
        return False
    if parameter.location == "path":
        return _segment(parameter, value) not in ("", ".", "..")
    if parameter.location == "header":
        text = _simple(parameter, value, _primitive)
        is_clear = parameter.content_type is not None or _is_parted(parameter, value)
        return is_clear and text.isascii() and text.isprintable() and text == text.strip() != ""
    if parameter.location == "cookie" and parameter.style == "cookie":
        return all(COOKIE_PAIR.fullmatch(f"{name}={text}") for name, text in _pairs(parameter, value))
    return any(True for _ in _pairs(parameter, value))


def _is_parted(parameter: Parameter, value: Any) -> bool:
    """Whether no item contains the separator of its list or object: headers have no escaping."""
    delimiter = DELIMITERS.get(parameter.style, ",")
    parts = _flat(value, _primitive, explode=parameter.explode) if isinstance(value, list | dict) else ()
    return not any(delimiter in part for part in parts)


def _is_nested(value: Any) -> bool:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(part, dict | list) for part in parts)


def _may_nest(parameter: Parameter) -> bool:
    return parameter.content_type is not None or parameter.style == "deepObject"


def _primitive(value: Any) -> str:
    """A scalar as text: strings unchanged, everything else as JSON."""
    return value if isinstance(value, str) else _json(value)


def _encoded(value: Any) -> str:
    return quote(_primitive(value), safe="")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _simple(parameter: Parameter, value: Any, write: Write) -> str:
    if parameter.content_type is not None:
        return write(_json(value))
    delimiter = DELIMITERS.get(parameter.style, ",")
    return (write(delimiter) if delimiter != "," else delimiter).join(_flat(value, write, explode=parameter.explode))


def _flat(value: Any, write: Write, *, explode: bool) -> Iterator[str]:
    """The parts of a value: its elements, or its names and values, joined with an equals sign if ``explode`` is set."""
    if isinstance(value, list):
        yield from map(write, value)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from (f"{write(name)}={write(part)}",) if explode else (write(name), write(part))
    else:
        yield write(value)


def _segment(parameter: Parameter, value: Any) -> str:
    if parameter.content_type is not None or parameter.style not in ("label", "matrix"):
        return _simple(parameter, value, _encoded)
    if parameter.style == "label":
        return "." + ("." if parameter.explode else ",").join(_flat(value, _encoded, explode=parameter.explode))
    return _matrix(parameter, value)


def _matrix(parameter: Parameter, value: Any) -> str:
    name = quote(parameter.name, safe="")
    if parameter.explode and isinstance(value, dict):
        return "".join(f";{part.removesuffix('=')}" for part in _flat(value, _encoded, explode=True))
    if parameter.explode and isinstance(value, list):
        return "".join(f";{name}={_encoded(each)}".removesuffix("=") for each in value)
    text = ",".join(_flat(value, _encoded, explode=False))
    return f";{name}={text}" if text else f";{name}"


def _pairs(parameter: Parameter, value: Any) -> Iterator[tuple[str, str]]:
    name = parameter.name
    if parameter.content_type is not None:
        yield name, _json(value)
    elif parameter.style == "deepObject" and isinstance(value, dict | list):
        yield from _deep(name, value)
    elif not isinstance(value, list | dict):
        yield name, _primitive(value)
    elif not parameter.explode or parameter.style in ("spaceDelimited", "pipeDelimited", "tabDelimited"):
        delimiter = DELIMITERS.get(parameter.style, ",")
        yield name, delimiter.join(_flat(value, _primitive, explode=False))
    elif isinstance(value, list):
        yield from ((name, _primitive(each)) for each in value)
    else:
        yield from ((str(key), _primitive(each)) for key, each in value.items())


def _deep(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Nested values and arrays use brackets for names and indexes too, though OpenAPI leaves them open."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _deep(f"{name}[{key}]", part)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _deep(f"{name}[{index}]", part)
    else:
        yield name, _primitive(value)
