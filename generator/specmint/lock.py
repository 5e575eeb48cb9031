"""The lock that a run finds in the folder it is to write, and what the next one will find of the configuration."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specmint.configuration import ClientConfig
from specmint.ir.names import NOTHING, Names
from specmint.ir.output import LOCK_NAME, Lock

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAIN = ("package", "select", "exclude", "names", "formatter")
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


def settings_of(client: ClientConfig) -> dict[str, Any]:
    """The keys of the configuration that the output depends on, as JSON, without those that say what is said anyway.

    They are the same in every clone: folders are told from the output, overlays by their names, since what these hold
    is part of the document's digest.
    """
    defaults = ClientConfig.__dataclass_fields__
    settings = {key: _json(getattr(client, key)) for key in PLAIN}
    settings = {key: value for key, value in settings.items() if value and value != defaults[key].default}
    if not client.fixtures:
        settings["fixtures"] = False
    if client.credentials:
        settings["credentials"] = {scheme: list(names) for scheme, names in client.credentials.items()}
    return settings | _settings_of_reading(client)


def _settings_of_reading(client: ClientConfig) -> dict[str, Any]:
    reading = client.reading
    settings: dict[str, Any] = {"overlays": [Path(path).name for path in reading.overlays]} if reading.overlays else {}
    if reading.allow_remote:
        settings["allow_remote"] = True
    if reading.root is not None:
        settings["allow_folder"] = Path(os.path.relpath(reading.root, client.output)).as_posix()
    return settings


def _json(value: Mapping[str, str] | tuple[str, ...] | str) -> Any:
    return list(value) if isinstance(value, tuple) else value
