"""The input of datamodel-code-generator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.document import Node


@dataclass(frozen=True)
class Bundle:
    """Schemas by dotted key, names of fields that differ from the wire, and annotations of unions.

    Schemas refer to others by key, whether or not those are in the same bundle.
    """

    schemas: Mapping[str, Node]
    aliases: Mapping[str, str]
    annotations: Mapping[str, str]
