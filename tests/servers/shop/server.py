"""FastAPI with an application that uses what it offers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.servers.documents import served
from tests.servers.installing import PythonLock
from tests.servers.servers import Server

if TYPE_CHECKING:
    from tests.servers.servers import Place

FOLDER = Path(__file__).parent


def _command(place: Place) -> list[str | Path]:
    return [place.python, FOLDER / "application.py", str(place.port)]


SERVER = Server(
    folder=FOLDER,
    package="shop",
    installation=PythonLock(FOLDER / "server.lock", "fastapi"),
    command=_command,
    document=served("/openapi.json"),
    ready="/openapi.json",
)
