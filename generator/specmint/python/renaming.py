"""Renames names of a module: every use of the module's own name, but no local name that is spelled the same."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Resolve: TypeAlias = "Callable[[str, str | None], str | None]"
"""Gives the replacement for a module's name or an attribute of it, or None to keep it."""
Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension: TypeAlias = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
Edit: TypeAlias = tuple[int, int, str]
"""Start and end in bytes, and the replacement."""

NAMED_BY_TEXT = frozenset({"TypeVar", "ParamSpec", "TypeAliasType", "TypedDict"})
"""Calls whose first argument must equal the name that they are assigned to."""


def renamed(source: str, resolve: Resolve, edits: Iterable[Edit] = ()) -> str:
    """Python source with names replaced by ``resolve``, also in quoted types, and with further edits applied."""
    renaming = _Renaming(_Lines.of(source), resolve)
    renaming.visit(ast.parse(source))
    return edited(source, [*renaming.edits, *edits])


def edited(source: str, edits: Iterable[Edit]) -> str:
    """Source with edits applied. An edit inside of another is ignored."""
    data, done, parts = source.encode(), 0, []
    for start, end, text in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= done:
            parts += [data[done:start], text.encode()]
            done = end
    return b"".join([*parts, data[done:]]).decode()


def bound_inside(tree: ast.Module) -> set[str]:
    """Every name that is bound in a function, a class or a comprehension."""
    inner = [node for node in ast.walk(tree) if isinstance(node, Function | ast.ClassDef | ast.Lambda | Comprehension)]
    classes = [node.body for node in inner if isinstance(node, ast.ClassDef)]
    fields = {ast.unparse(each.target) for body in classes for each in body if isinstance(each, ast.AnnAssign)}
    return {name for node in inner for name in _bound_by(node)} | fields


def holds_imports_only(node: ast.If) -> bool:
    """Whether a condition, such as ``if TYPE_CHECKING``, contains imports only."""
    return all(isinstance(each, ast.Import | ast.ImportFrom) for each in (*node.body, *node.orelse))


@dataclass(frozen=True)
class _Lines:
    starts: tuple[int, ...]

    @classmethod
    def of(cls, source: str) -> _Lines:
        starts = [0]
        for line in source.encode().split(b"\n"):
            starts.append(starts[-1] + len(line) + 1)
        return cls(tuple(starts))

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or 0
        return self.starts[node.lineno - 1] + node.col_offset, self.starts[end_line - 1] + end_column


def span(source: str, node: ast.stmt) -> tuple[int, int]:
    """The bytes of a statement, to the end of its line."""
    start, end = _Lines.of(source).span(node)
    return start, end


@dataclass
class _Renaming(ast.NodeVisitor):
    """Walks a module. ``scopes`` are the names of each enclosing function, ``classes`` those of the enclosing class."""

    lines: _Lines
    resolve: Resolve
    scopes: tuple[frozenset[str], ...] = ()
    classes: frozenset[str] = frozenset()
    is_class: bool = False
    edits: list[Edit] = field(default_factory=list)

    def visit_Name(self, node: ast.Name) -> None:
        """A use of a name."""
        self._write(node, node.id, None)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """A use of an attribute, which may be one of a module."""
        if not (isinstance(node.value, ast.Name) and self._write(node, node.value.id, node.attr)):
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """A function: its name, its decorators, defaults and annotations, and its body."""
        self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        """As for a function."""
        self._function(node)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """A lambda has its own names."""
        self.visit_all((*node.args.defaults, *(each for each in node.args.kw_defaults if each)))
        self._inside(_bound_by(node)).visit(node.body)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """A class: its name, its bases, which may contain types, and its body."""
        self._defined(node)
        self.visit_all(node.decorator_list)
        for each in node.bases:
            self._type(each)
        self.visit_all(keyword.value for keyword in node.keywords)
        names = frozenset(_bound_by(node))
        inner = _Renaming(self.lines, self.resolve, self.scopes, names, is_class=True, edits=self.edits)
        inner.visit_all(node.body)

    def visit_ListComp(self, node: ast.ListComp) -> None:
        """A comprehension has its own names."""
        self._comprehension(node)

    def visit_SetComp(self, node: ast.SetComp) -> None:
        """As for a list."""
        self._comprehension(node)

    def visit_DictComp(self, node: ast.DictComp) -> None:
        """As for a list."""
        self._comprehension(node)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> None:
        """As for a list."""
        self._comprehension(node)

    def visit_If(self, node: ast.If) -> None:
        """A condition, unless it contains imports only."""
        if not holds_imports_only(node):
            self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """An annotated name. The value of a type alias is a type too."""
        if not self.is_class:
            self.visit(node.target)
        self._type(node.annotation)
        if node.value is not None:
            is_alias = isinstance(node.annotation, ast.Name) and node.annotation.id == "TypeAlias"
            (self._type if is_alias else self.visit)(node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        """An assignment, possibly of a call whose argument repeats the name."""
        self.generic_visit(node)
        target, value = node.targets[0], node.value
        if isinstance(target, ast.Name) and _says_its_name(value) and isinstance(value, ast.Call):
            new = self._meaning(target.id, None)
            if new is not None:
                self.edits.append((*self.lines.span(value.args[0]), f'"{new}"'))

    def visit_Call(self, node: ast.Call) -> None:
        """A call; some calls have quoted types as arguments."""
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        is_type = {"cast": 0, "TypeAliasType": 1, "TypedDict": 1}.get(name)
        self.visit(node.func)
        for number, each in enumerate(node.args):
            (self._type if number == is_type else self.visit)(each)
        for keyword in node.keywords:
            (self._type if name == "TypeVar" else self.visit)(keyword.value)

    def _function(self, node: Function) -> None:
        self._defined(node)
        arguments = node.args
        self.visit_all(node.decorator_list)
        self.visit_all((*arguments.defaults, *(each for each in arguments.kw_defaults if each)))
        for each in (*_arguments(arguments), node):
            annotation = each.annotation if isinstance(each, ast.arg) else each.returns
            if annotation is not None:
                self._type(annotation)
        self._inside(_bound_by(node)).visit_all(node.body)

    def _comprehension(self, node: Comprehension) -> None:
        self.visit(node.generators[0].iter)
        inner = self._inside(_bound_by(node))
        for number, each in enumerate(node.generators):
            inner.visit_all([each.target, *each.ifs, *([each.iter] if number else [])])
        inner.visit_all([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt])

    def _type(self, node: ast.expr) -> None:
        """A type, parts of which may be quoted."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            inner = _Renaming(_Lines.of(node.value), self.resolve, self.scopes, self.classes)
            inner._type(ast.parse(node.value, mode="eval").body)
            if inner.edits:
                self.edits.append((*self.lines.span(node), f'"{edited(node.value, inner.edits)}"'))
        elif isinstance(node, ast.Subscript):
            self.visit(node.value)
            self._parameters(node)
        elif isinstance(node, ast.BinOp):
            self._type(node.left)
            self._type(node.right)
        elif isinstance(node, ast.Tuple | ast.List | ast.Dict):
            for each in node.values if isinstance(node, ast.Dict) else node.elts:
                self._type(each)
        else:
            self.visit(node)

    def _parameters(self, node: ast.Subscript) -> None:
        """The arguments of a type, without the constants of ``Literal`` and the metadata of ``Annotated``."""
        name = node.value.id if isinstance(node.value, ast.Name) else ""
        if name == "Annotated" and isinstance(node.slice, ast.Tuple):
            self._type(node.slice.elts[0])
            self.visit_all(node.slice.elts[1:])
        elif name != "Literal":
            self._type(node.slice)

    def visit_all(self, nodes: Iterable[ast.AST]) -> None:
        """Several parts of the syntax."""
        for node in nodes:
            self.visit(node)

    def _inside(self, names: Iterable[str]) -> _Renaming:
        return _Renaming(self.lines, self.resolve, (*self.scopes, frozenset(names)), edits=self.edits)

    def _defined(self, node: Function | ast.ClassDef) -> None:
        """The name of a function or class, after the keywords of its statement."""
        new = self._meaning(node.name, None)
        if new is not None:
            words = "class " if isinstance(node, ast.ClassDef) else "def "
            words = f"async {words}" if isinstance(node, ast.AsyncFunctionDef) else words
            start = self.lines.starts[node.lineno - 1] + node.col_offset + len(words)
            self.edits.append((start, start + len(node.name.encode()), new))

    def _write(self, node: ast.expr, name: str, attribute: str | None) -> bool:
        new = self._meaning(name, attribute)
        if new is not None:
            self.edits.append((*self.lines.span(node), new))
        return new is not None

    def _meaning(self, name: str, attribute: str | None) -> str | None:
        if name in self.classes or any(name in scope for scope in self.scopes):
            return None
        return self.resolve(name, attribute)


def _arguments(arguments: ast.arguments) -> Iterator[ast.arg]:
    yield from (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    yield from (each for each in (arguments.vararg, arguments.kwarg) if each is not None)


def _says_its_name(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in NAMED_BY_TEXT


def _bound_by(node: Function | ast.ClassDef | ast.Lambda | Comprehension) -> Iterator[str]:
    """The names that a scope binds itself.

    Imports from the own package do not count. Neither does a class field without a value, since the name still means
    the outer one.
    """
    if isinstance(node, Function | ast.Lambda):
        yield from (each.arg for each in _arguments(node.args))
    if isinstance(node, Comprehension):
        for generator in node.generators:
            yield from _stored(generator.target)
    elif isinstance(node, ast.Lambda):
        yield from _stored(node.body)
    else:
        for statement in node.body:
            if not (
                isinstance(node, ast.ClassDef) and isinstance(statement, ast.AnnAssign) and statement.value is None
            ):
                yield from _stored(statement)


def _stored(node: ast.AST) -> Iterator[str]:
    """The names that a statement binds in its scope."""
    if isinstance(node, Function | ast.ClassDef):
        yield node.name
        return
    if isinstance(node, ast.Lambda | Comprehension):
        return
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
        yield node.id
    elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
        yield node.name
    elif isinstance(node, ast.Import) or (isinstance(node, ast.ImportFrom) and not node.level):
        yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)
    for each in ast.iter_child_nodes(node):
        yield from _stored(each)
