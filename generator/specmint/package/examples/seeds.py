"""Deterministic numbers and words that replace random ones. They depend only on the place of a value."""

from __future__ import annotations

import re
from hashlib import blake2s
from typing import TYPE_CHECKING

from specmint.ir.document import Document, escape, tokens

if TYPE_CHECKING:
    from specmint.package.examples.shape import Sites

PARAMETER = re.compile(r".*/parameters/\d+(?=/)", re.DOTALL)


def number(seed: str) -> int:
    """A number of 128 bits that is always the same for the same text."""
    return int.from_bytes(blake2s(seed.encode("utf-8", "surrogatepass"), digest_size=16).digest(), "big")


def digits(seed: str, count: int = 4) -> str:
    """Hexadecimal digits for a text, at most 32."""
    return f"{number(seed):032x}"[:count]


def seed_of(document: Document, sites: Sites) -> str:
    """A text that identifies the place of a value.

    Parameters count by name, so that adding one changes no other example.
    """
    return " ".join(PARAMETER.sub(lambda found: _parameter(document, found[0]), site) for site in sites)


def label_of(document: Document, sites: Sites) -> str:
    """A word for the value: the name of its property, or else of its parameter."""
    path = list(tokens(seed_of(document, sites[:1])))
    at = max(
        (index for index, token in enumerate(path[:-1]) if token in ("properties", "parameters", "schemas")),
        default=None,
    )
    return "value" if at is None else path[at + 1].rpartition(":")[2]


def _parameter(document: Document, pointer: str) -> str:
    node = document.at(pointer)
    if not isinstance(node, dict) or "name" not in node:
        return pointer
    name = escape(f"{node.get('in')}:{node['name']}")
    return f"{pointer.rpartition('/')[0]}/{name}"
