"""What has to be known of a server to install it, start it, take its document and do a job with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


class MissingError(Exception):
    """A server, or the document of one, is not to be had on this machine; the text says why."""


class Installation(Protocol):
    """How a server comes onto this machine, in versions that a file pins."""

    @property
    def version(self) -> str:
        """The version of the server."""
        ...

    def prepare(self, folder: Path) -> None:
        """Install it into ``folder``, unless it is there. Raises MissingError."""
        ...


@dataclass(frozen=True)
class Place:
    """Where one server runs: what it was installed into, a folder for its data, and its port on loopback."""

    installed: Path
    data: Path
    port: int

    @property
    def origin(self) -> str:
        """What every URL of the server begins with."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def python(self) -> Path:
        """The Python of an environment."""
        return self.installed / "bin" / "python"


@dataclass(frozen=True)
class Server:
    """A server that nobody here wrote. Its folder has the job: ``job.py``, which imports the package ``package``."""

    folder: Path
    package: str
    installation: Installation
    command: Callable[[Place], Sequence[str | Path]]
    document: Callable[[Place], bytes]
    """Raises MissingError."""
    ready: str
    """The path of a page that answers when the server has started."""
    base: str = ""
    """What the paths of the document are below."""
    suffix: str = ".json"
    options: tuple[str, ...] = ()
    """Further options of ``specmint generate``."""
    environment: Callable[[Place], dict[str, str]] = lambda _: {}
    """Variables that the server needs."""

    @property
    def name(self) -> str:
        """How it is called on the command line and in the table."""
        return self.folder.name
