"""A server as a process of its own, on a free port of loopback, with fresh data each time."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING

import httpx

from tests.servers.servers import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.servers.servers import Server

SECONDS_TO_START = 120.0
SECONDS_TO_STOP = 10.0
PAUSE = 0.1


class StartError(Exception):
    """A server did not come up; the text has its last words."""


@contextmanager
def running(server: Server, installed: Path, folder: Path) -> Iterator[Place]:
    """Start a server, wait until it answers, and end it and all that it started. Raises StartError, MissingError."""
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    place = Place(installed, data, _free_port())
    log = folder / "server.log"
    variables = {**os.environ, "HOME": str(data), **server.environment(place)}
    with log.open("wb") as printed:
        process = subprocess.Popen(
            server.command(place),
            cwd=data,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait(process, place.origin + server.ready, log)
            yield place
        finally:
            _end(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = monotonic() + SECONDS_TO_START
    with httpx.Client(trust_env=False, timeout=SECONDS_TO_STOP) as client:
        while monotonic() < until and process.poll() is None:
            with suppress(httpx.TransportError):
                if not client.get(url).is_server_error:
                    return
            sleep(PAUSE)
    ended = "did not answer in time" if process.poll() is None else f"ended with {process.returncode}"
    message = f"the server {ended}: {log.read_text(encoding='utf-8', errors='replace')[-1500:]}"
    raise StartError(message)


def _end(process: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_STOP)
