"""Documents with one part replaced, and what a client has of each operation."""

from __future__ import annotations

import ast
import copy
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specmint.building.batches import BuildContext
from specmint.document.reading.reachable_parts import reached
from specmint.document.reading.source import Source
from specmint.document.reading.structure import METHODS, OPENAPI_3
from specmint.ir.client import ClientConfig
from specmint.ir.document import child
from specmint.ir.output import LOCK_NAME
from specmint.pipeline import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.pipeline import Built
    from tests.documents import Node

JUNK: tuple[Any, ...] = (
    None, 7, "x", True, [], {}, [None], [7], [{}], "", -1.5, {"a": 1}, {"$ref": "#/nowhere"}, {"$ref": 7},
    {"$ref": "#/info/title"}, {"type": 5}, {"allOf": [{"$ref": "#/nowhere"}]}, 10**30, "../x", [["x"]],
)  # fmt: skip
GLOBAL = ("#/openapi", "#/info", "#/servers", "#/security", "#/components/securitySchemes", "#/tags")
"""What every operation depends on."""


@dataclass(frozen=True)
class Mutation:
    """A document with another value at a pointer; ``DELETED`` where there is none any more."""

    pointer: str
    value: Any
    tree: Node

    def __str__(self) -> str:
        return f"{str(self.value)[:40]} at {self.pointer}"


DELETED = object()


def mutations(tree: Node, seed: int, count: int) -> Iterator[Mutation]:
    """So many mutations of a document, the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a test
    tree = json.loads(json.dumps(tree))  # Nothing in it stands in two places.
    places = list(_places(tree))
    for path in chance.choices(places, k=count):
        changed = copy.deepcopy(tree)
        holder: Any = changed
        for key in path[:-1]:
            holder = holder[key]
        value = DELETED if chance.random() < 0.15 else copy.deepcopy(chance.choice(JUNK))
        if value is DELETED:
            del holder[path[-1]]
        else:
            holder[path[-1]] = value
        yield Mutation(child("#", *path), value, changed)


def _places(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from _places(value, (*path, key))


def built(tree: Node, *, fixtures: bool = False) -> Built:
    """The package of a document. Raises SpecmintError."""
    source = Source("spec.json", json.dumps(tree).encode(), {})
    client = ClientConfig(
        "pets",
        "spec.json",
        "spec.json",
        Path("unused"),
        "pets",
        formatter="ruff",
        fixtures="all" if fixtures else "none",
    )
    return build(client, source, lambda _: None, BuildContext())


def signatures(package: Built) -> dict[str, str]:
    """The signature of the call of every operation, by its key."""
    calls = {call: key for key, call in json.loads(package.files[LOCK_NAME])["calls"].items()}
    found: dict[str, str] = {}
    for path, text in package.files.items():
        if path.startswith("resources/"):
            module = ast.parse(text)
            methods = {node.name: node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)}
            for name in _stated(module):
                method = methods[name.rpartition(".")[2]]
                found[calls[name]] = f"{ast.unparse(method.args)} -> {ast.unparse(method.returns or method)}"
    return found


def _stated(module: ast.Module) -> Iterator[str]:
    """The names of the calls that a module of resources states."""
    for node in module.body:
        match node:
            case ast.AnnAssign(value=ast.Call(args=[ast.Constant(value=str(name)), *_])):
                yield name


@dataclass(frozen=True)
class Reaches:
    """What each operation of a sound document depends on, by its key."""

    parts: dict[str, frozenset[str]]

    @classmethod
    def of(cls, tree: Node) -> Reaches:
        pointers = {
            f"{method.upper()} {path}": child("#/paths", path, method)
            for path, item in tree.get("paths", {}).items()
            for method in item
            if method in METHODS
        }
        return cls({key: frozenset(_parts(tree, pointer)) for key, pointer in pointers.items()})

    def touches(self, key: str, pointer: str) -> bool:
        """Whether an operation depends on what stands at a pointer, or on something in it."""
        return any(_is_inside(part, pointer) or _is_inside(pointer, part) for part in self.parts[key])


def _parts(tree: Node, operation: str) -> Iterator[str]:
    item = operation.rpartition("/")[0]
    yield from GLOBAL
    yield from (part for part in reached(tree, OPENAPI_3, [operation]) if part != item)
    yield from (f"{item}/{name}" for name in ("parameters", "$ref"))


def _is_inside(inner: str, outer: str) -> bool:
    return f"{inner}/".startswith(f"{outer}/")
