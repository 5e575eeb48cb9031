"""Finds positions in YAML texts. This code runs only for diagnostics."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from specmint.document.reading.yaml_blocks import Blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml


@dataclass(slots=True)
class _Mark:
    """The positions of a value and its key, and its members if it is a collection."""

    key: int
    value: int
    members: dict[str, _Mark] | None


@dataclass(slots=True)
class _Open:
    """A collection whose end is not reached yet. ``key`` is the name and position of the next member."""

    mark: _Mark
    members: dict[str, _Mark]
    is_mapping: bool
    key: tuple[str, int] | None = None


NEAR: Final = {"components": 3}
"""Depth of the blocks that are parsed on their own, by top-level key: a path item, a schema; otherwise 2."""


class YamlPlaces:
    """Finds positions in a valid YAML text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._extents = Blocks(text)
        self._blocks: dict[tuple[str, ...], tuple[int, _Mark] | None] = {}

    def offset(self, tokens: Sequence[str]) -> int:
        """See Places."""
        start, mark, inner = self._around(tuple(tokens))
        for token in inner:
            member = _member(mark, token)
            if member is None:
                break
            mark = member
        return start + (mark.value if mark.members is None else mark.key)

    def _around(self, tokens: tuple[str, ...]) -> tuple[int, _Mark, Sequence[str]]:
        """The smallest block around a path that can be parsed on its own: its offset, its text, and the path in it."""
        for depth in range(min(len(tokens), NEAR.get(tokens[0], 2) if tokens else 0), 0, -1):
            path = tokens[:depth]
            if path not in self._blocks:
                self._blocks[path] = self._block(path)
            if (found := self._blocks[path]) is not None:
                return *found, tokens[depth - 1 :]
        return 0, self._root, tokens

    def _block(self, path: tuple[str, ...]) -> tuple[int, _Mark] | None:
        """The offset and text of a block; None if it cannot be parsed on its own, for example because of an alias."""
        import yaml

        block = self._extents.at(path)
        if block is None:
            return None
        try:
            mark = _Marker().read(self._text[block.start : block.end])
        except (yaml.YAMLError, KeyError):
            return None
        return (block.start, mark) if (mark.members or {}).keys() == {path[-1]} else None

    @cached_property
    def _root(self) -> _Mark:
        return _Marker().read(self._text)


def offset_of(event: yaml.Event) -> int:
    """The offset of an event in characters."""
    return 0 if event.start_mark is None else event.start_mark.index


def _member(mark: _Mark, token: str) -> _Mark | None:
    """A member of a mapping or list, including those of merged mappings."""
    members = mark.members or {}
    if token in members or "<<" not in members:
        return members.get(token)
    merged = members["<<"]
    sources = [merged, *(merged.members or {}).values()]
    return next((found for source in sources if (found := (source.members or {}).get(token))), None)


class _Marker:
    """Reads the events of a YAML text and keeps the positions only."""

    def __init__(self) -> None:
        self._stack: list[_Open] = []
        self._anchors: dict[str, _Mark] = {}
        self._root = _Mark(0, 0, None)

    def read(self, text: str) -> _Mark:
        import yaml

        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                members: dict[str, _Mark] = {}
                mark = self._add(event, members)
                self._stack.append(_Open(mark, members, isinstance(event, yaml.MappingStartEvent)))
            elif isinstance(event, yaml.CollectionEndEvent):
                self._stack.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._add(event, self._anchors[event.anchor or ""].members)
        return self._root

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        holder = self._stack[-1] if self._stack else None
        if holder is not None and holder.is_mapping and holder.key is None:
            holder.key = (event.value, offset_of(event))
        else:
            self._add(event, None)

    def _add(self, event: yaml.NodeEvent, members: dict[str, _Mark] | None) -> _Mark:
        offset = offset_of(event)
        mark = _Mark(offset, offset, members)
        if event.anchor is not None:
            self._anchors.setdefault(event.anchor, mark)
        if not self._stack:
            self._root = mark
            return mark
        holder = self._stack[-1]
        name, mark.key = holder.key or (str(len(holder.members)), offset)
        holder.members[name] = mark
        holder.key = None
        return mark
