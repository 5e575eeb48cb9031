"""Writes TypedDicts with literal keys where Python would normalise attribute names.

Python reads identifiers in NFKC form (language reference, section 2.3), so that the attribute ``ﬁle`` is the key
``file``. datamodel-code-generator writes a TypedDict with literal keys if one key is no identifier; therefore such a
key gets a temporary mark that makes it no identifier.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmint.ir.document import Node
    from specmint.package.modelling.bundles import Bundle

MARK = "\ue000folded\ue000"
"""The temporary end of such a key."""


def with_literal_keys(bundle: Bundle) -> Bundle:
    """Mark the keys of classes that have keys which Python would normalise."""
    return replace(bundle, schemas={key: _marked(schema) for key, schema in bundle.schemas.items()})


def plain_keys(source: str) -> str:
    """Remove the marks from a source."""
    return source.replace(MARK, "").replace(MARK.encode("unicode_escape").decode(), "")


def _marked(schema: Node) -> Node:
    properties = schema.get("properties", {})
    if all(map(_is_kept, properties)):
        return schema
    return {
        **schema,
        "properties": {_key(name): part for name, part in properties.items()},
        "required": [_key(name) for name in schema.get("required", ())],
    }


def _key(name: str) -> str:
    return name if _is_kept(name) else name + MARK


def _is_kept(name: str) -> bool:
    return unicodedata.normalize("NFKC", name) == name
