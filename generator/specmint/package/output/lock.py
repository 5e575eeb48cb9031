"""Reads the lock of an output folder, and computes the digests of the configuration for it."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specmint.building.tree import ObstacleError, read_below
from specmint.document.reading.urls import is_url
from specmint.ir.names import NOTHING, Names
from specmint.ir.output import LOCK_NAME, Lock, digest

if TYPE_CHECKING:
    from specmint.ir.client import ClientConfig

PLAIN = ("package", "select", "exclude", "names", "credentials", "formatter")
"""The configuration keys that the output depends on and that contain no path of this machine."""


def read_lock(folder: Path) -> Lock | None:
    """The lock in a folder; None if it is missing or invalid."""
    with suppress(OSError, ObstacleError, ValueError, RecursionError):
        return Lock.from_text((read_below(folder, LOCK_NAME) or b"").decode())
    return None


def kept_names(folder: Path) -> Names:
    """The names in the lock of a folder; empty if the lock is missing or invalid."""
    lock = read_lock(folder)
    return NOTHING if lock is None else lock.names


def settings_of(client: ClientConfig) -> dict[str, str]:
    """The digest of each configuration key that the output depends on.

    They are the same in every clone: folders are relative to the document, and overlays count by name, since their
    content is part of the document's digest. Digests keep a selection out of the package, so that a document with just
    the selected operations gives the same one.
    """
    values: dict[str, Any] = {key: getattr(client, key) for key in PLAIN}
    # "all" and "none" are written as true and false, the only two values that older locks know.
    values["fixtures"] = {"all": True, "none": False}.get(client.fixtures, client.fixtures)
    if client.transport != "httpx":  # older locks have no such key
        values["transport"] = client.transport
    values["overlays"] = [Path(path).name for path in client.reading.overlays]
    values["allow_remote"] = client.reading.allow_remote
    values["allow_folder"] = _told_from(client, client.reading.root)
    return {key: digest(json.dumps(value, sort_keys=True).encode()) for key, value in sorted(values.items())}


def _told_from(client: ClientConfig, root: Path | None) -> str | None:
    if root is None or is_url(client.document):
        return None
    return Path(os.path.relpath(root, Path(client.document).parent)).as_posix()
