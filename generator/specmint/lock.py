"""The lock that a run finds in the folder it is to write, and what the next one will find of the configuration."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specmint.ir.names import NOTHING, Names
from specmint.ir.output import LOCK_NAME, Lock, digest
from specmint.reading.urls import is_url

if TYPE_CHECKING:
    from specmint.configuration import ClientConfig

PLAIN = ("package", "select", "exclude", "names", "credentials", "formatter", "fixtures")
"""The keys of the configuration that the output depends on and that say nothing of this machine."""


def read_lock(folder: Path) -> Lock | None:
    """The lock in a folder; None without one, or where it cannot be read."""
    with suppress(OSError, ValueError, RecursionError):
        return Lock.from_text((folder / LOCK_NAME).read_text(encoding="utf-8"))
    return None


def kept_names(folder: Path) -> Names:
    """The names that the client in a folder has; none without a lock, or with one that cannot be read."""
    lock = read_lock(folder)
    return NOTHING if lock is None else lock.names


def settings_of(client: ClientConfig) -> dict[str, str]:
    """The digest of each key of the configuration that the output depends on.

    They are the same in every clone: a folder is told from the document, overlays by their names, since what these hold
    is part of the document's digest. Digests alone keep a selection out of the package, which is just what a document
    with nothing else in it gives.
    """
    values: dict[str, Any] = {key: getattr(client, key) for key in PLAIN}
    values["overlays"] = [Path(path).name for path in client.reading.overlays]
    values["allow_remote"] = client.reading.allow_remote
    values["allow_folder"] = _told_from(client, client.reading.root)
    return {key: digest(json.dumps(value, sort_keys=True).encode()) for key, value in sorted(values.items())}


def _told_from(client: ClientConfig, root: Path | None) -> str | None:
    if root is None or is_url(client.document):
        return None
    return Path(os.path.relpath(root, Path(client.document).parent)).as_posix()
