"""Where the parts of a YAML text stand. Nothing here runs unless a diagnostic asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from specmint.reading.yaml_blocks import Blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml


@dataclass(slots=True)
class _Mark:
    """Where a value and its key stand, and its members if it is a collection."""

    key: int
    value: int
    members: dict[str, _Mark] | None


@dataclass(slots=True)
class _Open:
    """A collection whose end was not reached. ``key`` is the name of the next member, and where it stands."""

    mark: _Mark
    members: dict[str, _Mark]
    is_mapping: bool
    key: tuple[str, int] | None = None


NEAR: Final = {"components": 3}
"""So many keys from the root the blocks stand that are read by themselves: a path item, a schema; else 2."""


class YamlPlaces:
    """Finds parts of a YAML text that is known to be valid."""

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
        """The smallest block with a place that can be read by itself: where it starts, what it holds, the way in it."""
        for depth in range(min(len(tokens), NEAR.get(tokens[0], 2) if tokens else 0), 0, -1):
            path = tokens[:depth]
            if path not in self._blocks:
                self._blocks[path] = self._block(path)
            if (found := self._blocks[path]) is not None:
                return *found, tokens[depth - 1 :]
        return 0, self._root, tokens

    def _block(self, path: tuple[str, ...]) -> tuple[int, _Mark] | None:
        """Where a block starts and what it holds; None where it cannot be read by itself, as with an alias in it."""
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
    """Where an event starts, in characters."""
    return 0 if event.start_mark is None else event.start_mark.index


def _member(mark: _Mark, token: str) -> _Mark | None:
    """A member of a mapping or list, also of a mapping that is merged into it."""
    members = mark.members or {}
    if token in members or "<<" not in members:
        return members.get(token)
    merged = members["<<"]
    sources = [merged, *(merged.members or {}).values()]
    return next((found for source in sources if (found := (source.members or {}).get(token))), None)


class _Marker:
    """Reads the events of a YAML text and keeps only where things stand."""

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
