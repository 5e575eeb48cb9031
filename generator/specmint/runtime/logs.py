"""Keeps keys out of httpx's log, which prints each URL."""

from __future__ import annotations

import logging
import re
from typing import NamedTuple

from .credentials import REDACTED
from .transport import httpx


class QueryRedaction(NamedTuple):
    """A filter for a logger: hides a query parameter, by its percent-encoded name, in the URLs of one host."""

    host: str
    name: str

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record's URLs; every record passes."""
        if isinstance(record.args, tuple):
            record.args = tuple(self._redacted(part) if isinstance(part, httpx.URL) else part for part in record.args)
        return True

    def _redacted(self, url: httpx.URL) -> httpx.URL:
        if url.host != self.host:
            return url
        return httpx.URL(re.sub(rf"([?&]{re.escape(self.name)}=)[^&#]*", rf"\g<1>{REDACTED}", str(url)))


def hide_in_log(redaction: QueryRedaction) -> None:
    """Install a redaction for good; installing an equal one again changes nothing."""
    logging.getLogger(httpx.__name__).addFilter(redaction)
