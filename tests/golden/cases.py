"""The golden cases: folders with a document and what is recorded of its package.

The first line of ``spec.yaml`` says what the case is about: ``# golden: models/*.py resources/pets.py``. A case about an
error records ``diagnostics.txt``. ``spec.30.yaml`` and ``spec.31.yaml`` beside each other must give the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from specmint.configuration import ClientConfig
from specmint.diagnostics.text import render_text
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import LOCK_NAME
from specmint.pipeline import build
from specmint.reading.source import read_source

HERE = Path(__file__).parent
MARK = "# golden:"
HEADER_LINES = 3


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

    def build(self) -> dict[str, str]:
        """Every file of the package. Raises SpecmintError."""
        client = ClientConfig(
            name=self.package, document=str(self.spec), label="spec.yaml", output=Path("unused"), package=self.package
        )
        return dict(build(client, read_source(client.document), lambda _: None).files)

    def outcome(self) -> dict[str, str]:
        """The files that are recorded, their headers cut off, or the text of the error."""
        try:
            files = self.build()
        except SpecmintError as error:
            text = render_text(error.diagnostics, color=False)
            return {"diagnostics.txt": text.replace(str(self.folder) + "/", "")}
        chosen = [path for path in files if any(fnmatchcase(path, pattern) for pattern in self.patterns)]
        return {path: _without_header(path, files[path]) for path in chosen if path != LOCK_NAME}


def _without_header(path: str, text: str) -> str:
    """The digest in a header would change with every comment of a document."""
    return text.split("\n", HEADER_LINES)[-1] if path.endswith(".py") else text


def all_cases() -> list[Case]:
    """Every case, in the order of names."""
    return [Case(path) for path in sorted(HERE.rglob("spec*.yaml")) if "expected" not in path.parts]


def packages() -> list[Case]:
    """The cases that give a package, each once."""
    chosen = {case.folder: case for case in all_cases() if not case.is_error}
    return list(chosen.values())
