"""Removes folders that are empty after their last file was deleted."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from specmint.building.tree import Tree

_BYTE_CODE: Final = "__pycache__"


def remove_empty(tree: Tree, top: str, path: str) -> None:
    """Remove the parent folders of a path, below ``top``, that hold nothing but byte code of deleted modules."""
    folder = path.rpartition("/")[0]
    while folder not in {top, ""}:
        if tree.status(folder) is not None:
            names = tree.names(folder)
            if names not in ([], [_BYTE_CODE]) or not all(_is_byte_code(tree, f"{folder}/{name}") for name in names):
                return
            tree.clear(folder)
        folder = folder.rpartition("/")[0]


def _is_byte_code(tree: Tree, path: str) -> bool:
    found = tree.status(path)
    is_folder = found is not None and stat.S_ISDIR(found.st_mode)
    return is_folder and all(name.endswith(".pyc") for name in tree.names(path))
