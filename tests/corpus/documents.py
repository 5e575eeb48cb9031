"""The documents of a corpus: files of one folder, and archives of documents that are split over many files."""

from __future__ import annotations

import gzip
import re
import tarfile
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

ARCHIVE = ".tar.gz"
FORMS = (".json", ".yaml", ".yml")
SUFFIX = re.compile(r"(\.tar|\.json|\.yaml|\.yml)?(\.gz)?$")
ROOT = re.compile(rb"^\s*[\"']?(openapi|swagger)[\"']?\s*:", re.MULTILINE)
NOT_DOCUMENTS = {"manifest.json"}


class CorpusError(Exception):
    """There is nothing to run, for a reason that the user can mend."""


@dataclass(frozen=True)
class Document:
    """A document as it lies in the corpus: plain, compressed, or many files in an archive."""

    file: Path

    @property
    def name(self) -> str:
        """The name of the file without what says how it is stored."""
        return SUFFIX.sub("", self.file.name)

    @property
    def size(self) -> int:
        """Bytes as stored: what is larger takes longer."""
        return self.file.stat().st_size

    @property
    def digest(self) -> str:
        return sha256(self.file.read_bytes()).hexdigest()

    def unpack(self, folder: Path) -> None:
        """Put the document into ``folder``, which need not exist."""
        folder.mkdir(parents=True, exist_ok=True)
        if self.file.name.endswith(ARCHIVE):
            with tarfile.open(self.file) as archive:
                archive.extractall(folder, filter="data")
        else:
            data = self.file.read_bytes()
            place = folder / self.file.name.removesuffix(".gz")
            place.write_bytes(gzip.decompress(data) if self.file.suffix == ".gz" else data)


def root(folder: Path) -> Path:
    """The file to start from: the only one, or the one that says which OpenAPI it is; of several, the highest up.

    Raises CorpusError.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    candidates = files if len(files) == 1 else [path for path in files if _is_root(path)]
    if not candidates:
        message = f"No file in {folder} has the key 'openapi' or 'swagger'."
        raise CorpusError(message)
    return min(candidates, key=lambda path: (len(path.parts), path))


def _is_root(path: Path) -> bool:
    return path.suffix in FORMS and ROOT.search(path.read_bytes()) is not None


def find(folders: Sequence[Path], chosen: Sequence[str]) -> list[Document]:
    """The chosen documents, or all, the largest first, so that none of those is left for the end.

    Raises CorpusError where there are none, where two have one name, or where a name is unknown.
    """
    documents: dict[str, Document] = {}
    for document in (document for folder in folders for document in _in(folder)):
        if documents.setdefault(document.name, document) is not document:
            message = f"Two documents are called {document.name}: {documents[document.name].file} and {document.file}"
            raise CorpusError(message)
    if not documents:
        places = " and ".join(map(str, folders))
        message = (
            f"There are no documents in {places}. Name a folder with *.json, *.yaml, *.gz or *.tar.gz of your own:"
            " make corpus CORPUS=path/to/folder"
        )
        raise CorpusError(message)
    unknown = sorted(set(chosen) - documents.keys())
    if unknown:
        message = f"No document is called {', '.join(unknown)}. There are: {', '.join(sorted(documents))}"
        raise CorpusError(message)
    taken = [documents[name] for name in chosen] if chosen else list(documents.values())
    return sorted(taken, key=lambda document: (-document.size, document.name))


def _in(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        is_document = path.name.endswith(ARCHIVE) or path.name.removesuffix(".gz").endswith(FORMS)
        if is_document and path.name not in NOT_DOCUMENTS:
            yield Document(path.resolve())
