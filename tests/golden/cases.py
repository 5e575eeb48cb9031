"""The golden cases: folders with a document and what is recorded of its package.

The first line of ``spec.yaml`` says what the case is about: ``# golden: models/*.py resources/pets.py:CREATE,create``.
Names after a colon keep just those definitions of a Python file. Two files can be recorded that no package has:
``calls.txt`` says how every operation is called, ``diagnostics.txt`` what specmint said of the document.
``spec.30.yaml`` and ``spec.31.yaml`` beside each other must give the same.
"""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specmint.building.batches import BuildContext
from specmint.diagnostics.text import render_text
from specmint.document.reading.source import read_source
from specmint.ir.client import ClientConfig
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import LOCK_NAME
from specmint.pipeline import Built, build
from specmint.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.client import Formatter
    from specmint.ir.diagnostics import Diagnostic

HERE = Path(__file__).parent
MARK = "# golden:"
HEADER_LINES = 2


@dataclass(frozen=True)
class Case:
    """One document and the files its idea is about."""

    spec: Path

    @property
    def name(self) -> str:
        """``area/idea``, and the version where there are several."""
        version = self.spec.name.removeprefix("spec.").removesuffix("yaml").rstrip(".")
        return self.folder.relative_to(HERE).as_posix() + (f" ({version})" if version else "")

    @property
    def folder(self) -> Path:
        return self.spec.parent

    @property
    def package(self) -> str:
        """An importable name that is its own."""
        return "_".join(self.folder.relative_to(HERE).parts).replace("-", "_")

    @property
    def patterns(self) -> list[str]:
        """What is recorded."""
        first = self.spec.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first.startswith(MARK), f"{self.spec} must say in its first line what it records"
        return first.removeprefix(MARK).split()

    @property
    def is_error(self) -> bool:
        return self.patterns == ["diagnostics.txt"]

    def build(self, formatter: Formatter = "black") -> Built:
        """The package. Raises SpecmintError."""
        client = ClientConfig(
            name=self.package,
            document=str(self.spec),
            label="spec.yaml",
            output=Path("unused"),
            package=self.package,
            formatter=formatter,
        )
        return build(client, read_source(client.document), lambda _: None, BuildContext())

    def outcome(self) -> dict[str, str]:
        """What is recorded, by path, the headers of the files cut off."""
        files = dict(self._everything())
        return {
            path: _recorded(path, text, pattern)
            for pattern in self.patterns
            for path, text in _matching(files, pattern)
        }

    def _everything(self) -> Iterator[tuple[str, str]]:
        try:
            built = self.build()
        except SpecmintError as error:
            yield "diagnostics.txt", self._told(error.diagnostics)
            return
        files = dict(built.files)
        calls = json.loads(files.pop(LOCK_NAME))["calls"]
        yield "calls.txt", "".join(f"{visible(route)} -> {call}\n" for route, call in calls.items())
        yield "diagnostics.txt", self._told(built.diagnostics)
        yield from files.items()

    def _told(self, diagnostics: tuple[Diagnostic, ...]) -> str:
        return render_text(diagnostics, color=False).replace(f"{self.folder}/", "")


def _matching(files: dict[str, str], pattern: str) -> Iterator[tuple[str, str]]:
    glob = pattern.partition(":")[0]
    return ((path, text) for path, text in files.items() if fnmatchcase(path, glob))


def _recorded(path: str, text: str, pattern: str) -> str:
    """A file without its header, which is the same in all of them, or the definitions that the pattern asks for."""
    names = pattern.partition(":")[2]
    if names:
        return "\n\n".join(_definition(text, name) for name in names.split(",")) + "\n"
    return text.split("\n", HEADER_LINES)[-1] if path.endswith(".py") else text


def _definition(source: str, name: str) -> str:
    """The text of a function, class or variable of a module; of one in a class as ``Class.method``."""
    found: Any = ast.parse(source)
    for part in name.split("."):
        inside = [node for node in found.body if part in _names(node)]
        assert inside, f"there is no {name}"
        found = inside[0]
    return ast.get_source_segment(source, found, padded=True) or ""


def _names(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case _:
            return []


def all_cases() -> list[Case]:
    """Every case, in the order of names."""
    return [Case(path) for path in sorted(HERE.rglob("spec*.yaml")) if "expected" not in path.parts]


def packages() -> list[Case]:
    """The cases that give a package, each once."""
    chosen = {case.folder: case for case in all_cases() if not case.is_error}
    return list(chosen.values())
