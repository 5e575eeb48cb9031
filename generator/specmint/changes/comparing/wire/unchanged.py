"""Finding the parts that are equal in both documents without comparing schemas."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from specmint.ir.document import DanglingReferenceError, Document, child, tokens
from specmint.ir.equality import is_equal
from specmint.ir.nodes import mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRING: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
"""A string of JSON, escapes included (RFC 8259, section 7)."""
_REFERENCES: Final = ('"#"', '"#/')
_SOMEWHERE: Final = "#"
"""The target of references that lead into no component."""
_FAMILY: Final = '"discriminator"'
"""A component with this text depends on more than it refers to: on mapped names and on its subtypes."""
_STEPS_TO_COMPONENT: Final = 3


class Unchanged:
    """Components that are equal in both documents, and lead to nothing but such components."""

    def __init__(self, old: Document, new: Document) -> None:
        self._old = old
        self._new = new
        before, after = dict(_components(old)), dict(_components(new))
        shared = before.keys() & after.keys()
        same = {pointer for pointer in shared if is_equal(before[pointer], after[pointer])}
        differing = {*before, *after} - same
        self._tainted = _leading_to({*differing, _SOMEWHERE}, (before, after))
        self._equal = after.keys() - self._tainted
        self._known: dict[tuple[str, str], bool] = {}

    def holds(self, old: str, new: str) -> bool:
        """Whether the nodes at two pointers are equal, with everything they refer to."""
        if new in self._equal:
            return old == new
        if (old, new) not in self._known:
            self._known[old, new] = self._is_same(old, new)
        return self._known[old, new]

    def _is_same(self, old: str, new: str) -> bool:
        try:
            before, after = self._old.at(old), self._new.at(new)
        except DanglingReferenceError:
            return False
        if new in self._tainted or not is_equal(before, after):
            return False
        text = _text(after)
        return self._tainted.isdisjoint(_references(text)) and (_FAMILY not in text or self._tainted == {_SOMEWHERE})


def _components(document: Document) -> Iterator[tuple[str, Any]]:
    for section, members in mapping(document.tree.get("components")).items():
        for name, node in mapping(members).items():
            yield child("#", "components", section, name), node


def _text(node: Any) -> str:
    return json.dumps(node, ensure_ascii=False, default=str)


def _references(text: str) -> set[str]:
    """The components that a text may refer to, any literal text that looks like a reference included."""
    return {_component(json.loads(found)) for found in _STRING.findall(text) if found.startswith(_REFERENCES)}


def _component(reference: str) -> str:
    steps = list(tokens(reference))
    is_component = len(steps) >= _STEPS_TO_COMPONENT and steps[0] == "components"
    return child("#", *steps[:_STEPS_TO_COMPONENT]) if is_component else _SOMEWHERE


def _leading_to(differing: set[str], revisions: tuple[dict[str, Any], ...]) -> frozenset[str]:
    """All components that lead to one of these, directly or over others, in either revision."""
    users: dict[str, set[str]] = defaultdict(set)
    for components in revisions:
        for user, used in _uses(components):
            users[used].add(user)
    found, waiting = set(differing), list(differing)
    while waiting:
        new = users[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return frozenset(found)


def _uses(components: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Which component uses which.

    What has a ``discriminator`` uses all that it may name without a reference, and all that extend it.
    """
    texts = {pointer: _text(node) for pointer, node in components.items()}
    families = {pointer for pointer, text in texts.items() if _FAMILY in text}
    for pointer, text in texts.items():
        used = _references(text)
        if pointer in families:
            named = {child("#", "components", "schemas", json.loads(word)) for word in _STRING.findall(text)}
            used |= named & components.keys()
        for each in used:
            yield pointer, each
            if each in families:
                yield each, pointer
