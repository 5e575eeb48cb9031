"""A secret key of the user. Its signature proves that a run of this user on this machine wrote some bytes.

The key is outside of the cache and of every checkout, so that copying these does not copy it.
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

_LENGTH: Final = 32
_READING: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
SIGNATURE: Final = 64
"""The length of a signature in hexadecimal digits."""


def signature(*parts: bytes) -> str:
    """The signature of these bytes."""
    told = b"".join(len(part).to_bytes(8) + part for part in parts)
    return hmac.new(_key(_folder()), told, sha256).hexdigest()


def is_signed(given: str, *parts: bytes) -> bool:
    """Whether this user's key signed these bytes."""
    return hmac.compare_digest(given.encode(), signature(*parts).encode())


def _folder() -> Path | None:
    with suppress(RuntimeError):
        return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "specmint"
    return None


@lru_cache(maxsize=4)
def _key(folder: Path | None) -> bytes:
    """The key of the user; a temporary one for this process if none can be stored."""
    if folder is not None:
        with suppress(OSError):
            return _kept(folder / "key")
    return secrets.token_bytes(_LENGTH)


def _kept(place: Path) -> bytes:
    """The key in a file, which is created if it does not exist. Raises OSError."""
    with suppress(FileNotFoundError):
        return _read(place)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = place.with_name(f"key.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_LENGTH))
        # Of two runs that start at once, one creates the key and the other reads it.
        with suppress(FileExistsError):
            os.link(made, place)
    finally:
        made.unlink(missing_ok=True)
    return _read(place)


def _read(place: Path) -> bytes:
    """A key that no other user can read or write. Raises OSError."""
    with os.fdopen(os.open(place, _READING), "rb") as file:
        status = os.fstat(file.fileno())
        is_private = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o077)
        key = file.read(_LENGTH + 1)
    if not stat.S_ISREG(status.st_mode) or not is_private or len(key) != _LENGTH:
        message = f"{place} is no key that only its user can read"
        raise PermissionError(message)
    return key
