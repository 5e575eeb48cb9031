"""A real HTTP server on loopback that answers from the fixtures and remembers what it was sent."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Served:
    """Where the server listens, what it answers, and every request: method, path, headers and body."""

    answer: dict[str, Any]
    url: str = ""
    requests: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def serving(answer: dict[str, Any]) -> Iterator[Served]:
    """Serve one answer, a response fixture, for as long as the block lasts."""
    served = Served(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            served.requests.append((self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            content = json.dumps(served.answer["body"]).encode()
            self.send_response(served.answer["status"])
            for name, value in served.answer["headers"].items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's own signature
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_address[1]}/v2"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
