"""Applies overlays to the tree of a document as its author wrote it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jsonpath import JSONPathEnvironment
from jsonpath.exceptions import JSONPathError

from specmint.diagnostics import rules_overlays as rules
from specmint.diagnostics import rules_reading
from specmint.diagnostics.report import finding
from specmint.document.reading.history import OverlaidFile, Removal, Step
from specmint.document.reading.limits import MAX_DEPTH, is_too_deep
from specmint.document.reading.origins import Origin
from specmint.document.reading.overlay import ABSENT
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.document import Node, child

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmint.document.reading.files import File
    from specmint.document.reading.overlay import Action, Overlay
    from specmint.ir.diagnostics import Diagnostic

_PATHS: Final = JSONPathEnvironment(strict=True)
_PATHS.max_recursion_depth = MAX_DEPTH + 1
_COLLECTIONS: Final = (dict, list)


class _Found(NamedTuple):
    """A selected node, with its parents."""

    parts: tuple[str | int, ...]
    value: Any

    @property
    def pointer(self) -> str:
        return child("#", *self.parts)


class _Spot(NamedTuple):
    """A node of the document, and the origin of what is inserted there."""

    pointer: str
    origin: Origin

    def child(self, token: str | int) -> _Spot:
        """The same for a member of the node."""
        return _Spot(child(self.pointer, token), Origin(self.origin.location, child(self.origin.pointer, token)))


class _UnfitError(Exception):
    """An action that cannot be applied to a selected node; the message says why."""


def apply(overlays: Sequence[Overlay], file: File) -> File:
    """Apply overlays to a file, one after the other.

    Inserted parts are read as if the author had written them there. Raises SpecmintError with every action that cannot
    be applied. An action that selects nothing is an error, since it is a mistake or corrects what is no longer wrong.
    """
    changes = _Changes(file)
    for overlay in overlays:
        for action in overlay.actions:
            changes.apply(action)
    if changes.problems:
        raise SpecmintError(changes.problems)
    if is_too_deep(changes.tree):
        raise SpecmintError([finding(rules_reading.TOO_DEEP, file.place("#"), limit=MAX_DEPTH)])
    parsed = dataclasses.replace(file.parsed, tree=changes.tree)
    files = {overlay.file.location: overlay.file for overlay in overlays}
    return OverlaidFile(file.location, file.name, file.text, parsed, files, changes.steps)


class _Changes:
    """The changed tree, its history, and the problems."""

    def __init__(self, file: File) -> None:
        self._main = file.location
        self.tree = _own(file.parsed.tree)
        self.steps: list[Step] = []
        self.problems: list[Diagnostic] = []

    def apply(self, action: Action) -> None:
        try:
            self._apply(action)
        except SpecmintError as error:
            self.problems += error.diagnostics

    def _apply(self, action: Action) -> None:
        targets = self._select(action, "target", action.target)
        if action.remove:
            self._remove(action, targets)
        elif action.copy is not None:
            source = self._source(action, action.copy)
            for target in targets:
                self._update(action, target, source.value, Origin(self._main, source.pointer))
        elif action.update is not ABSENT:
            for target in targets:
                self._update(action, target, action.update, Origin(action.file.location, f"{action.pointer}/update"))

    def _select(self, action: Action, field: str, expression: str) -> list[_Found]:
        """The nodes that the expression of an action selects, without duplicates."""
        place = action.file.place(child(action.pointer, field))
        try:
            matches = {match.parts: match.obj for match in _PATHS.finditer(expression, self.tree)}
        except JSONPathError as error:
            # The error's text repeats the expression, over several lines.
            problem = error.args[0] if error.args else type(error).__name__
            raise SpecmintError(
                [finding(rules.BAD_OVERLAY_TARGET, place, target=expression, problem=problem)]
            ) from None
        if not matches:
            raise SpecmintError(
                [finding(rules.UNMATCHED_OVERLAY_ACTION, place, number=action.number, target=expression)]
            )
        return [_Found(parts, value) for parts, value in matches.items()]

    def _source(self, action: Action, expression: str) -> _Found:
        sources = self._select(action, "copy", expression)
        if len(sources) > 1:
            raise _unfit(action, sources[1].pointer, "'copy' selects more than one value")
        return _Found(sources[0].parts, _own(sources[0].value))

    def _remove(self, action: Action, targets: list[_Found]) -> None:
        """Remove the nodes, the deepest first and the last item first.

        In this order, the paths of the remaining nodes stay valid.
        """
        for parts, _ in sorted(targets, key=_depth_and_index, reverse=True):
            if not parts:
                raise _unfit(action, "#", "the document as a whole cannot be removed")
            *way, last = parts
            holder = _at(self.tree, way)
            del holder[last]
            if isinstance(last, int):
                self.steps.append(Removal(child("#", *way), last))

    def _update(self, action: Action, target: _Found, value: Any, origin: Origin) -> None:
        written: dict[str, Origin] = {}
        self.steps.append(written)
        spot = _Spot(target.pointer, origin)
        try:
            self._put(target, value, spot, written)
        except _UnfitError as error:
            raise _unfit(action, target.pointer, str(error)) from None

    def _put(self, target: _Found, value: Any, spot: _Spot, written: dict[str, Origin]) -> None:
        if isinstance(target.value, dict):
            if not isinstance(value, dict):
                message = "a mapping can only be merged with a mapping"
                raise _UnfitError(message)
            _merge(target.value, value, spot, written)
        elif isinstance(target.value, list):
            _append(target.value, value, spot, written)
        elif isinstance(value, _COLLECTIONS):
            message = "a single value can only be replaced by a single value"
            raise _UnfitError(message)
        else:
            *way, last = target.parts
            _at(self.tree, way)[last] = value
            written[spot.pointer] = spot.origin


def _merge(node: Node, update: Node, spot: _Spot, written: dict[str, Origin]) -> None:
    """Merge recursively: lists are joined; values other than two collections of a kind are replaced."""
    for name, value in update.items():
        old, inner = node.get(name), spot.child(name)
        if isinstance(old, dict) and isinstance(value, dict):
            _merge(old, value, inner, written)
        elif isinstance(old, list) and isinstance(value, list):
            _append(old, value, inner, written)
        elif value is None and isinstance(old, _COLLECTIONS):
            # An overlay may repeat the document's structure with keys that have no value (section 4.5.1).
            continue
        else:
            node[name] = _own(value)
            written[inner.pointer] = inner.origin


def _append(items: list[Any], value: Any, spot: _Spot, written: dict[str, Origin]) -> None:
    """Append a value, or each item of a list (version 1.1, section 4.4.3)."""
    is_list = isinstance(value, list)
    for index, item in enumerate(value if is_list else [value]):
        written[child(spot.pointer, len(items))] = spot.child(index).origin if is_list else spot.origin
        items.append(_own(item))


def _own(node: Any) -> Any:
    """A deep copy without shared collections, so that a change has an effect in one place only."""
    if isinstance(node, dict):
        return {name: _own(value) for name, value in node.items()}
    return [_own(value) for value in node] if isinstance(node, list) else node


def _at(tree: Any, parts: Sequence[str | int]) -> Any:
    for part in parts:
        tree = tree[part]
    return tree


def _depth_and_index(found: _Found) -> tuple[int, int]:
    last = found.parts[-1] if found.parts else 0
    return len(found.parts), last if isinstance(last, int) else 0


def _unfit(action: Action, pointer: str, problem: str) -> SpecmintError:
    place = action.file.place(action.pointer)
    fields = {"number": action.number, "pointer": pointer, "problem": problem}
    return SpecmintError([finding(rules.UNFIT_OVERLAY_ACTION, place, **fields)])
