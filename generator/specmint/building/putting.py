"""Writes single files for the user, such as reports, where a checkout may contain a symbolic link."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from specmint.building.rooted import is_said_inside, rooted
from specmint.building.tree import Tree

_ASIDE = ".specmint-new"


def put(place: Path, data: bytes) -> None:
    """Write a file into an existing folder, in one step. Raises OSError, ObstacleError and OutsideError.

    A path outside of the current project is the user's own choice; there it may be a link, a pipe or a terminal.
    """
    if not is_said_inside(place):
        place.write_bytes(data)
        return
    found = rooted(place.parent)
    folder = f"{found.path}/" if found.path else ""
    with Tree(found.root) as tree:
        aside, path = f"{folder}.{place.name}{_ASIDE}", f"{folder}{place.name}"
        tree.remove(aside)
        if folder and tree.status(found.path) is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(place))
        try:
            tree.create(aside, data)
            tree.replace(aside, path)
        except BaseException:
            tree.remove(aside)
            raise


def make_folder(place: Path) -> None:
    """Create a folder and its parents. Raises the same errors as ``put``."""
    if not is_said_inside(place):
        place.mkdir(parents=True, exist_ok=True)
        return
    found = rooted(place)
    with Tree(found.root) as tree:
        tree.make_folder(found.path)


def remove(folder: Path, names: tuple[str, ...]) -> None:
    """Delete files of these names from a folder, and the folder if it is then empty.

    Raises the same errors as ``put``.
    """
    if not is_said_inside(folder):
        with Tree(Path(folder)) as tree:
            _remove(tree, "", names)
        return
    found = rooted(folder)
    with Tree(found.root) as tree:
        _remove(tree, found.path, names)


def _remove(tree: Tree, folder: str, names: tuple[str, ...]) -> None:
    for name in {*names} & {*tree.names(folder)}:
        tree.remove(f"{folder}/{name}" if folder else name)
    if folder and not tree.names(folder):
        tree.remove_folder(folder)
