"""References as URIs: a validator takes no other (RFC 3986), while documents name schemas in any script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from specmint.ir.document import Node

_SAFE: Final = "!$&'()*+,/:;=?@~"
_FOREIGN: Final = re.compile(r"[^!$&'()*+,./0-9:;=?@A-Z_a-z{}~-]")
"""What cannot stand in a fragment as it is (RFC 3986, section 3.5), but for the braces of templates."""
_VALUES: Final = frozenset({"const", "default", "enum", "example", "examples"})
"""Keywords that hold values, in which a reference is a text like others."""


def addressable(tree: Node) -> Node:
    """The document with percent-encoded references, if it has a path or a component that needs them.

    Those of a document that was read are decoded.
    """
    components = tree.get("components")
    sections = [tree.get("paths"), *(components.values() if isinstance(components, dict) else ())]
    names = [str(name) for section in sections if isinstance(section, dict) for name in section]
    return _encoded(tree) if any(_FOREIGN.search(name) for name in names) else tree


def _encoded(node: Any) -> Any:
    if isinstance(node, list):
        return [_encoded(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {key: _in_schema(key, value) for key, value in node.items()}


def _in_schema(keyword: str, value: Any) -> Any:
    if keyword == "$ref" and isinstance(value, str) and value.startswith("#"):
        return f"#{quote(value[1:], safe=_SAFE)}"
    return value if keyword in _VALUES else _encoded(value)
