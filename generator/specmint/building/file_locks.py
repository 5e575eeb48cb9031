"""File locks that end with the process that holds them."""

from __future__ import annotations

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows does not have these locks

    def is_locked(_descriptor: int) -> bool:
        """Assume that no other process is at work."""
        return True

else:

    def is_locked(_descriptor: int) -> bool:
        """Lock an open file or folder. False if another process holds the lock."""
        try:
            fcntl.flock(_descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
