"""Jupyter Server, whose document is in its package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.servers.documents import installed
from tests.servers.installing import PythonLock
from tests.servers.servers import Server

if TYPE_CHECKING:
    from tests.servers.servers import Place

FOLDER = Path(__file__).parent


def _command(place: Place) -> list[str | Path]:
    settings = (
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={place.port}",
        "--IdentityProvider.token=0123456789abcdef",
    )
    root = ("--ServerApp.allow_root=True", f"--ServerApp.root_dir={place.data}", "--ServerApp.port_retries=0")
    return [place.python, "-m", "jupyter_server", *settings, *root]


SERVER = Server(
    folder=FOLDER,
    package="notebooks",
    installation=PythonLock(FOLDER / "server.lock", "jupyter-server"),
    command=_command,
    document=installed("lib/python*/site-packages/jupyter_server/services/api/api.yaml"),
    ready="/api",
    suffix=".yaml",
    environment=lambda place: {"PATH": f"{place.python.parent}:/usr/bin:/bin", "JUPYTER_RUNTIME_DIR": str(place.data)},
)
