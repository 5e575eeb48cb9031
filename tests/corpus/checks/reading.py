"""A reading of documents that shares nothing with specmint's: PyYAML and json, each file as it is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

METHODS = ("get", "put", "post", "delete", "options", "head", "patch")
MOST_REFERENCES = 30

# YAML 1.2.2, section 10.3: the core schema. PyYAML's own is that of YAML 1.1, where ``no`` is a boolean.
CORE = {
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "bool": (r"true|True|TRUE|false|False|FALSE", ["t", "T", "f", "F"]),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", [*"-+0123456789"]),
    "float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        [*"-+.0123456789"],
    ),
    "merge": ("<<", ["<"]),
}


class _Loader(yaml.CSafeLoader):
    """YAML 1.2, with the keys of mappings as the text that stands there."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's way to say it

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        self.flatten_mapping(node)
        return {key.value: self.construct_object(value, deep=deep) for key, value in node.value}


def _integer(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    return int(text, 0) if text.startswith(("0o", "0x")) else int(text)


for _name, (_pattern, _starts) in CORE.items():
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), _starts)
_Loader.add_constructor("tag:yaml.org,2002:int", _integer)


def parse(path: Path) -> Any:
    """The tree of one file."""
    data = path.read_bytes()
    try:
        return json.loads(data)
    except ValueError:
        return yaml.load(data, _Loader)  # noqa: S506 - a safe loader


@dataclass(frozen=True)
class Place:
    """A node and where it stands: ``uri`` is the file's and a JSON Pointer as fragment."""

    uri: str
    node: Any

    def __truediv__(self, key: str) -> Place:
        """What stands under a key or an index; a place with None if nothing does."""
        inner = self.node.get(key) if isinstance(self.node, dict) else None
        if isinstance(self.node, list):
            inner = self.node[int(key)] if key.isdigit() and int(key) < len(self.node) else None
        return Place(f"{self.uri}/{key.replace('~', '~0').replace('/', '~1')}", inner)

    def __bool__(self) -> bool:
        return self.node is not None

    def items(self) -> Iterator[tuple[str, Place]]:
        """The members of a mapping or a list."""
        keys = self.node if isinstance(self.node, dict) else map(str, range(len(self.node or ())))
        return ((key, self / key) for key in keys)

    def values(self) -> Iterator[Place]:
        """The members without their keys."""
        return (place for _, place in self.items())


@dataclass(frozen=True)
class Stated:
    """An operation beside its path item; ``name`` is a path, that of a webhook or the expression of a callback."""

    method: str
    name: str
    item: Place
    operation: Place

    @property
    def route(self) -> str:
        return f"{self.method} {self.name}"


@dataclass
class Reading:
    """A document and the files it refers to."""

    root: Path
    _trees: dict[str, Any] = field(default_factory=dict)

    @property
    def top(self) -> Place:
        return self.at(f"{self.root.resolve().as_uri()}#")

    def tree(self, uri: str) -> Any:
        """The tree of a file, by its URI."""
        if uri not in self._trees:
            path = self.root.__class__(url2pathname(urlsplit(uri).path))
            self._trees[uri] = parse(path)
        return self._trees[uri]

    def at(self, uri: str) -> Place:
        """The place a URI leads to."""
        file, _, pointer = uri.partition("#")
        place = Place(f"{file}#", self.tree(file))
        for key in unquote(pointer).split("/")[1:]:
            place /= key.replace("~1", "/").replace("~0", "~")
        return place

    def followed(self, place: Place) -> Place:
        """What a place refers to, if it is a reference; itself otherwise."""
        for _ in range(MOST_REFERENCES):
            if not isinstance(place.node, dict) or not isinstance(place.node.get("$ref"), str):
                return place
            try:
                place = self.at(urljoin(place.uri, place.node["$ref"]))
            except OSError:
                return Place(place.uri, None)
        return Place(place.uri, None)

    @property
    def version(self) -> str:
        """As ``3.1.0``; ``2.0`` for Swagger."""
        return str(self.top.node.get("openapi") or self.top.node.get("swagger"))

    def operations(self) -> Iterator[Stated]:
        """Every operation below ``paths``."""
        for path, entry in (self.top / "paths").items():
            if path.startswith("/"):
                yield from self._stated(path, entry)

    def webhooks(self) -> Iterator[Stated]:
        """What the API sends: webhooks, also as 3.0 has them, and the callbacks of operations."""
        for section in ("webhooks", "x-webhooks"):
            for name, entry in (self.top / section).items():
                yield from self._stated(name, entry)
        for stated in self.operations():
            for callback in (stated.operation / "callbacks").values():
                for expression, entry in self.followed(callback).items():
                    yield from self._stated(expression, entry)

    def _stated(self, name: str, entry: Place) -> Iterator[Stated]:
        item = self.followed(entry)
        for method, operation in self._methods(item):
            if isinstance(operation.node, dict):
                yield Stated(method, name, item, operation)

    def _methods(self, item: Place) -> Iterator[tuple[str, Place]]:
        known = METHODS + (() if self.version == "2.0" else ("trace",))
        if self.version.startswith("3.2"):
            known += ("query",)
            yield from (item / "additionalOperations").items()
        yield from ((method.upper(), item / method) for method in known)
