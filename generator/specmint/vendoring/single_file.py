"""Joins a package into one module: the modules in the order of their imports, and the schemas as string literals."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from specmint.package.rendering.environment import environment
from specmint.python.modules import Foreign, Home, Program
from specmint.python.renaming import holds_imports_only, renamed, span
from specmint.text.escaping import literal
from specmint.vendoring.flat_names import FlatNames
from specmint.vendoring.provenance import HEADER
from specmint.vendoring.typing_names import statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.python.modules import Module
    from specmint.python.renaming import Edit

FOLDER: Final = "EmbeddedFolder"
SCHEMAS: Final = "SCHEMAS"
OF_FILES: Final = {
    "_runtime.complaints": ("str(Path(__file__).parent.parent)", "__file__"),
    "client": ('Path(__file__).with_name("schemas")', SCHEMAS),
}
"""By module: the expression that finds the files of the package, and its replacement in the single file."""
OF_SCHEMAS: Final = frozenset({"_runtime.calls", "_runtime.checks", "_runtime.schemas"})
"""The modules in which ``Path`` is replaced by the embedded folder of schemas."""
TOO_EMPTY = re.compile(r"\n{4,}")
OF_TEMPLATE = ("Mapping",)
"""The names that the template itself uses."""


def single_file(files: Mapping[str, str], name: str) -> dict[str, str]:
    """Make the single file ``name.py`` from the files of a package by path."""
    program = Program.of({path: text for path, text in files.items() if not path.startswith("testing/")})
    modules = program.order([name for name in program.modules if _is_wanted(name)])
    flat = FlatNames.of(modules, {FOLDER, SCHEMAS})
    schemas = {path.removeprefix("schemas/"): text for path, text in files.items() if path.startswith("schemas/")}
    used = set(OF_TEMPLATE)
    bodies = [_section(_Meaning(program, module, flat, used)) for module in modules]
    text = (
        environment()
        .get_template("vendored/single_file.py.jinja")
        .render(
            header="\n".join(files["client.py"].split("\n")[:HEADER]),
            docstring=ast.get_source_segment(files["client.py"], program.modules["client"].tree.body[0]),
            imports="\n".join(_imports(flat, used)),
            schemas={path: _quoted(each) for path, each in schemas.items()},
            bodies=bodies,
            exported=[literal(each) for each in _exported(flat)],
        )
    )
    return {f"{name}.py": TOO_EMPTY.sub("\n\n\n", text).rstrip("\n") + "\n"}


def _is_wanted(name: str) -> bool:
    """Whether a module belongs to the API and is included even if no other module imports it."""
    return name in {"client", "webhooks", "_runtime.errors"} or name.startswith(("models.", "params.", "resources."))


@dataclass(frozen=True)
class _Meaning:
    """Maps the names of one module to their names in the single file, and adds the names that occur to ``used``."""

    program: Program
    module: Module
    flat: FlatNames
    used: set[str]

    def __call__(self, name: str, attribute: str | None) -> str | None:
        """The new name of a name, or of an attribute of it; None if it does not change."""
        try:
            home = self.program.home(self.module.name, name)
            if isinstance(home, Home) and not home.name and attribute is not None:
                home, attribute = self.program.home(home.module, attribute), None
        except KeyError:
            return None
        new = self.flat.names.get(home)
        if home == Foreign("pathlib", "Path") and self.module.name in OF_SCHEMAS:
            new = FOLDER
        if new is not None:
            self.used.add(new)
        return new if attribute is None else None


def _section(meaning: _Meaning) -> str:
    """The text of a module under a heading, with renamed names and without its imports."""
    module = meaning.module
    source = _without_files(module)
    sentence = (ast.get_docstring(module.tree) or "").partition("\n")[0]
    text = renamed(source, meaning, _removed(source)).strip("\n")
    return f"# {module.name.replace('.', '/')}.py: {sentence}\n\n\n{text}\n"


def _without_files(module: Module) -> str:
    if module.name not in OF_FILES:
        return module.source
    old, new = OF_FILES[module.name]
    if module.source.count(old) != 1:
        message = f"{module.name} does not say {old} once"
        raise ValueError(message)
    return module.source.replace(old, new)


def _removed(source: str) -> Iterator[Edit]:
    """The edits that delete what a module needs only as a module: header, docstring, imports and ``__all__``."""
    tree = ast.parse(source)
    first = tree.body[0]
    yield 0, span(source, first)[1], ""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield _whole_lines(source, node)
    yield from _top(source, tree.body)


def _top(source: str, statements: list[ast.stmt]) -> Iterator[Edit]:
    for node in statements:
        if isinstance(node, ast.Import | ast.ImportFrom) or _is_all(node):
            yield _whole_lines(source, node)
        elif isinstance(node, ast.If):
            if holds_imports_only(node):
                yield _whole_lines(source, node)
            else:
                yield from _top(source, [*node.body, *node.orelse])


def _is_all(node: ast.stmt) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return any(isinstance(each, ast.Name) and each.id == "__all__" for each in targets)


def _whole_lines(source: str, node: ast.stmt) -> Edit:
    """The lines of a statement, and the empty lines after it."""
    start, end = span(source, node)
    data = source.encode()
    while data[start - 1 : start] == b" ":
        start -= 1
    while data[end : end + 1] == b"\n":
        end += 1
    return start, end, ""


def _imports(flat: FlatNames, used: set[str]) -> Iterator[str]:
    """The imports of all modules, each once, without those that nothing uses any more."""
    targets = sorted(
        (target, name) for target, name in flat.names.items() if isinstance(target, Foreign) and name in used
    )
    for module, group in groupby(targets, key=lambda pair: pair[0].module):
        bound = list(group)
        yield from (f"import {_renamed(module, name)}" for target, name in bound if not target.name)
        names = [_renamed(target.name, name) for target, name in bound if target.name]
        yield from statement(module, names) if names else ()


def _renamed(imported: str, name: str) -> str:
    return imported if imported == name else f"{imported} as {name}"


def _quoted(text: str) -> str:
    """ASCII text of JSON as a raw literal that keeps its lines; other text as an escaped literal."""
    return f'r"""{text}"""' if '"""' not in text and text.isascii() else literal(text)


def _exported(flat: FlatNames) -> list[str]:
    """The public names: clients, exceptions, types, and the functions that build a call or parse a webhook."""
    return sorted(name for home, name in flat.names.items() if isinstance(home, Home) and _is_public(home))


def _is_public(home: Home) -> bool:
    if home.name.startswith("_"):
        return False
    folder, _, _ = home.module.rpartition(".")
    return (
        home.name in {"Client", "AsyncClient"}
        or (home.module == "_runtime.errors" and not home.name.isupper() and not home.name.islower())
        or folder in {"models", "params"}
        or (folder == "resources" and home.name.endswith("_call"))
        or (home.module == "webhooks" and home.name.islower())
    )
