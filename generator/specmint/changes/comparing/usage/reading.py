"""Reading what a file of a user's code does with a client, without running it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider, QualifiedNameProvider

from specmint.changes.comparing.usage.facts import CLIENT, Facts, Keyed, Made, Mentioned, Read
from specmint.changes.comparing.usage.values import (
    CLIENTS,
    Evaluation,
    Giving,
    Imported,
    Instance,
    Names,
    Reached,
    Written,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.changes.comparing.python.surface import Surface
    from specmint.changes.comparing.usage.facts import Place
    from specmint.changes.comparing.usage.values import Value

_PROPERTIES: Final = frozenset({"property", "cached_property"})


def facts_of(path: str, source: str, package: str, surface: Surface) -> Facts | None:
    """What a file does with the client; None where it imports nothing of the package. Raises ParserSyntaxError."""
    if package not in source:
        return None
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    names = Names()
    # What is bound further down in a class is known in the second reading.
    wrapper.visit(_Visitor(package, surface, names))
    visitor = _Visitor(package, surface, names)
    wrapper.visit(visitor)
    if not visitor.imports:
        return None
    return Facts(
        path,
        tuple(source.splitlines()),
        tuple(visitor.made),
        tuple(visitor.reads),
        tuple(visitor.mentioned),
        tuple(visitor.keyed),
    )


class _Visitor(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider, QualifiedNameProvider)

    def __init__(self, package: str, surface: Surface, names: Names) -> None:
        super().__init__()
        self._package, self._surface, self._names = package, surface, names
        self._value = Evaluation(package, surface, names, self.get_metadata)
        self.imports = False
        self.made: list[Made] = []
        self.reads: list[Read] = []
        self.mentioned: list[Mentioned] = []
        self.keyed: list[Keyed] = []

    def _place(self, node: cst.CSTNode) -> Place:
        start = self.get_metadata(PositionProvider, node).start
        return start.line, start.column + 1

    def visit_Import(self, node: cst.Import) -> None:  # noqa: N802 - named by libcst
        for each in node.names:
            self.imports |= self._package in _dotted(each.name)

    def visit_ImportFrom(self, node: cst.ImportFrom) -> None:  # noqa: N802 - named by libcst
        module = _dotted(node.module) if node.module else []
        names = [] if isinstance(node.names, cst.ImportStar) else node.names
        inside = module[module.index(self._package) + 1 :] if self._package in module else None
        if inside is None and not any(_dotted(each.name) == [self._package] for each in names):
            return
        self.imports = True
        for each in names:
            self._mention(Imported((*(inside or []), *_dotted(each.name))), each)

    def _mention(self, what: Imported | None, node: cst.CSTNode) -> None:
        if what is not None and what.type in self._surface.types:
            module = ".".join(what.path[:-1])
            self.mentioned.append(Mentioned(what.type or "", module, self._place(node)))

    def visit_Name(self, node: cst.Name) -> None:  # noqa: N802 - named by libcst
        self._mention(self._value.imported(node), node)

    def visit_ClassDef(self, node: cst.ClassDef) -> None:  # noqa: N802 - named by libcst
        self._names.classes.append(node.name.value)

    def leave_ClassDef(self, original_node: cst.ClassDef) -> None:  # noqa: ARG002, N802 - named by libcst
        self._names.classes.pop()

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:  # noqa: N802 - named by libcst
        self._names.scopes.append({})
        for each in (*node.params.posonly_params, *node.params.params, *node.params.kwonly_params):
            value = self._value.annotated(each.annotation.annotation) if each.annotation else None
            self._names.bind(each.name, value)

    def leave_FunctionDef(self, original_node: cst.FunctionDef) -> None:  # noqa: N802 - named by libcst
        self._names.scopes.pop()
        given = self._value.annotated(original_node.returns.annotation) if original_node.returns else None
        if given is None:
            return
        name, decorators = original_node.name, [each.decorator for each in original_node.decorators]
        is_read = any(isinstance(each, cst.Name) and each.value in _PROPERTIES for each in decorators)
        value = given if is_read else Giving(given)
        if self._names.classes:
            self._names.attributes[self._names.classes[-1], name.value] = value
        else:
            self._names.bind(name, value)

    def leave_Assign(self, original_node: cst.Assign) -> None:  # noqa: N802 - named by libcst
        for each in original_node.targets:
            self._names.bind(each.target, self._value(original_node.value))

    def leave_AnnAssign(self, original_node: cst.AnnAssign) -> None:  # noqa: N802 - named by libcst
        declared = original_node.annotation.annotation
        made = self._value.imported(declared)
        if isinstance(original_node.value, cst.Dict) and made is not None and made.type:
            self._keys(made.type, original_node.value)
            self._names.bind(original_node.target, Written(original_node.value))
            return
        value = self._value.annotated(declared)
        if value is None and original_node.value is not None:
            value = self._value(original_node.value)
        self._names.bind(original_node.target, value)

    def visit_NamedExpr(self, node: cst.NamedExpr) -> None:  # noqa: N802 - named by libcst
        self._names.bind(node.target, self._value(node.value))

    def visit_With(self, node: cst.With) -> None:  # noqa: N802 - named by libcst
        for each in node.items:
            if each.asname is not None:
                self._names.bind(each.asname.name, self._value(each.item))

    def visit_For(self, node: cst.For) -> None:  # noqa: N802 - named by libcst
        self._names.bind(node.target, self._value.element(self._value(node.iter)))

    def visit_ListComp(self, node: cst.ListComp) -> None:  # noqa: N802 - named by libcst
        self._bind_all(node.for_in)

    def visit_SetComp(self, node: cst.SetComp) -> None:  # noqa: N802 - named by libcst
        self._bind_all(node.for_in)

    def visit_DictComp(self, node: cst.DictComp) -> None:  # noqa: N802 - named by libcst
        self._bind_all(node.for_in)

    def visit_GeneratorExp(self, node: cst.GeneratorExp) -> None:  # noqa: N802 - named by libcst
        self._bind_all(node.for_in)

    def _bind_all(self, part: cst.CompFor | None) -> None:
        while part is not None:
            self._names.bind(part.target, self._value.element(self._value(part.iter)))
            part = part.inner_for_in

    def visit_Attribute(self, node: cst.Attribute) -> None:  # noqa: N802 - named by libcst
        known = self._value.imported(node)
        self._mention(known, node)
        base = self._value(node.value)
        is_own = isinstance(node.value, cst.Name) and node.value.value in {"self", "cls"}
        if known is not None or isinstance(base, Reached | Imported) or is_own:
            return
        owners = self._value.owners(base.type) if isinstance(base, Instance) else None
        self.reads.append(Read(owners, node.attr.value, self._place(node.attr)))

    def visit_Call(self, node: cst.Call) -> None:  # noqa: N802 - named by libcst
        function = self._value(node.func)
        if isinstance(function, Imported) and function.type:
            for each in node.args:
                if each.keyword is not None:
                    self.keyed.append(Keyed(function.type, each.keyword.value, self._place(each.keyword)))
                self._keys(function.type, each.value)
        for call in self._calls(node.func, function):
            self.made.append(self._made(call, node))

    def _calls(self, node: cst.BaseExpression, function: Value | None) -> Iterator[str]:
        """The calls of the client that this may be."""
        match function:
            case Reached(path=path):
                yield from [".".join(path)] if ".".join(path) in self._surface.calls else ()
            case Imported(path=path) if path and path[-1] in CLIENTS:
                yield CLIENT
            case Imported(path=("webhooks", *_) as path):
                yield ".".join(path)
            case None:
                yield from self._likely(_dotted(node))

    def _likely(self, chain: list[str]) -> Iterator[str]:
        """The calls that end in these names, where the first name of the chain is unknown."""
        for call in self._surface.calls:
            parts = call.split(".")
            of_call = min(len(parts), len(chain))
            if of_call > 1 and chain[-of_call:] == parts[-of_call:]:
                yield call

    def _made(self, call: str, node: cst.Call) -> Made:
        keywords: dict[str, Place] = {}
        nested: list[tuple[str, Place]] = []
        is_open, positional = False, 0
        for each in node.args:
            value = self._value(each.value)
            if each.star == "**" and isinstance(value, Written):
                keywords.update(self._top(value.node))
                nested += [key for inner in _values(value.node) for key in self._inside(inner)]
                continue
            is_open |= bool(each.star)
            if each.keyword is not None:
                keywords[each.keyword.value] = self._place(each.keyword)
            elif not each.star:
                positional += 1
            nested += self._inside(each.value)
        return Made(call, self._place(node.func), positional, keywords, tuple(nested), is_open)

    def _top(self, node: cst.Dict) -> dict[str, Place]:
        return {
            str(each.key.evaluated_value): self._place(each.key)
            for each in node.elements
            if isinstance(each, cst.DictElement) and isinstance(each.key, cst.SimpleString)
        }

    def _inside(self, node: cst.BaseExpression) -> Iterator[tuple[str, Place]]:
        """The keys of every dict in a value, at any depth, and the keywords of calls, which may make TypedDicts."""
        value = self._value(node) if isinstance(node, cst.Name) else None
        match value.node if isinstance(value, Written) else node:
            case cst.Dict() as written:
                yield from self._top(written).items()
                for inner in _values(written):
                    yield from self._inside(inner)
            case cst.List(elements=elements) | cst.Tuple(elements=elements):
                for each in elements:
                    yield from self._inside(each.value)
            case cst.Call(args=arguments):
                for argument in arguments:
                    if argument.keyword is not None:
                        yield argument.keyword.value, self._place(argument.keyword)
                    yield from self._inside(argument.value)
            case cst.IfExp(body=one, orelse=other) | cst.BooleanOperation(left=one, right=other):
                yield from self._inside(one)
                yield from self._inside(other)
            case cst.ListComp(elt=element):
                yield from self._inside(element)

    def _keys(self, name: str, node: cst.BaseExpression) -> None:
        """The keys of a dict with a known type, and of dicts inside of it with any type."""
        self.keyed += [Keyed(name, key, place) for key, place in self._inside(node)]


def _values(node: cst.Dict) -> Iterator[cst.BaseExpression]:
    return (each.value for each in node.elements)


def _dotted(node: cst.CSTNode) -> list[str]:
    """The names in a chain of attributes, without parts that are no names."""
    match node:
        case cst.Name(value=name):
            return [name]
        case cst.Attribute(value=base, attr=cst.Name(value=name)):
            return [*_dotted(base), name]
    return ["?"]
