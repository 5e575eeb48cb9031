"""Reads the modules of a package: what each defines and imports, and where each name is defined."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from specmint.python.renaming import bound_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FACES = frozenset({"_runtime", "models", "params", "resources", "_runtime.lazy", ""})
"""Modules that only re-export names of others."""
EVERYTHING = "*"


class Home(NamedTuple):
    """The place of a definition: a module of the package and a name in it. An empty name means the module itself."""

    module: str
    name: str


class Foreign(NamedTuple):
    """An object from outside of the package. An empty ``name`` means the module itself."""

    module: str
    name: str


@dataclass(frozen=True)
class Module:
    """One module. ``name`` is dotted and relative to the package, as in ``models.pets``."""

    name: str
    source: str
    is_package: bool = False

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.source)

    @property
    def stem(self) -> str:
        """The last word of its name."""
        return self.name.rpartition(".")[2]

    @cached_property
    def defined(self) -> tuple[str, ...]:
        """The names that it defines itself, in order."""
        found = dict.fromkeys(name for each in self.tree.body for name in _defined(each))
        return tuple(name for name in found if name != "__all__")

    @cached_property
    def bound_inside(self) -> frozenset[str]:
        """The names that are local to its functions and classes."""
        return frozenset(bound_inside(self.tree))

    @cached_property
    def own_imports(self) -> tuple[ast.ImportFrom, ...]:
        """Its imports from the package, at any place."""
        return tuple(each for each in ast.walk(self.tree) if isinstance(each, ast.ImportFrom) and each.level)

    @cached_property
    def foreign_imports(self) -> tuple[ast.Import | ast.ImportFrom, ...]:
        """Its other imports at top level, including those for types."""
        return tuple(_foreign(self.tree.body))

    @cached_property
    def foreign(self) -> dict[str, Foreign]:
        """The names that these imports bind."""
        bound: dict[str, Foreign] = {}
        for node in self.foreign_imports:
            for alias in node.names:
                module, name = (alias.name, "") if isinstance(node, ast.Import) else (node.module or "", alias.name)
                bound[alias.asname or alias.name] = Foreign(module, name)
        return bound

    def target(self, node: ast.ImportFrom) -> str:
        """The module of the package that an import refers to."""
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
        """Read a package from its files by relative path."""
        found = {}
        for path, source in files.items():
            if path.endswith(".py"):
                dotted = path.removesuffix(".py").replace("/", ".")
                is_package = dotted.endswith("__init__")
                name = dotted.removesuffix("__init__").removesuffix(".")
                found[name] = Module(name, source, is_package=is_package)
        return cls(found)

    def home(self, module: str, name: str) -> Home | Foreign:
        """Where a module's ``name`` is defined. Raises KeyError if the module has no such name."""
        known = Home(module, name)
        if known not in self.homes:
            self.homes[known] = self._home(module, name)
        return self.homes[known]

    def _home(self, module: str, name: str) -> Home | Foreign:
        here = self.modules[module]
        if name in here.defined:
            return Home(module, name)
        for node in here.own_imports:
            target = here.target(node)
            for alias in node.names:
                if (alias.asname or alias.name) == name:
                    return self._imported(target, alias.name)
                if alias.name == EVERYTHING and name in self.modules[target].defined:
                    return Home(target, name)
        return here.foreign[name]

    def _imported(self, module: str, name: str) -> Home | Foreign:
        inner = f"{module}.{name}".removeprefix(".")
        return Home(inner, "") if inner in self.modules else self.home(module, name)

    def order(self, roots: list[str]) -> list[Module]:
        """The modules that the roots need, each after those that it imports. Re-exporting modules are left out."""
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
        """The modules that a module needs; in place of a re-exporting one, those that define the imported names."""
        for node in module.own_imports:
            target = module.target(node)
            for alias in node.names:
                home = Home(target, "") if alias.name == EVERYTHING else self._imported(target, alias.name)
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
