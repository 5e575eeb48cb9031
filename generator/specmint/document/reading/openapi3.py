"""Converts OpenAPI 3.0, 3.1 and 3.2 to the form of 3.1. The given tree is not changed; unchanged parts are shared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from specmint.document.reading.redirects import exists, redirects
from specmint.document.reading.schema_form import schema_form
from specmint.document.reading.structure import (
    ANY,
    DATA,
    OPENAPI_3,
    REFERABLE,
    SCHEMA,
    SCHEMA_NAME,
    Kind,
    has_shape,
)
from specmint.document.reading.targets import value_at
from specmint.ir.document import Node, child, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION: Final = "3.1.0"
_LEFT_OUT: Final = object()


@dataclass(frozen=True)
class Normalised:
    """A tree in the form of 3.1. ``moved`` maps the new prefixes of moved pointers to the old ones.

    ``lost_formats`` maps the old pointers of parameters to a ``collectionFormat`` that OpenAPI 3 cannot express.
    """

    tree: Node
    moved: Mapping[str, str]
    lost_formats: Mapping[str, str] = field(default_factory=dict)


def normalise(tree: Node, *, is_30: bool) -> Normalised:
    """Convert a tree to the form of 3.1. ``is_30`` says that its schemas follow OpenAPI 3.0 or Swagger 2.0."""
    reader = _Reader(is_30=is_30, redirected={})
    formed = reader.read(tree)
    redirected = redirects(formed, reader.references, reader.moved)
    if redirected:
        formed = _Reader(is_30=is_30, redirected=redirected).read(formed)
    if is_30:
        formed = {**formed, "openapi": VERSION}
    return Normalised(formed, reader.moved)


class _Reader:
    """Converts the nodes of one tree. Converting a node twice changes nothing more, except redirected references."""

    def __init__(self, *, is_30: bool, redirected: Mapping[str, str]) -> None:
        self._is_30 = is_30
        self._redirected = redirected
        self._tree: Node = {}
        self.moved: dict[str, str] = {}
        self.references: dict[str, Kind] = {}

    def read(self, tree: Node) -> Node:
        self._tree = tree
        formed: Node = self._members(tree, "document", "#")
        done: set[str] = set()
        while unusual := [pointer for pointer in self.references if pointer not in done and _is_unusual(pointer)]:
            for pointer in unusual:
                done.add(pointer)
                formed = self._read_at(formed, pointer)
        return formed

    def _read_at(self, tree: Node, pointer: str) -> Node:
        """Convert the target of a reference in a part without a known structure, such as ``x-schemas``."""
        try:
            value = value_at(tree, pointer)
        except (LookupError, TypeError, ValueError):
            return tree
        formed = self._node(value, self.references[pointer], pointer)
        changed: Node = replaced(tree, list(tokens(pointer)), formed)
        return changed

    def _node(self, node: Any, kind: Kind, pointer: str) -> Any:
        """The converted node; the node itself if nothing changes."""
        if isinstance(node, list):
            return self._items(node, kind[1:-1] if kind[0] == "[" else kind, pointer)
        if not isinstance(node, dict):
            return node
        if kind in REFERABLE and isinstance(node.get("$ref"), str):
            return self._reference_object(node, kind)
        if kind != SCHEMA:
            return self._members(node, kind, pointer)
        formed, wrapped = schema_form(node, is_30=self._is_30)
        if wrapped:
            self.moved[child(pointer, "anyOf", 0)] = pointer
        return self._members(formed, kind, pointer)

    def _reference_object(self, node: Node, kind: Kind) -> Node:
        """A Reference Object without the siblings that the specification tells to ignore.

        Description and summary count since 3.1 (OpenAPI 3.0.3, section 4.7.23; 3.1.1, section 4.8.23).
        """
        counted = {"$ref"} if self._is_30 else {"$ref", "description", "summary"}
        target = self._reference(node["$ref"], kind)
        if node.keys() <= counted and target == node["$ref"]:
            return node
        return {name: target if name == "$ref" else node[name] for name in node if name in counted}

    def _items(self, node: list[Any], kind: Kind, pointer: str) -> list[Any]:
        items = [
            self._node(item, kind, child(pointer, index)) if has_shape(item, kind) else {}
            for index, item in enumerate(node)
        ]
        return items if any(new is not old for new, old in zip(items, node, strict=True)) else node

    def _members(self, node: Node, kind: Kind, pointer: str) -> Node:
        changed: Node = {}
        for name, value in node.items():
            inner = OPENAPI_3.child(kind, name)
            if (
                inner not in {DATA, ANY}
                and (new := self._member(value, kind, inner, child(pointer, name))) is not value
            ):
                changed[name] = new
        reference = node.get("$ref")
        if isinstance(reference, str) and (new := self._reference(reference, kind)) != reference:
            changed["$ref"] = new
        if not changed:
            return node
        return {name: value for name, value in {**node, **changed}.items() if value is not _LEFT_OUT}

    def _member(self, value: Any, holder: Kind, kind: Kind, pointer: str) -> Any:
        if has_shape(value, kind):
            return self._node(value, kind, pointer)
        # A response or property without a value exists all the same; a list of parameters without one does not.
        is_named = kind != SCHEMA_NAME and (holder[0] == "{" or holder in {"paths", "responses"})
        return {} if is_named and (value is None or kind == SCHEMA) else _LEFT_OUT

    def _reference(self, reference: str, kind: Kind) -> str:
        if reference.startswith("#") and "%" in reference and not exists(self._tree, reference):
            reference = unquote(reference)
        reference = self._redirected.get(reference, reference)
        self.references.setdefault(reference, kind)
        return reference


def _is_unusual(pointer: str) -> bool:
    return pointer.startswith("#/") and OPENAPI_3.kind_at(pointer) in {ANY, DATA}


def replaced(tree: Any, path: list[str], value: Any) -> Any:
    """A copy of the tree with another value at the path. Everything beside the path is shared."""
    if not path:
        return value
    if isinstance(tree, list):
        index = int(path[0])
        return [*tree[:index], replaced(tree[index], path[1:], value), *tree[index + 1 :]]
    return {**tree, path[0]: replaced(tree[path[0]], path[1:], value)}
