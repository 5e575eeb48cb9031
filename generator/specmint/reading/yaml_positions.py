"""Where the parts of a YAML text stand. Nothing here runs unless a diagnostic asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

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


class YamlPlaces:
    """Finds parts of a YAML text that is known to be valid."""

    def __init__(self, text: str) -> None:
        self._text = text

    def offset(self, tokens: Sequence[str]) -> int:
        """See Places."""
        mark = self._root
        for token in tokens:
            member = _member(mark, token)
            if member is None:
                break
            mark = member
        return mark.value if mark.members is None else mark.key

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
