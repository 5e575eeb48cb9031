"""The modules of a package as one program: what each defines and imports, and where each name comes from."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from specmint.vendoring.renaming import bound_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FACES = frozenset({"_runtime", "models", "params", "resources", "_runtime.lazy", ""})
"""Modules that only pass on what others define."""


class Home(NamedTuple):
    """Where a name is defined: a module of the package, and the name there; an empty one means the module itself."""

    module: str
    name: str


class Foreign(NamedTuple):
    """What an import from outside of the package binds a name to; an empty ``name`` means the module itself."""

    module: str
    name: str


@dataclass(frozen=True)
class Module:
    """One module. ``name`` is dotted and seen from the package, as in ``models.pets``."""

    name: str
    source: str
    is_package: bool = False

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax."""
        return ast.parse(self.source)

    @property
    def stem(self) -> str:
        """The last word of its name."""
        return self.name.rpartition(".")[2]

    @cached_property
    def defined(self) -> tuple[str, ...]:
        """The names that it defines itself, in their order."""
        found = dict.fromkeys(name for each in self.tree.body for name in _defined(each))
        return tuple(name for name in found if name != "__all__")

    @cached_property
    def bound_inside(self) -> frozenset[str]:
        """The names that its functions and classes bind."""
        return frozenset(bound_inside(self.tree))

    @cached_property
    def own_imports(self) -> tuple[ast.ImportFrom, ...]:
        """Its imports from the package, wherever they stand."""
        return tuple(each for each in ast.walk(self.tree) if isinstance(each, ast.ImportFrom) and each.level)

    @cached_property
    def foreign_imports(self) -> tuple[ast.Import | ast.ImportFrom, ...]:
        """Its other imports at the top, those for types among them."""
        return tuple(_foreign(self.tree.body))

    @cached_property
    def foreign(self) -> dict[str, Foreign]:
        """What these bind."""
        bound: dict[str, Foreign] = {}
        for node in self.foreign_imports:
            for alias in node.names:
                module, name = (alias.name, "") if isinstance(node, ast.Import) else (node.module or "", alias.name)
                bound[alias.asname or alias.name] = Foreign(module, name)
        return bound

    def target(self, node: ast.ImportFrom) -> str:
        """The module of the package that an import is about."""
        around = self.name.split(".") if self.name else []
        kept = len(around) - node.level + (1 if self.is_package else 0)
        return ".".join([*around[:kept], *([node.module] if node.module else [])])


@dataclass(frozen=True)
class Program:
    """All modules of a package by name."""

    modules: Mapping[str, Module]
    homes: dict[Home, Home | Foreign] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Mapping[str, str]) -> Program:
        """The program that a package is, its files by relative path."""
        found = {}
        for path, source in files.items():
            if path.endswith(".py"):
                dotted = path.removesuffix(".py").replace("/", ".")
                is_package = dotted.endswith("__init__")
                name = dotted.removesuffix("__init__").removesuffix(".")
                found[name] = Module(name, source, is_package=is_package)
        return cls(found)

    def home(self, module: str, name: str) -> Home | Foreign:
        """Where what a module calls ``name`` is defined. Raises KeyError for a name that it does not have."""
        known = Home(module, name)
        if known not in self.homes:
            self.homes[known] = self._home(module, name)
        return self.homes[known]

    def _home(self, module: str, name: str) -> Home | Foreign:
        here = self.modules[module]
        if name in here.defined:
            return Home(module, name)
        for node in here.own_imports:
            for alias in node.names:
                if (alias.asname or alias.name) == name:
                    return self._imported(here.target(node), alias.name)
        return here.foreign[name]

    def _imported(self, module: str, name: str) -> Home | Foreign:
        inner = f"{module}.{name}".removeprefix(".")
        return Home(inner, "") if inner in self.modules else self.home(module, name)

    def order(self, roots: list[str]) -> list[Module]:
        """The modules that the roots need, each after those that it imports; faces, which define nothing, left out."""
        found: dict[str, None] = {}
        for root in roots:
            self._visit(root, found, set())
        return [self.modules[name] for name in found if name not in FACES]

    def _visit(self, name: str, found: dict[str, None], above: set[str]) -> None:
        if name in found or name in above:
            return
        for needed in self._needed(self.modules[name]):
            self._visit(needed, found, above | {name})
        found[name] = None

    def _needed(self, module: Module) -> Iterator[str]:
        """The modules that hold what a module imports; of a face, only those that hold the names asked for."""
        for node in module.own_imports:
            target = module.target(node)
            for alias in node.names:
                home = self._imported(target, alias.name)
                if isinstance(home, Home):
                    yield home.module


def _defined(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))
    elif isinstance(node, ast.If):
        for each in (*node.body, *node.orelse):
            yield from _defined(each)


def _foreign(statements: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    for node in statements:
        if isinstance(node, ast.Import) or (isinstance(node, ast.ImportFrom) and not node.level):
            yield node
        elif isinstance(node, ast.If):
            yield from _foreign([*node.body, *node.orelse])
