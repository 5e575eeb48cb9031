"""Makes readable strings of the right format and length."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING
from uuid import UUID

from specmint.package.examples.patterns import UnreadablePatternError, samples
from specmint.package.examples.seeds import digits, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from specmint.package.examples.shape import Shape

LONGEST = 20_000
"""The longest string that is made."""

VARIANTS = 8


def texts(shape: Shape, label: str, seed: str) -> Iterator[str]:
    """Different strings for a shape. With a pattern or several formats they may be invalid and need validation.

    ``label`` is a word for the value.
    """
    least, most = shape.most("minLength") or 0, shape.least("maxLength")
    if least > LONGEST:
        return
    yield from (text for text in _candidates(shape, _slug(label), seed, least, most) if least <= len(text) <= _or(most))


def _candidates(shape: Shape, label: str, seed: str, least: int, most: int | None) -> Iterator[str]:
    seeds = [seed if variant == 0 else f"{seed} {variant}" for variant in range(VARIANTS)]
    formats = [FORMATS[name] for name in shape.all("format") if name in FORMATS]
    if "base64" in shape.all("contentEncoding"):
        formats.append(FORMATS["byte"])
    for make in formats:
        yield from (make(label, each) for each in seeds)
    patterns = shape.all("pattern")
    for pattern in patterns:
        yield from _matching(pattern, seed, least)
    if not formats or patterns:
        yield from (_fitted(f"{label}-{digits(each)}", each, least, most) for each in seeds)


def _matching(pattern: str, seed: str, least: int) -> Iterator[str]:
    try:
        yield from dict.fromkeys(samples(pattern, seed, least))
    except UnreadablePatternError:
        return


def _fitted(text: str, seed: str, least: int, most: int | None) -> str:
    if len(text) > _or(most):
        text = digits(seed, min(_or(most), 32))
    return text.ljust(least, "x")


def _or(most: int | None) -> int:
    return LONGEST if most is None else most


def _slug(label: str) -> str:
    words = re.sub(r"[^A-Za-z0-9]+", "-", label).strip("-").lower()
    return words[:24].rstrip("-") or "value"


def _date(_: str, seed: str) -> str:
    value = number(seed)
    return f"2024-{value % 12 + 1:02}-{value // 12 % 28 + 1:02}"


def _time(_: str, seed: str) -> str:
    value = number(seed)
    return f"{value % 24:02}:{value // 24 % 60:02}:{value // 1440 % 60:02}Z"


def _digits(_: str, seed: str) -> str:
    return str(number(seed) % 100 + 1)


def _uri(label: str, seed: str) -> str:
    return f"https://example.com/{label}-{digits(seed)}"


def _path(label: str, seed: str) -> str:
    return f"/{label}-{digits(seed)}"


FORMATS: dict[str, Callable[[str, str], str]] = {
    "date-time": lambda label, seed: f"{_date(label, seed)}T{_time(label, seed)}",
    "date": _date,
    "time": _time,
    "duration": lambda _, seed: f"PT{number(seed) % 59 + 1}S",
    **dict.fromkeys(("email", "idn-email"), lambda label, seed: f"{label}-{digits(seed)}@example.com"),
    "uuid": lambda _, seed: str(UUID(int=number(seed), version=4)),
    **dict.fromkeys(("uri", "url", "iri"), _uri),
    **dict.fromkeys(("uri-reference", "iri-reference", "uri-template", "json-pointer"), _path),
    "relative-json-pointer": lambda _, seed: str(number(seed) % 10),
    **dict.fromkeys(("hostname", "idn-hostname"), lambda label, seed: f"{label}-{digits(seed)}.example.com"),
    "ipv4": lambda _, seed: f"192.0.2.{number(seed) % 254 + 1}",
    "ipv6": lambda _, seed: f"2001:db8::{number(seed) % 0xFFFE + 1:x}",
    "byte": lambda label, seed: b64encode(f"{label}-{digits(seed)}".encode()).decode(),
    "regex": lambda label, _: f"^{label}$",
    **dict.fromkeys(("int32", "int64", "uint64", "double", "float", "decimal", "number"), _digits),
}
"""How to make each format from label and seed. Addresses are reserved for documentation (RFC 2606, RFC 5737)."""
