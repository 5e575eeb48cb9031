"""One document on its way through the steps: where everything of it lies."""

from __future__ import annotations

import json
import keyword
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.corpus.documents import Document, root


@dataclass(frozen=True)
class Case:
    """A folder for one document, and what formats its client."""

    folder: Path
    document: Document
    formatter: str

    @property
    def package(self) -> str:
        """An importable name made from the folder's."""
        name = re.sub(r"\W", "_", self.folder.name, flags=re.ASCII)
        return f"api_{name}" if not name.isidentifier() or keyword.iskeyword(name) else name

    @property
    def source(self) -> Path:
        """Where the document is unpacked."""
        return self.folder / "source"

    @cached_property
    def root(self) -> Path:
        """The file of the unpacked document to start from. Raises CorpusError."""
        return root(self.source)

    @property
    def clients(self) -> Path:
        """The folder to import the client from."""
        return self.folder / "client"

    @property
    def client(self) -> Path:
        return self.clients / self.package

    @property
    def report(self) -> Path:
        """What specmint says it left out or degraded."""
        return self.folder / "report.json"

    def outcome(self, step: str) -> Path:
        return self.folder / "steps" / f"{step}.json"

    def finding(self, step: str) -> Path:
        """What a step's process hands over."""
        return self.folder / "steps" / f"{step}.finding"

    def log(self, step: str) -> Path:
        return self.folder / "steps" / f"{step}.log"

    def keep(self) -> None:
        """Write what a step needs to know of the case."""
        content = {"document": str(self.document.file), "formatter": self.formatter}
        (self.folder / "case.json").write_text(json.dumps(content), encoding="utf-8")


def open_case(folder: Path) -> Case:
    """The case that was kept in a folder."""
    content = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    return Case(folder, Document(Path(content["document"])), content["formatter"])
