"""What was vendored into a folder: from where, with which options, and the digest of every file."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from specmint.ir.output import stays_inside

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCK_NAME = "vendor.lock"
LOCK_VERSION = 1
OLDEST_PYTHON = 10
"""The runtime needs 3.10."""
_PYTHON = re.compile(r"3\.([1-9][0-9]?)")


@dataclass(frozen=True)
class Options:
    """How a client is vendored: as what ``name``, and for which Python at least (``3.10``)."""

    name: str
    fixtures: bool = True
    single_file: bool = False
    python: str = f"3.{OLDEST_PYTHON}"

    @property
    def minor(self) -> int:
        """The 10 of Python 3.10."""
        return int(self.python.partition(".")[2])


def is_supported(python: str) -> bool:
    """Whether a client can be made for this version of Python and later ones."""
    found = _PYTHON.fullmatch(python)
    return found is not None and int(found.group(1)) >= OLDEST_PYTHON


@dataclass(frozen=True)
class Provenance:
    """Where the vendored files come from.

    ``document`` has its ``source``, ``digest`` and ``licence``; ``tools`` are the versions of what made the files.
    """

    client: str
    document: Mapping[str, str]
    tools: Mapping[str, str]


@dataclass(frozen=True)
class VendorLock:
    """``patches`` is the folder of patches, seen from the vendored one, or empty; ``files`` holds digests by path."""

    provenance: Provenance
    options: Options
    patches: str
    files: Mapping[str, str]

    def to_text(self) -> str:
        """The lock as JSON, sorted."""
        content = {
            "lock": LOCK_VERSION,
            **asdict(self.provenance),
            "options": asdict(self.options),
            "patches": self.patches,
            "files": dict(self.files),
        }
        return json.dumps(content, indent=2, sort_keys=True) + "\n"

    @classmethod
    def from_text(cls, text: str) -> VendorLock:
        """Read a lock. Raises ValueError for anything else, and for a path that leads out of the folder."""
        content = json.loads(text)
        if not isinstance(content, dict) or content.get("lock") != LOCK_VERSION:
            message = f"this is not a vendor.lock of version {LOCK_VERSION}"
            raise ValueError(message)
        files = _texts(content, "files")
        for path in files:
            if not stays_inside(path) or path == LOCK_NAME:
                message = f"'{path}' is no path of a vendored file"
                raise ValueError(message)
        provenance = Provenance(_text(content, "client"), _texts(content, "document"), _texts(content, "tools"))
        return cls(provenance, _options(content.get("options")), _text(content, "patches"), files)


def _options(content: Any) -> Options:
    expected = {name: type(value) for name, value in asdict(Options("")).items()}
    if not isinstance(content, dict) or {name: type(value) for name, value in content.items()} != expected:
        message = "its part 'options' is missing or broken"
        raise ValueError(message)
    options = Options(**content)
    if not (options.name.isidentifier() and is_supported(options.python)):
        message = "its part 'options' says what cannot be"
        raise ValueError(message)
    return options


def _text(content: dict[str, Any], key: str) -> str:
    part = content.get(key)
    if not isinstance(part, str):
        message = f"its part '{key}' is missing or broken"
        raise ValueError(message)  # noqa: TRY004 - the value of a file is wrong, not the type of an argument
    return part


def _texts(content: dict[str, Any], key: str) -> dict[str, str]:
    part = content.get(key)
    if not isinstance(part, dict) or not all(isinstance(value, str) for value in part.values()):
        message = f"its part '{key}' is missing or broken"
        raise ValueError(message)
    return part
