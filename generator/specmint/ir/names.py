"""The names that a client gave, which the next run keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Names:
    """The names of a client by what stays the same when a document changes around it.

    ``calls`` is keyed by ``METHOD /path``, ``classes`` by the identity of a schema (``naming/identity.py``).
    ``arguments`` is keyed by operation and place (``GET /pets query limit``), ``fields`` by the identity of a schema
    and the property's name; these two hold only what is not called as its own name on the wire would be.
    """

    calls: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)


NOTHING = Names()
"""What a client keeps that was never generated before."""
