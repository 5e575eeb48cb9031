"""What was written, and what the next run must know about it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from specmint.ir.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LOCK_NAME = "specmint.lock"
LOCK_VERSION = 1


def digest(data: bytes) -> str:
    """``sha256:`` and the hex digest."""
    return f"sha256:{sha256(data).hexdigest()}"


def stays_inside(path: str) -> bool:
    """Whether a path of a lock, which may have been tampered with, stays inside the folder."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\0" not in path


def _texts(content: Any, key: str) -> dict[str, str]:
    part = content.get(key) if isinstance(content, dict) else None
    if not isinstance(part, dict) or not all(isinstance(value, str) for value in part.values()):
        message = f"its part '{key}' is missing or broken"
        raise ValueError(message)
    return part


def _names(calls: dict[str, str], content: Any) -> Names:
    """The names of a lock; one that was written before it held any but those of calls has no ``content``."""
    if content is None:
        return Names(calls)
    classes = {fingerprint: name for name, fingerprint in _texts(content, "classes").items()}
    return Names(calls, classes, _texts(content, "arguments"), _texts(content, "fields"))


@dataclass(frozen=True)
class Lock:
    """Where a package comes from: the digests of its document and of every file, and the tools that made it.

    ``names`` are what its parts are called, so that they are called the same next time. ``settings`` are the
    digests of what the files depend on in the configuration, by its keys; empty in locks that held none yet.
    ``losses`` says which operations, by their keys, were ``left out`` or ``degraded``.
    """

    document: Mapping[str, str]
    tools: Mapping[str, str]
    names: Names
    files: Mapping[str, str]
    settings: Mapping[str, str] = field(default_factory=dict)
    losses: Mapping[str, str] = field(default_factory=dict)

    def to_text(self) -> str:
        """The lock as JSON, sorted, so that a change to one file is a change to one line."""
        content = {
            "lock": LOCK_VERSION,
            "document": self.document,
            "tools": self.tools,
            "configuration": self.settings,
            "losses": self.losses,
            "calls": self.names.calls,
            "names": {
                "arguments": self.names.arguments,
                "classes": {name: fingerprint for fingerprint, name in self.names.classes.items()},
                "fields": self.names.fields,
            },
            "files": self.files,
        }
        return json.dumps(content, indent=2, sort_keys=True) + "\n"

    @classmethod
    def from_text(cls, text: str) -> Lock:
        """Read a lock. Raises ValueError for anything else."""
        content: Any = json.loads(text)
        if not isinstance(content, dict) or content.get("lock") != LOCK_VERSION:
            message = f"this is not a lock of version {LOCK_VERSION}"
            raise ValueError(message)
        return cls(
            document=_texts(content, "document"),
            tools=_texts(content, "tools"),
            names=_names(_texts(content, "calls"), content.get("names")),
            files=_texts(content, "files"),
            settings=_texts(content, "configuration") if "configuration" in content else {},
            losses=_texts(content, "losses") if "losses" in content else {},
        )


@dataclass(frozen=True)
class Written:
    """The paths that a run made, changed and removed in the output folder, and how many stayed as they were."""

    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0

    @classmethod
    def of(cls, here: Mapping[str, bytes], wanted: Mapping[str, bytes], unwanted: Iterable[str]) -> Written:
        """What has to be written where some files are ``here``, and others are ``wanted`` or must not be there."""
        differing = [path for path, data in wanted.items() if here.get(path) != data]
        return cls(
            created=tuple(sorted(path for path in differing if path not in here)),
            changed=tuple(sorted(path for path in differing if path in here)),
            removed=tuple(sorted(path for path in unwanted if path in here)),
            unchanged=len(wanted) - len(differing),
        )

    @property
    def is_nothing(self) -> bool:
        """Whether the disk was left as it was."""
        return not (self.created or self.changed or self.removed)
