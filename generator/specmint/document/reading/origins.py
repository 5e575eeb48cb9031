"""Maps pointers of the finished tree back to files and pointers that the author wrote."""

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
    """The pointer with its longest prefix among the keys replaced by the value of that key."""
    prefix = pointer
    while prefix not in prefixes:
        prefix, slash, _ = prefix.rpartition("/")
        if not slash:
            return pointer
    return prefixes[prefix] + pointer[len(prefix) :]


def nearest(pointer: str, origins: Mapping[str, Origin]) -> Origin | None:
    """The value for the longest key that is a prefix of the pointer."""
    prefix = pointer
    while prefix not in origins:
        prefix, slash, _ = prefix.rpartition("/")
        if not slash:
            return None
    location, start = origins[prefix]
    return Origin(location, start + pointer[len(prefix) :])


@dataclass(frozen=True)
class Origins:
    """The way back from a pointer of the finished tree to what the author wrote.

    ``moved`` has, for each step that changed the tree, a mapping of new prefixes to old ones, first step first.
    ``files`` maps the prefixes of parts from other files to their origin.
    """

    main: str
    files: Mapping[str, Origin]
    moved: tuple[Mapping[str, str], ...] = ()

    def written(self, pointer: str) -> str:
        """The pointer in the tree before any step."""
        for step in reversed(self.moved):
            pointer = replace_prefix(pointer, step)
        return pointer

    def of_written(self, pointer: str) -> Origin:
        """The file and pointer for a pointer of the tree before any step."""
        return nearest(pointer, self.files) or Origin(self.main, pointer)
