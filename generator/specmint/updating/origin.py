"""Where the copy of a document came from, kept beside it and committed with it.

A fresh clone can therefore ask the server whether there is anything new, without downloading what it has. The lock does
not hold this, since the same document has to give the same package whatever its server calls it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.ir.output import digest
from specmint.reading.fetch import Validators
from specmint.reading.urls import fit_to_show

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Origin:
    """The URL, without what may be secret, the digest of the bytes it gave, and what its server called their state."""

    url: str
    digest: str
    validators: Validators

    def to_text(self) -> str:
        """As JSON."""
        known = {"etag": self.validators.etag, "last_modified": self.validators.last_modified}
        content = {"url": self.url, "digest": self.digest, **{name: text for name, text in known.items() if text}}
        return json.dumps(content, indent=2, sort_keys=True) + "\n"


def read_origin(path: Path) -> Origin | None:
    """What a file says; None without one, or where it cannot be read."""
    with suppress(OSError, ValueError, AttributeError, RecursionError):
        content = json.loads(path.read_text(encoding="utf-8"))
        names = ("url", "digest", "etag", "last_modified")
        url, held, etag, modified = (str(content.get(name, "")) for name in names)
        return Origin(url, held, Validators(etag, modified))
    return None


def known_state(path: Path, url: str, data: bytes | None) -> Validators:
    """What the server of a URL called the state of just these bytes.

    Nothing is known of a URL with a query, which is not kept: it may hold a secret.
    """
    origin = read_origin(path)
    is_same = origin is not None and data is not None and (origin.url, origin.digest) == (url, digest(data))
    return origin.validators if origin is not None and is_same and fit_to_show(url) == url else Validators()
