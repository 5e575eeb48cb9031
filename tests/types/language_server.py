"""A client of the pyright language server: what an editor asks, an editor gets.

The messages are those of the Language Server Protocol 3.17 over JSON-RPC 2.0, one request at a time.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from threading import Timer
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = (sys.executable, "-m", "pyright.langserver", "--stdio")
PATIENCE = 120
"""Seconds after which a silent server is ended, so that a test fails instead of waiting for ever."""


@contextmanager
def language_server(folder: Path) -> Iterator[LanguageServer]:
    """Run a server over the files of one folder."""
    # A session of its own: the command is a wrapper, and what it started has to end with it.
    with subprocess.Popen(
        COMMAND, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdin
        assert process.stdout
        deadline = Timer(PATIENCE, os.killpg, (process.pid, signal.SIGKILL))
        deadline.start()
        try:
            server = LanguageServer(process.stdin, process.stdout)
            server.start(folder)
            yield server
        finally:
            deadline.cancel()
            os.killpg(process.pid, signal.SIGKILL)


class LanguageServer:
    """A server that reads one stream and writes the other. Raises EOFError where it ends without an answer."""

    def __init__(self, requests: IO[bytes], answers: IO[bytes]) -> None:
        self._requests = requests
        self._answers = answers
        self._last_id = 0

    def start(self, folder: Path) -> None:
        """Introduce the editor and the folder it has opened."""
        workspace = {"uri": folder.as_uri(), "name": folder.name}
        self._ask("initialize", processId=os.getpid(), capabilities={}, workspaceFolders=[workspace])
        self._tell("initialized")

    def open(self, file: Path) -> None:
        """Show a file to the server, as an editor does that opens it."""
        text = file.read_text(encoding="utf-8")
        document = {"uri": file.as_uri(), "languageId": "python", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)

    def hover(self, file: Path, line: int, character: int) -> str:
        """What an editor shows at a place; both numbers start at 0."""
        position = {"line": line, "character": character}
        found = self._ask("textDocument/hover", textDocument={"uri": file.as_uri()}, position=position)
        return str(found["contents"]["value"]) if found else ""

    def _ask(self, method: str, **parameters: object) -> Any:
        self._last_id += 1
        self._send({"id": self._last_id, "method": method, "params": parameters})
        while "method" in (message := self._receive()):
            self._give_way(message)
        return message["result"]

    def _give_way(self, message: dict[str, Any]) -> None:
        """Answer what the server itself asks with "nothing"; what it only tells needs no answer."""
        if "id" in message:
            self._send({"id": message["id"], "result": None})

    def _tell(self, method: str, **parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._requests.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._requests.flush()

    def _receive(self) -> dict[str, Any]:
        headers = dict(line.split(b": ", 1) for line in iter(lambda: self._answers.readline().strip(), b""))
        if not headers:
            raise EOFError
        message: dict[str, Any] = json.loads(self._answers.read(int(headers[b"Content-Length"])))
        return message
