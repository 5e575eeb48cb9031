"""Resolves the folder to write to, and decides which links on the path are followed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

REPOSITORY: Final = ".git"
CONFIGURATION: Final = "pyproject.toml"
_REPOSITORY_NAMES: Final = frozenset({REPOSITORY, "git~1"})
"""The names of git's folder, including those on case-insensitive file systems and 8.3 short names."""


class OutsideError(Exception):
    """A path that must not be written. The message completes the sentence "'src' cannot be written: ..."."""


@dataclass(frozen=True)
class Rooted:
    """A path without links below ``root``, an existing folder. ``path`` is empty for the root itself."""

    root: Path
    path: str

    def at(self, place: Path) -> str:
        """The path of another place below the same root. Raises OutsideError."""
        real = _real(place)
        if not real.is_relative_to(self.root):
            message = f"it leads to '{real}', outside of the project in '{self.root}'"
            raise OutsideError(message)
        return _checked(real.relative_to(self.root))


def rooted(place: Path, home: Path | None = None) -> Rooted:
    """A path below the project that it is written for. Raises OutsideError.

    ``home`` is the folder of the configuration that names the path. Its author may be a stranger, so the path must be
    inside of the project: the enclosing repository, or the folder of the configuration. Without ``home``, the user
    named the path. A path that looks like one of the current project must be in it; any other path is the user's
    choice, including all links.
    """
    project = project_of(home or Path.cwd())
    if home is None and not is_said_inside(place):
        said = Path(os.path.normpath(Path.cwd() / place))
        real = Path(os.path.realpath(said.parent)) / said.name
        root = next(folder for folder in real.parents if folder.is_dir())
        return Rooted(root, real.relative_to(root).as_posix())
    real = _real(place)
    if not real.is_relative_to(project):
        message = f"it leads to '{real}', outside of the project in '{project}'"
        raise OutsideError(message)
    return Rooted(project, _checked(real.relative_to(project)))


def is_said_inside(place: Path) -> bool:
    """Whether a path is spelled as one inside of the project, wherever links lead."""
    return Path(os.path.normpath(Path.cwd() / place)).is_relative_to(project_of(Path.cwd()))


def project_of(folder: Path) -> Path:
    """The repository that contains a folder, or else the folder of its configuration, or else the folder itself."""
    start = Path(os.path.realpath(folder))
    for mark in (REPOSITORY, CONFIGURATION):
        for each in (start, *start.parents):
            if os.path.lexists(each / mark):
                return each
    return start


def _real(place: Path) -> Path:
    return Path(os.path.realpath(place))


def _checked(path: Path) -> str:
    name = path.as_posix()
    if any(is_of_repository(part) for part in path.parts):
        message = "it lies in the folder of a repository"
        raise OutsideError(message)
    return "" if name == "." else name


def is_of_repository(name: str) -> bool:
    """Whether a name in a folder is git's own folder on some file system."""
    return PurePosixPath(name).name.casefold().rstrip(". ") in _REPOSITORY_NAMES
