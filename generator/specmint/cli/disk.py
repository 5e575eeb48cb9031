"""Handles disk errors outside of the output, such as in temporary files of tools."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_DISKS: Final = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE}
)


@contextmanager
def disk_errors_anywhere() -> Iterator[None]:
    """Raise disk errors as SpecmintError with a diagnostic."""
    try:
        yield
    except OSError as error:
        if error.errno not in _OF_DISKS:
            raise
        from specmint.diagnostics.report import report
        from specmint.diagnostics.rules_output import DISK_FULL, OUTPUT_NOT_WRITABLE
        from specmint.ir.diagnostics import SpecmintError

        rule = DISK_FULL if error.errno in {errno.ENOSPC, errno.EDQUOT} else OUTPUT_NOT_WRITABLE
        place = error.filename or "a temporary file"
        raise SpecmintError([report(rule, path=place, reason=error.strerror)]) from error
