"""The names of a client, which the next run keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Names:
    """The names of a client, keyed by identities that survive changes elsewhere in the document.

    ``calls`` is keyed by ``METHOD /path``, ``classes`` by the identity of a schema (``naming/identity.py``).
    ``arguments`` is keyed by operation and location (``GET /pets query limit``), ``fields`` by the identity of a schema
    and the property's name; these two only hold names that differ from the default for the name on the wire.
    ``derived`` holds the methods of derived calls, keyed by operation and kind (``GET /photo bytes``).
    """

    calls: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    derived: Mapping[str, str] = field(default_factory=dict)


NOTHING = Names()
"""The names of a client that was never generated before."""
