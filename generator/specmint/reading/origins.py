"""Which part of which file a part of the finished tree comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Origin(NamedTuple):
    """A pointer in the file at a location."""

    location: str
    pointer: str


def replace_prefix(pointer: str, prefixes: Mapping[str, str]) -> str:
    """The pointer with its longest prefix that is a key replaced by what the key leads to."""
    prefix = pointer
    while prefix not in prefixes:
        prefix, slash, _ = prefix.rpartition("/")
        if not slash:
            return pointer
    return prefixes[prefix] + pointer[len(prefix) :]


def nearest(pointer: str, origins: Mapping[str, Origin]) -> Origin | None:
    """Where a pointer leads that has one of the keys as its prefix, the longest one counting."""
    prefix = pointer
    while prefix not in origins:
        prefix, slash, _ = prefix.rpartition("/")
        if not slash:
            return None
    location, start = origins[prefix]
    return Origin(location, start + pointer[len(prefix) :])


@dataclass(frozen=True)
class Origins:
    """The way back from a pointer to what the author wrote.

    ``moved`` holds, for each step that changed the tree, new prefixes with the old ones they stand for, first step
    first. ``files`` holds the prefixes that come from other files than the main one.
    """

    main: str
    files: Mapping[str, Origin]
    moved: tuple[Mapping[str, str], ...] = ()

    def written(self, pointer: str) -> str:
        """The pointer in the tree as it was written, before any step."""
        for step in reversed(self.moved):
            pointer = replace_prefix(pointer, step)
        return pointer

    def of_written(self, pointer: str) -> Origin:
        """The file and pointer of a part of the tree as it was written."""
        return nearest(pointer, self.files) or Origin(self.main, pointer)
