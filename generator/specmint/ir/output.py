"""The lock of an output folder, and the result of writing to it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from specmint.ir.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LOCK_NAME = "specmint.lock"
LOCK_VERSION = 1
_NO_PART = frozenset({"", ".", ".."})
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\\:\ud800-\udfff]")


def digest(data: bytes) -> str:
    """``sha256:`` and the hex digest."""
    return f"sha256:{sha256(data).hexdigest()}"


def with_line_feeds(data: bytes) -> bytes:
    """A text with LF line endings, since git writes CRLF in a checkout with ``core.autocrlf``."""
    return data.replace(b"\r\n", b"\n")


def stays_inside(path: str) -> bool:
    """Whether a path from a lock, which can be edited, stays inside the folder on every file system.

    A colon can name a drive or a stream, a backslash can separate folders, and ``.git`` has other spellings.
    """
    parts = path.split("/")
    return _NO_PART.isdisjoint(parts) and not _UNSAFE.search(path) and not any(map(_is_of_repository, parts))


def _is_of_repository(part: str) -> bool:
    return part.casefold().rstrip(". ") in {".git", "git~1"}


def _texts(content: Any, key: str) -> dict[str, str]:
    part = content.get(key) if isinstance(content, dict) else None
    if not isinstance(part, dict) or not all(isinstance(value, str) for value in part.values()):
        message = f"its part '{key}' is missing or broken"
        raise ValueError(message)
    return part


def _names(calls: dict[str, str], content: Any) -> Names:
    """The names in a lock. Early locks only have those of calls and no ``content``."""
    if content is None:
        return Names(calls)
    classes = {fingerprint: name for name, fingerprint in _texts(content, "classes").items()}
    derived = _texts(content, "derived") if "derived" in content else {}
    return Names(calls, classes, _texts(content, "arguments"), _texts(content, "fields"), derived)


@dataclass(frozen=True)
class Lock:
    """The origin of a package: the digests of its document and its files, and the versions of the tools.

    ``names`` are its names, which the next run keeps. ``settings`` maps configuration keys to digests; empty in early
    locks. ``losses`` maps the keys of operations to ``left out`` or ``degraded``.
    """

    document: Mapping[str, str]
    tools: Mapping[str, str]
    names: Names
    files: Mapping[str, str]
    settings: Mapping[str, str] = field(default_factory=dict)
    losses: Mapping[str, str] = field(default_factory=dict)

    def to_text(self) -> str:
        """The lock as sorted JSON, so that a change of one file changes one line."""
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
                "derived": self.names.derived,
                "fields": self.names.fields,
            },
            "files": self.files,
        }
        return json.dumps(content, indent=2, sort_keys=True) + "\n"

    @classmethod
    def from_text(cls, text: str) -> Lock:
        """Parse a lock. Raises ValueError if it is invalid."""
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
    """The paths that a run created, changed and removed in the output folder, and the number of unchanged files."""

    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0

    @classmethod
    def of(cls, here: Mapping[str, bytes], wanted: Mapping[str, bytes], unwanted: Iterable[str]) -> Written:
        """The changes from the files on disk (``here``) to the ``wanted`` ones, and the files to remove."""
        differing = [path for path, data in wanted.items() if here.get(path) != data]
        return cls(
            created=tuple(sorted(path for path in differing if path not in here)),
            changed=tuple(sorted(path for path in differing if path in here)),
            removed=tuple(sorted(path for path in unwanted if path in here)),
            unchanged=len(wanted) - len(differing),
        )

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was written or removed."""
        return not (self.created or self.changed or self.removed)
