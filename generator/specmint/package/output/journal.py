"""A record that a run writes before it moves files, so that the next run can undo exactly that."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from specmint.building.user_key import is_signed, signature

if TYPE_CHECKING:
    from collections.abc import Mapping

Phase = Literal["aside", "moving", "done"]
_FORM: Final = 1


@dataclass(frozen=True)
class Journal:
    """The progress of a run: it writes files ``aside`` to staging, is ``moving`` them, or is ``done`` and cleans up.

    ``written`` holds the digests of the new files, ``saved`` those of the replaced files, by their names in the
    exchange.
    """

    phase: Phase = "aside"
    written: Mapping[str, str] = field(default_factory=dict)
    saved: Mapping[str, str] = field(default_factory=dict)

    def to_bytes(self, place: bytes) -> bytes:
        """The signed journal for a place. The signature refuses one from a checkout or from another place."""
        content = json.dumps({"form": _FORM, **asdict(self)}, sort_keys=True).encode()
        return b"\n".join((signature(place, content).encode(), content, b""))

    @classmethod
    def from_bytes(cls, data: bytes, place: bytes) -> Journal:
        """Parse the journal of a place. Raises ValueError if this user did not write it for this place."""
        given, _, rest = data.partition(b"\n")
        content = rest.removesuffix(b"\n")
        if not given.isascii() or not is_signed(given.decode(), place, content):
            message = "no run of yours wrote its journal"
            raise ValueError(message)
        read: dict[str, Any] = json.loads(content)
        if read.pop("form") != _FORM or read["phase"] not in get_args(Phase):
            message = "another version of specmint wrote its journal"
            raise ValueError(message)
        return cls(**read)
