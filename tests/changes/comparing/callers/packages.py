"""What a package offers, read from its text by ``ast`` alone, so that nothing of what compares packages takes part."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Fields = dict[str, ast.expr]
"""Annotations by name."""
Function = ast.FunctionDef | ast.AsyncFunctionDef

RUNTIME: Final = "_runtime"
_OPTIONS: Final = frozenset({"self", "extra_headers", "extra_query", "extra_body", "on_invalid"})


@dataclass(frozen=True)
class Taken:
    """What a function takes and gives; ``keywords`` names the TypedDict of further keywords."""

    positional: Fields
    named: Fields
    required: frozenset[str]
    keywords: str
    returns: ast.expr


@dataclass(frozen=True)
class Package:
    """The texts of a package by relative POSIX path."""

    files: Mapping[str, str]

    @cached_property
    def trees(self) -> dict[str, ast.Module]:
        """Its own modules, by path."""
        return {
            path: ast.parse(text)
            for path, text in sorted(self.files.items())
            if path.endswith(".py") and not path.startswith((f"{RUNTIME}/", "testing/"))
        }

    @cached_property
    def imports(self) -> dict[str, str]:
        """The module, by the name that is imported from it: the runtime's, and what is none of the package."""
        return {
            name.name: f"{RUNTIME}.{node.module.partition('.')[2]}".removesuffix(".")
            if node.level
            else str(node.module)
            for tree in self.trees.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            and node.module
            and node.module != "__future__"
            and (not node.level or node.module.startswith(RUNTIME))
            for name in node.names
            if not name.asname
        }

    def below(self, folder: str) -> Iterator[ast.stmt]:
        """The statements of the modules in a folder."""
        for path, tree in self.trees.items():
            if path.startswith(f"{folder}/") and not path.endswith("__init__.py"):
                yield from tree.body

    def classes(self, kind: str) -> dict[str, ast.ClassDef]:
        """The classes of ``models`` or ``params``."""
        return {each.name: each for each in self.below(kind) if isinstance(each, ast.ClassDef)}

    def aliases(self, kind: str) -> Fields:
        """What the aliases in ``models`` or ``params`` mean."""
        return {
            name: value.args[1] if _calls(value, "TypeAliasType") else value
            for name, value in self._assigned(kind)
            if not _calls(value, "TypedDict")
        }

    @cached_property
    def keys(self) -> dict[str, Fields]:
        """The keys of each TypedDict, whichever way it is written."""
        found = {name: fields(each) for name, each in self.classes("params").items()}
        for name, value in self._assigned("params"):
            if _calls(value, "TypedDict") and isinstance(shape := value.args[1], ast.Dict):
                keys = (ast.literal_eval(key) for key in shape.keys if key)
                found[name] = dict(zip(keys, shape.values, strict=True))
        return found

    def names(self, kind: str) -> frozenset[str]:
        """All that stands in ``models`` or ``params``, or can be named in ``webhooks``."""
        if kind == "webhooks":
            return frozenset({"AnyBody", "Name"})
        return frozenset({*self.classes(kind), *(name for name, _ in self._assigned(kind))})

    @cached_property
    def calls(self) -> dict[str, Taken]:
        """The calls of the client by their dotted names."""
        found = {}
        for path, tree in self.trees.items():
            if path.startswith("resources/"):
                methods = {
                    each.name: each
                    for owner in tree.body
                    if isinstance(owner, ast.ClassDef) and not owner.name.startswith("Async")
                    for each in owner.body
                    if isinstance(each, ast.FunctionDef)
                }
                for each in tree.body:
                    if isinstance(each, ast.AnnAssign) and _calls(each.value, "Operation"):
                        name = ast.literal_eval(each.value.args[0])
                        found[name] = taken(methods[name.rpartition(".")[2]])
        return found

    @cached_property
    def webhooks(self) -> dict[str, Taken]:
        """The functions that read webhooks."""
        tree = self.trees.get("webhooks.py", ast.Module([], []))
        functions = (each for each in tree.body if isinstance(each, ast.FunctionDef))
        return {each.name: taken(each) for each in functions if not each.name.startswith("_")}

    @property
    def constructor(self) -> Taken:
        """What makes a client."""
        owner = next(each for each in self.trees["client.py"].body if isinstance(each, ast.ClassDef))
        return taken(next(each for each in owner.body if isinstance(each, ast.FunctionDef)))

    def _assigned(self, kind: str) -> Iterator[tuple[str, ast.expr]]:
        for each in self.below(kind):
            match each:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    yield name, value
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    yield name, value


def fields(owner: ast.ClassDef) -> Fields:
    """The annotated names of a class."""
    return {
        each.target.id: each.annotation
        for each in owner.body
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name) and each.target.id[0] != "_"
    }


def further(owner: ast.ClassDef) -> ast.expr | None:
    """The type of the fields that a class does not name, where it says one."""
    found = (each for each in ast.walk(owner) if isinstance(each, ast.FunctionDef) and each.name == "__getattr__")
    return next((each.returns for each in found), None)


def taken(function: Function) -> Taken:
    """What a function takes, but for the options of every call."""
    arguments = function.args
    positional = {each.arg: each.annotation for each in arguments.args if each.annotation}
    named = {each.arg: each.annotation for each in arguments.kwonlyargs if each.annotation and each.arg not in _OPTIONS}
    defaults = dict(zip((each.arg for each in arguments.kwonlyargs), arguments.kw_defaults, strict=True))
    optional = {each.arg for each in arguments.args[len(arguments.args) - len(arguments.defaults) :]}
    optional |= {name for name, default in defaults.items() if default is not None}
    keywords = ast.unparse(arguments.kwarg.annotation) if arguments.kwarg and arguments.kwarg.annotation else ""
    return Taken(
        positional,
        named,
        frozenset({*positional, *named} - optional),
        keywords.removeprefix("Unpack[params.").removesuffix("]"),
        function.returns or ast.Constant(None),
    )


def _calls(value: ast.expr | None, name: str) -> TypeGuard[ast.Call]:
    return isinstance(value, ast.Call) and ast.unparse(value.func) == name
