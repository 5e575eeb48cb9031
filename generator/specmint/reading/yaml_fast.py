"""YAML to a tree by ryaml, for the documents that it reads as YAML 1.2 means them."""

from __future__ import annotations

import re
from typing import Any, Final

import ryaml

from specmint.reading.limits import MAX_DEPTH


class DoubtError(Exception):
    """The fast reader may misread this document, or cannot say where a problem stands."""


_VALUE_END: Final = r"[ \t]*(?:$|[,\]}#])"
_DOUBTFUL: Final = (
    re.compile(rf"(?m)0(?:b[01]+|[xo][0-9a-fA-F]+){_VALUE_END}"),
    re.compile(r"0[xo][0-9a-fA-F]+[ \t]*:"),
    re.compile(r"\+[0-9]+[ \t]*:"),
    re.compile(rf"(?m)\.(?:inf|Inf|INF|nan|NaN|NAN){_VALUE_END}"),
    re.compile(rf"(?m)(?<![0-9])[0-9]{{30,}}+{_VALUE_END}"),
    re.compile(r"&[^ \t\r\n]"),
)
"""Numbers with a prefix, which ryaml reads more freely than YAML 1.2; number keys that it would write in another way;
numbers that JSON cannot hold; integers of more than 128 bits, of which it makes floats; and anchors, whose aliases it
copies until a small text fills the memory. Most patterns start with one fixed character, which makes them fast.
"""

_BRACKET: Final = re.compile(r"[\[\]{}]")
_BEFORE_VALUE: Final = frozenset("\n\r:,[{?-+")
_NEAR: Final = 64


def _stands_for_a_value(text: str, offset: int) -> bool:
    before = text[max(0, offset - _NEAR) : offset].rstrip(" \t")
    return not before or before[-1] in _BEFORE_VALUE


def _may_nest_deeply(text: str) -> bool:
    """Whether brackets may nest deeper than a document may. ryaml's time grows with the square of that depth."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match.group() in "[{" else max(0, depth - 1)
        if depth > MAX_DEPTH:
            return True
    return False


def parse_yaml_fast(text: str) -> Any:
    """The tree of a YAML document, every key as text. Raises DoubtError where the exact reader has to decide."""
    if _may_nest_deeply(text) or any(
        _stands_for_a_value(text, match.start()) for pattern in _DOUBTFUL for match in pattern.finditer(text)
    ):
        raise DoubtError
    try:
        tree = ryaml.loads(text)  # type: ignore[attr-defined]  # its stubs forget to export what its README shows
    except ValueError:
        raise DoubtError from None
    _write_keys_as_text(tree)
    return tree


_COLLECTIONS: Final = frozenset({dict, list})
_TEXT: Final = frozenset({str})


def _write_keys_as_text(tree: Any) -> None:
    pending = [tree] if type(tree) in _COLLECTIONS else []
    while pending:
        node = pending.pop()
        children = node
        if type(node) is dict:
            if not _is_plain(node):
                _rename_keys(node)
            children = node.values()
        pending += [child for child in children if type(child) in _COLLECTIONS]


def _is_plain(node: dict[Any, Any]) -> bool:
    """Whether all keys are text, none of them a merge key or what ryaml makes of a tag (``{'!tag': value}``)."""
    is_tagged = len(node) == 1 and str(next(iter(node))).startswith("!")
    return set(map(type, node)) <= _TEXT and "<<" not in node and not is_tagged


def _rename_keys(node: dict[Any, Any]) -> None:
    renamed = {str(key) if type(key) is int else key: value for key, value in node.items()}
    if len(renamed) != len(node) or not _is_plain(renamed):
        raise DoubtError
    node.clear()
    node.update(renamed)
