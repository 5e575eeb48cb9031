"""Keys that are sent as a query parameter or as a cookie."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, quote

from .credentials import REDACTED, Proof, SecurityScheme, Target
from .serialization import Pair
from .transport import httpx

if TYPE_CHECKING:
    from collections.abc import Iterable


class QueryKey(SecurityScheme):
    """A key in the query, which is kept out of the HTTP client's log of URLs."""

    location = "query"

    def proof(self, credential: object, target: Target) -> Proof:
        """What to add to a request. Raises CredentialsError for a key of no use."""
        del target
        text = self.text(credential)
        return Proof(query=(Pair(quote(self.parameter, safe=""), quote(text, safe="")),) if text else ())

    def sent(self, request: httpx.Request) -> Iterable[str]:
        """What stands in a request where the key has its place."""
        return [dict(parse_qsl(request.url.query.decode("ascii"))).get(self.parameter, "")]

    def hide_in_logs(self, host: str) -> None:
        """Keep the key out of the logs of requests to a host, for good; a second time changes nothing."""
        logging.getLogger(httpx.__name__).addFilter(QueryRedaction(host, quote(self.parameter, safe="")))


class CookieKey(SecurityScheme):
    """A key in a cookie, which is sent as it is."""

    location = "cookie"
    unsendable = re.compile(r"[^\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]")
    """What the value of a cookie cannot hold (RFC 6265, section 4.1.1)."""

    def proof(self, credential: object, target: Target) -> Proof:
        """What to add to a request. Raises CredentialsError for a key of no use."""
        del target
        text = self.text(credential)
        return Proof(cookies=(Pair(self.parameter, text),) if text else ())

    def sent(self, request: httpx.Request) -> Iterable[str]:
        """No error of the HTTP client shows cookies."""
        del request
        return ()


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
