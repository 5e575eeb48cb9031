"""References as URIs: a validator takes no other (RFC 3986), while documents name schemas in any script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from specmint.api.schemas.subschemas import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.document import Node

_SAFE: Final = "!$&'()*+,/:;=?@~"
_FOREIGN: Final = re.compile(r"[^!$&'()*+,./0-9:;=?@A-Z_a-z~-]")
"""What cannot stand in a fragment as it is (RFC 3986, section 3.5)."""
_ASSERTED: Final = frozenset({"const", "enum"})
"""Keywords that hold values, in which a reference is a text like others."""
_NAMES: Final = frozenset({*BY_NAME, "$defs", "schemas"})
"""What maps names to schemas, so that ``const`` is a name there."""


def addressable(tree: Node) -> Node:
    """The document with percent-encoded references; the same object if none needs it.

    Those of a document that was read are decoded.
    """
    return _encoded(tree) if any(_FOREIGN.search(reference[1:]) for reference in _references(tree)) else tree


def _references(node: Any) -> Iterator[str]:
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            reference = part.get("$ref")
            if isinstance(reference, str) and reference.startswith("#"):
                yield reference
            waiting += part.values()


def _encoded(node: Any, holder: str = "") -> Any:
    """A copy of a node, which stands under the key ``holder``."""
    if isinstance(node, list):
        return [_encoded(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {key: _part(key, value, holder) for key, value in node.items()}


def _part(key: str, value: Any, holder: str) -> Any:
    if key == "$ref" and isinstance(value, str) and value.startswith("#"):
        return f"#{quote(value[1:], safe=_SAFE)}"
    return value if key in _ASSERTED and holder not in _NAMES else _encoded(value, key)
