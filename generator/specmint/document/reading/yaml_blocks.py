"""Extracts one block of a YAML text by indentation, so that a position is found without parsing everything."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_FIRST: Final = re.compile(r"^( *)(?=[^\s#])", re.MULTILINE)


class Block(NamedTuple):
    """The lines of one member of a block mapping, from the line of its key to the line before the next key."""

    start: int
    end: int


class Blocks:
    """The blocks of a valid text, each cached."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[tuple[str, ...], Block | None] = {(): Block(0, len(text))}

    def at(self, path: tuple[str, ...]) -> Block | None:
        """The block at a path of keys from the root; None if indentation is not sufficient to find it.

        The content of a member is indented further than its key, except for the items of a list (YAML 1.2.2, section
        8.2).
        """
        if path not in self._known:
            around = self.at(path[:-1])
            self._known[path] = around and _member(self._text, self._inside(around, path), path[-1])
        return self._known[path]

    def _inside(self, block: Block, path: tuple[str, ...]) -> Block:
        """The lines below the line of a block's own key; the root has no such line."""
        return Block(self._text.find("\n", block.start) + 1, block.end) if len(path) > 1 else block


def _member(text: str, around: Block, key: str) -> Block | None:
    first = _FIRST.search(text, *around)
    if first is None:
        return None
    indent = len(first[1])
    names = "|".join(re.escape(name) for name in (key, f"'{key}'", f'"{key}"'))
    # A key with a value on its line is no block mapping.
    line = re.compile(rf"^ {{{indent}}}(?:{names}):[ \t]*(?:#.*)?$", re.MULTILINE)
    found = line.search(text, *around)
    if found is None or line.search(text, found.end(), around.end):
        return None
    following = re.compile(rf"^ {{0,{indent}}}(?![\s#]|-(?:\s|$))", re.MULTILINE).search(text, found.end(), around.end)
    return Block(found.start(), following.start() if following else around.end)
