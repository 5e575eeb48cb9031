"""Django REST framework with drf-spectacular and an application of the usual kind."""

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
    package="clinic",
    installation=PythonLock(FOLDER / "server.lock", "djangorestframework"),
    command=_command,
    document=served("/schema/"),
    ready="/schema/",
    suffix=".yaml",
)
