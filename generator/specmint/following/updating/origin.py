"""The origin file beside a downloaded document, which is committed with it.

A fresh clone can therefore ask the server whether there is anything new, without downloading what it has. The lock does
not hold this, since the same document has to give the same package whatever its server calls it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.document.reading.fetch import Validators
from specmint.document.reading.urls import fit_to_show
from specmint.ir.output import digest

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Origin:
    """The URL without secrets, the digest of the downloaded bytes, and the HTTP validators that came with them."""

    url: str
    digest: str
    validators: Validators

    def to_text(self) -> str:
        """As JSON."""
        known = {"etag": self.validators.etag, "last_modified": self.validators.last_modified}
        content = {"url": self.url, "digest": self.digest, **{name: text for name, text in known.items() if text}}
        return json.dumps(content, indent=2, sort_keys=True) + "\n"


def read_origin(path: Path) -> Origin | None:
    """Read an origin file; None if it is missing or invalid."""
    with suppress(OSError, ValueError, AttributeError, RecursionError):
        content = json.loads(path.read_text(encoding="utf-8"))
        names = ("url", "digest", "etag", "last_modified")
        url, held, etag, modified = (str(content.get(name, "")) for name in names)
        return Origin(url, held, Validators(etag, modified))
    return None


def known_state(path: Path, url: str, data: bytes | None) -> Validators:
    """The HTTP validators that the server of a URL sent with exactly these bytes.

    There are none for a URL with a query: queries are not recorded, since they may hold a secret.
    """
    origin = read_origin(path)
    is_same = origin is not None and data is not None and (origin.url, origin.digest) == (url, digest(data))
    return origin.validators if origin is not None and is_same and fit_to_show(url) == url else Validators()
