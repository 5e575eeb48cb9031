"""A real HTTP server on loopback, which answers as a test says."""

from __future__ import annotations

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Handler(BaseHTTPRequestHandler):
    """One connection, kept open until one of both sides closes it."""

    protocol_version = "HTTP/1.1"
    body = b""

    def answer(self, status: int, headers: dict[str, str], *pieces: bytes) -> None:
        """Send an answer, which is as long as it says or, if it does not, as its pieces are."""
        self.send_response(status)
        length = str(sum(map(len, pieces)))
        for name, value in {"content-length": length, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        for piece in pieces:
            self.wfile.write(piece)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's own signature
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that leave early."""


@contextmanager
def serving(respond: Callable[[Handler], None]) -> Iterator[str]:
    """Serve for as long as the block lasts; gives the URL. ``respond`` runs in a thread for each connection."""

    class Responding(Handler):
        def do_GET(self) -> None:
            respond(self)

        def do_POST(self) -> None:
            self.body = self.rfile.read(int(self.headers.get("content-length", 0)))
            respond(self)

        do_PUT = do_POST  # noqa: N815 - http.server names it

    with _Server(("127.0.0.1", 0), Responding) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
