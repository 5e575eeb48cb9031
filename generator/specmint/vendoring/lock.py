"""The vendor.lock of a folder: the origin of the files, the options, and the digest of every file."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from specmint.ir.client import EXTENTS
from specmint.ir.output import stays_inside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.client import Extent

LOCK_NAME = "vendor.lock"
LOCK_VERSION = 1
OLDEST_PYTHON = 10
"""The minor version of the oldest Python 3 that the runtime supports."""
_PYTHON = re.compile(r"3\.([1-9][0-9]?)")


@dataclass(frozen=True)
class Options:
    """How a client is vendored: its package ``name``, and the oldest Python it has to support (``3.10``)."""

    name: str
    fixtures: Extent = "all"
    single_file: bool = False
    python: str = f"3.{OLDEST_PYTHON}"

    @property
    def minor(self) -> int:
        """The minor version: 10 for Python 3.10."""
        return int(self.python.partition(".")[2])


def is_supported(python: str) -> bool:
    """Whether specmint supports this version of Python as the oldest one."""
    found = _PYTHON.fullmatch(python)
    return found is not None and int(found.group(1)) >= OLDEST_PYTHON


@dataclass(frozen=True)
class Provenance:
    """Where the vendored files come from.

    ``document`` has the keys ``source``, ``digest`` and ``licence``; ``tools`` maps the tools that made the files to
    their versions.
    """

    client: str
    document: Mapping[str, str]
    tools: Mapping[str, str]


@dataclass(frozen=True)
class VendorLock:
    """``patches`` is the path of the patches, relative to the folder, or empty; ``files`` holds the digests by path."""

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
        """Parse a lock. Raises ValueError if it is invalid, or if a path leads out of the folder."""
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
    if isinstance(content, dict) and isinstance(given := content.get("fixtures"), bool):
        # Locks of version 0.1.0 hold a Boolean: there was nothing between all fixtures and none.
        content = {**content, "fixtures": "all" if given else "none"}
    expected = {name: type(value) for name, value in asdict(Options("")).items()}
    if not isinstance(content, dict) or {name: type(value) for name, value in content.items()} != expected:
        message = "its part 'options' is missing or broken"
        raise ValueError(message)
    options = Options(**content)
    if not (options.fixtures in EXTENTS and options.name.isidentifier() and is_supported(options.python)):
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
