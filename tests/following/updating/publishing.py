"""A server on this machine that publishes one document, as long as it is wanted."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MODIFIED = "Tue, 23 Jun 2026 00:00:00 GMT"


@dataclass
class Publisher:
    """What is published, what its state is called by, and the statuses that were answered."""

    data: bytes
    url: str = ""
    validators: set[str] = field(default_factory=lambda: {"etag", "last-modified"})
    fault: str = ""
    statuses: list[int] = field(default_factory=list)

    @property
    def etag(self) -> str:
        return f'"{sha256(self.data).hexdigest()[:16]}"'

    def head(self) -> dict[str, str]:
        every = {"etag": self.etag, "last-modified": MODIFIED}
        return {name: value for name, value in every.items() if name in self.validators}

    def has(self, asked: dict[str, str]) -> bool:
        """Whether the one who asks has what is published."""
        if "if-none-match" in asked:
            return asked["if-none-match"] == self.etag
        return asked.get("if-modified-since") == MODIFIED


@contextmanager
def published(data: bytes) -> Iterator[Publisher]:
    """Serve a document at the publisher's URL."""
    publisher = Publisher(data)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = {name.lower(): value for name, value in self.headers.items()}
            status = 500 if publisher.fault == "status 500" else 304 if publisher.has(asked) else 200
            publisher.statuses.append(status)
            body = b"" if status != 200 else b"<!doctype html>" if publisher.fault == "page" else publisher.data
            self.send_response(status)
            for name, value in publisher.head().items():
                self.send_header(name, value * 200 if publisher.fault == "long etag" else value)
            self.send_header("content-length", str(len(body) + (publisher.fault == "ends early")))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        publisher.url = f"http://127.0.0.1:{server.server_port}/openapi.yaml"
        try:
            yield publisher
        finally:
            server.shutdown()
            thread.join()
