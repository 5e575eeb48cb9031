"""Parses YAML from the events of libyaml, without recursion, and reports every problem with its position."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import yaml

from specmint.diagnostics import rules_reading as rules
from specmint.diagnostics.place import Place, position_at
from specmint.diagnostics.report import finding
from specmint.document.reading.limits import MAX_DEPTH, MAX_NODES
from specmint.document.reading.scalars import tagged_scalar
from specmint.document.reading.yaml_positions import offset_of
from specmint.ir.diagnostics import Diagnostic, SpecmintError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from specmint.ir.diagnostics import Rule

_NO_KEY: Final = object()


@dataclass(slots=True)
class _Anchor:
    value: Any
    nodes: int
    height: int


@dataclass(slots=True)
class _Frame:
    """A collection that is being read. ``nodes`` and ``height`` measure its content so far."""

    value: dict[str, Any] | list[Any]
    anchor: str | None
    offset: int
    nodes: int = 1
    height: int = 1
    key: Any = _NO_KEY
    keys: dict[str, int] = field(default_factory=dict)
    merged: list[dict[str, Any]] = field(default_factory=list)


def events(source: str, text: str) -> Iterator[yaml.Event]:
    """The events of the only document in the text. Raises SpecmintError if it is not valid YAML."""
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(source, "", position_at(text, 0 if mark is None else mark.index), text)
        problem = error.problem or error.context or "it cannot be read"
        raise SpecmintError([finding(rules.SYNTAX_ERROR, place, language="YAML", problem=problem)]) from None
    except yaml.reader.ReaderError as error:
        place = Place(source, "", position_at(text, error.position), text)
        raise SpecmintError([finding(rules.SYNTAX_ERROR, place, language="YAML", problem=error.reason)]) from None


class _Builder:
    """Builds the tree of one document from its events."""

    def __init__(self, source: str, text: str) -> None:
        self._source = source
        self._text = text
        self._stack: list[_Frame] = []
        self._anchors: dict[str, _Anchor | None] = {}
        self._root: Any = None
        self._documents = 0
        self.diagnostics: list[Diagnostic] = []

    def build(self) -> Any:
        handlers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._sequence,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for event in events(self._source, self._text):
            if handler := handlers.get(type(event)):
                handler(event)
        if self.diagnostics:
            raise SpecmintError(self.diagnostics)
        return self._root

    def _report(self, rule: Rule, offset: int, **fields: object) -> None:
        place = Place(self._source, "", position_at(self._text, offset), self._text)
        self.diagnostics.append(finding(rule, place, **fields))

    def _stop(self, rule: Rule, offset: int, **fields: object) -> SpecmintError:
        self._report(rule, offset, **fields)
        return SpecmintError(self.diagnostics)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            problem = "a second document starts here"
            raise self._stop(rules.SYNTAX_ERROR, offset_of(event), language="OpenAPI", problem=problem)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        frame = self._stack[-1] if self._stack else None
        offset = offset_of(event)
        if frame is not None and frame.key is _NO_KEY and isinstance(frame.value, dict):
            self._key(frame, event, offset)
            return
        value = tagged_scalar(event.tag, event.value, plain=event.implicit[0])
        if isinstance(value, float) and not math.isfinite(value):
            self._report(rules.NON_FINITE_NUMBER, offset, number=event.value)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(value, 1, 0)
        self._add(value, 1, 0, offset)

    def _key(self, frame: _Frame, event: yaml.ScalarEvent, offset: int) -> None:
        name: str = event.value
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(name, 1, 0)
        if name == "<<" and event.implicit[0]:
            frame.key = None
            return
        if name in frame.keys:
            first = position_at(self._text, frame.keys[name])
            self._report(rules.DUPLICATE_KEY, offset, key=name, line=first.line, column=first.column)
        frame.keys[name] = offset
        frame.key = name

    def _mapping(self, event: yaml.MappingStartEvent) -> None:
        self._open({}, event)

    def _sequence(self, event: yaml.SequenceStartEvent) -> None:
        self._open([], event)

    def _open(self, value: dict[str, Any] | list[Any], event: yaml.CollectionStartEvent) -> None:
        offset = offset_of(event)
        if len(self._stack) >= MAX_DEPTH:
            raise self._stop(rules.TOO_DEEP, offset, limit=MAX_DEPTH)
        if self._stack and isinstance(self._stack[-1].value, dict) and self._stack[-1].key is _NO_KEY:
            kind = "a mapping" if isinstance(value, dict) else "a list"
            raise self._stop(rules.BAD_KEY, offset, kind=kind)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        self._stack.append(_Frame(value, event.anchor, offset))

    def _end(self, _: yaml.CollectionEndEvent) -> None:
        frame = self._stack.pop()
        value = frame.value
        if frame.merged and isinstance(value, dict):
            for merged in frame.merged:
                value = {**merged, **value}
        if frame.anchor is not None:
            self._anchors[frame.anchor] = _Anchor(value, frame.nodes, frame.height)
        self._add(value, frame.nodes, frame.height, frame.offset)

    def _alias(self, event: yaml.AliasEvent) -> None:
        offset = offset_of(event)
        name = event.anchor or ""
        if name not in self._anchors:
            problem = f"there is no anchor '&{name}'"
            raise self._stop(rules.SYNTAX_ERROR, offset, language="YAML", problem=problem)
        anchor = self._anchors[name]
        if anchor is None:
            raise self._stop(rules.RECURSIVE_ALIAS, offset, anchor=name)
        frame = self._stack[-1]
        if isinstance(frame.value, dict) and frame.key is _NO_KEY:
            raise self._stop(rules.BAD_KEY, offset, kind="an alias")
        if len(self._stack) + anchor.height > MAX_DEPTH:
            raise self._stop(rules.TOO_DEEP, offset, limit=MAX_DEPTH)
        self._add(anchor.value, anchor.nodes, anchor.height, offset)

    def _add(self, value: Any, nodes: int, height: int, offset: int) -> None:
        """Add a complete value to the open collection."""
        if not self._stack:
            self._root = value
            return
        frame = self._stack[-1]
        frame.nodes += nodes
        if frame.nodes > MAX_NODES:
            raise self._stop(rules.TOO_MANY_NODES, offset, limit=MAX_NODES)
        frame.height = max(frame.height, height + 1)
        if isinstance(frame.value, list):
            frame.value.append(value)
            return
        if frame.key is None:
            self._merge(frame, value, offset)
        else:
            frame.value[frame.key] = value
        frame.key = _NO_KEY

    def _merge(self, frame: _Frame, value: Any, offset: int) -> None:
        """Apply merge keys (yaml.org/type/merge.html): own keys take precedence, then earlier mappings."""
        mappings = value if isinstance(value, list) else [value]
        if not all(isinstance(mapping, dict) for mapping in mappings):
            self._report(rules.BAD_MERGE, offset)
            return
        frame.merged.extend(mappings)


def parse_yaml_exactly(source: str, text: str) -> Any:
    """The tree of a YAML document with all keys as text. Raises SpecmintError with every problem."""
    return _Builder(source, text).build()
