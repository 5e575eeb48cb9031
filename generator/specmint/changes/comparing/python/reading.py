"""The surface of a package, read by griffe from its text. Nothing of it is imported."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, cast

import griffe

from specmint.changes.comparing.python.surface import (
    MODELS,
    PARAMS,
    CallSurface,
    Field,
    Surface,
    TypeSurface,
    class_named,
)
from specmint.changes.comparing.python.types import Home, type_of
from specmint.changes.rules.change import Spot
from specmint.package.planning.resources import ALIASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.changes.comparing.python.types import Type

_INTERNAL: Final = ("_runtime/", "testing/")
_OPTIONS: Final = frozenset({"extra_headers", "extra_query", "extra_body", "timeout"})
"""The options that every call takes, whatever the document says."""
_FURTHER: Final = "*"
"""The name of typed additional properties, which have no names of their own."""
_NOTHING: Final = Surface({}, {})


def surface_of(files: Mapping[str, str], package: str) -> Surface:
    """Read the public names of a package from its files, by relative POSIX path. No files give an empty surface."""
    if not files:
        return _NOTHING
    with TemporaryDirectory() as folder:
        for path, text in files.items():
            if path.endswith(".py") and not path.startswith(_INTERNAL):
                target = Path(folder, package, path)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
        loader = griffe.GriffeLoader(search_paths=[folder], allow_inspection=False)
        module = cast("griffe.Module", loader.load(package, try_relative_path=False))
        return _Reader(module, files).surface()


class _Reader:
    def __init__(self, package: griffe.Module, files: Mapping[str, str]) -> None:
        self._package = package
        self._files = files
        self._lines = {path: text.splitlines() for path, text in files.items()}

    def surface(self) -> Surface:
        types = {each.name: each for kind in (MODELS, PARAMS) for each in self._types(kind)}
        calls = {each.name: _resolved(each, types) for each in (*self._calls(), *self._webhooks())}
        client = self._module("client")
        aliases = dict(_aliases(self._files))
        if client is None:
            return Surface(calls, types, runtime=aliases)
        made = cast("griffe.Function", client.members["Client"].members["__init__"])
        variables, needed = _credentials(str(_value(client.members["API"])))
        return Surface(calls, types, self._call("Client", "Client", made, "client.py"), variables, needed, aliases)

    def _module(self, name: str) -> griffe.Module | None:
        found = self._package.members.get(name)
        return found if isinstance(found, griffe.Module) else None

    def _modules(self, name: str) -> Iterator[tuple[str, griffe.Module]]:
        for inner, module in sorted((getattr(self._module(name), "members", None) or {}).items()):
            if isinstance(module, griffe.Module):
                yield f"{name}/{inner}.py", module

    def _types(self, kind: str) -> Iterator[TypeSurface]:
        modules = list(self._modules(kind))
        members = (member for _, module in modules for member in module.members.values())
        home = Home(kind, frozenset(member.name for member in members if not member.is_alias))
        for path, module in modules:
            for name, member in module.members.items():
                place = path.removesuffix(".py").replace("/", ".")
                if isinstance(member, griffe.Class):
                    fields = {each.name: each for each in self._fields(member, home, path)}
                    yield TypeSurface(f"{home.name}.{name}", place, self._spot(path, member, 1), fields)
                elif isinstance(member, griffe.Attribute) and not name.startswith("_"):
                    yield self._assigned(name, member, home, path)

    def _fields(self, of: griffe.Class, home: Home, path: str) -> Iterator[Field]:
        for name, member in of.members.items():
            if isinstance(member, griffe.Attribute) and member.annotation is not None and not name.startswith("__"):
                text = str(member.annotation)
                required = not text.startswith("NotRequired[") and member.value is None
                yield Field(name, type_of(text, home), _shown(text), required, self._spot(path, member))
            elif isinstance(member, griffe.Function) and name == "__getattr__":
                text = str(member.returns)
                yield Field(_FURTHER, type_of(text, home), text, required=False, spot=self._spot(path, member, 1))

    def _assigned(self, name: str, member: griffe.Attribute, home: Home, path: str) -> TypeSurface:
        """An alias, or a TypedDict in functional form, whose keys are no Python identifiers."""
        spot, place = self._spot(path, member), path.removesuffix(".py").replace("/", ".")
        text = str(member.value)
        call = ast.parse(text, mode="eval").body
        match call:
            case ast.Call(func=ast.Name(id="TypedDict"), args=[_, ast.Dict(keys=keys, values=values)]):
                fields = {
                    key.value: Field(
                        key.value,
                        type_of(ast.unparse(value), home),
                        _shown(ast.unparse(value)),
                        not ast.unparse(value).startswith("NotRequired["),
                        spot,
                    )
                    for key, value in zip(keys, values, strict=True)
                    if isinstance(key, ast.Constant) and isinstance(key.value, str)
                }
                return TypeSurface(f"{home.name}.{name}", place, spot, fields)
            case ast.Call(func=ast.Name(id="TypeAliasType"), args=[_, meant, *_]):
                text = ast.unparse(meant)
        alias = Field(name, type_of(text, home), _shown(text), required=True, spot=spot)
        return TypeSurface(f"{home.name}.{name}", place, spot, alias=alias)

    def _calls(self) -> Iterator[CallSurface]:
        for path, module in self._modules("resources"):
            stated = {name: member for name, member in module.members.items() if _is_operation(member)}
            classes = [each for each in module.members.values() if _is_resource(each)]
            for constant in stated.values():
                called, errors = _stated(str(_value(constant)))
                for owner in classes:
                    method = owner.members.get(called.rpartition(".")[2])
                    if isinstance(method, griffe.Function) and "property" not in method.labels:
                        symbol = f"resources.{module.name}.{owner.name}.{method.name}"
                        yield self._call(called, symbol, method, path, errors)

    def _webhooks(self) -> Iterator[CallSurface]:
        module = self._module("webhooks")
        for name, member in (module.members if module else {}).items():
            if isinstance(member, griffe.Function) and not name.startswith("_"):
                yield self._call(f"webhooks.{name}", f"webhooks.{name}", member, "webhooks.py")

    def _call(
        self, name: str, symbol: str, function: griffe.Function, path: str, errors: Mapping[str, str] | None = None
    ) -> CallSurface:
        spot = self._spot(path, function)
        arguments, keywords, position = {}, None, 0
        for each in function.parameters:
            text = _unaliased(str(each.annotation))
            if each.kind is griffe.ParameterKind.var_keyword:
                keywords = text.removeprefix("Unpack[").removesuffix("]")
            elif each.name != "self" and (each.name not in _OPTIONS or name == "Client"):
                placed = each.kind is griffe.ParameterKind.positional_or_keyword
                required = each.default is None
                at = position if placed else None
                arguments[each.name] = Field(each.name, type_of(text), _shown(text), required, spot, at)
                position += placed
        given = _unaliased(str(function.returns))
        returns = Field("", type_of(given), given, required=True, spot=spot)
        carried = {
            status: Field(status, type_of(text), text, required=True, spot=spot)
            for status, text in (errors or {}).items()
        }
        return CallSurface(name, symbol, spot, arguments, returns, keywords, carried)

    def _spot(self, path: str, of: griffe.Object, lines: int = 0) -> Spot:
        """The location of an object: ``lines`` of it, or all of it; of a function, the signature."""
        start = of.lineno or 0
        shown = self._lines[path][start - 1 : start - 1 + lines if lines else of.endlineno]
        if isinstance(of, griffe.Function) and not lines:
            end = next(index for index, line in enumerate(shown) if line.endswith(":"))
            shown = shown[: end + 1]
        return Spot(path, line=start, excerpt="\n".join(shown))


def _aliases(files: Mapping[str, str]) -> Iterator[tuple[str, Type]]:
    """The types that the modules of the runtime give a name to, so that another spelling is no other type."""
    for path, text in files.items():
        if path.startswith("_runtime/") and "TypeAlias" in text:
            for node in ast.parse(text).body:
                match node:
                    case ast.AnnAssign(ast.Name(name), ast.Name("TypeAlias"), ast.expr() as meant):
                        yield name, type_of(ast.unparse(meant))


def _resolved(call: CallSurface, types: Mapping[str, TypeSurface]) -> CallSurface:
    """The call with the TypedDict of its keywords, where the annotation names an alias of it."""
    return replace(call, keywords=class_named(call.keywords, types)) if call.keywords else call


def _is_operation(member: griffe.Object | griffe.Alias) -> bool:
    return isinstance(member, griffe.Attribute) and str(member.annotation).startswith("Operation[")


def _is_resource(member: griffe.Object | griffe.Alias) -> bool:
    """Whether a class holds the methods of the synchronous client: ``class Files(DownloadingResource)``."""
    bases = [str(each) for each in member.bases] if isinstance(member, griffe.Class) else []
    return bool(bases) and all(each.endswith("Resource") and not each.startswith("Async") for each in bases)


def _value(member: griffe.Object | griffe.Alias) -> object:
    return member.value if isinstance(member, griffe.Attribute) else None


class _Unaliasing(ast.NodeTransformer):
    """Replaces the local name of an imported type by its own name."""

    def visit_Name(self, node: ast.Name) -> ast.Name:
        plain = node.id.removesuffix("_")
        return ast.Name(plain) if plain in ALIASES else node


def _unaliased(text: str) -> str:
    return ast.unparse(_Unaliasing().visit(ast.parse(text, mode="eval")))


def _shown(text: str) -> str:
    """A type as reports show it: without what only pydantic and type checkers need."""
    node = ast.parse(text, mode="eval").body
    while (
        isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Name)
        and node.value.id
        in {
            "Annotated",
            "NotRequired",
        }
    ):
        node = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) else node.slice
    return ast.unparse(node)


def _stated(text: str) -> tuple[str, dict[str, str]]:
    """The call that an operation belongs to, and the types of its errors by status."""
    call = cast("ast.Call", ast.parse(text, mode="eval").body)
    errors = {}
    for keyword in call.keywords:
        if keyword.arg == "responses" and isinstance(keyword.value, ast.Tuple):
            for each in keyword.value.elts:
                match each:
                    case ast.Call(args=[ast.Constant(value=str(status)), _, meant]) if not status.startswith("2"):
                        errors[status] = _unaliased(ast.unparse(meant))
    return ast.literal_eval(call.args[0]), errors


def _credentials(text: str) -> tuple[dict[str, str], bool]:
    """The environment variable of each credential argument, and whether the client requires a credential."""
    variables, needed = {}, False
    for node in ast.walk(ast.parse(text, mode="eval")):
        if isinstance(node, ast.Call):
            named = {each.arg: each.value for each in node.keywords}
            if "argument" in named and "variable" in named:
                variables[ast.literal_eval(named["argument"])] = ast.literal_eval(named["variable"])
        if isinstance(node, ast.keyword) and node.arg == "requires_credentials":
            needed = ast.literal_eval(node.value)
    return variables, needed
