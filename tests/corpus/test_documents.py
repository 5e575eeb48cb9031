"""Which documents there are, and how they are stored."""

from __future__ import annotations

import gzip
import io
import tarfile
from typing import TYPE_CHECKING

import pytest

from tests.corpus.documents import CorpusError, Document, find, root

if TYPE_CHECKING:
    from pathlib import Path


def _names(folder: Path, *chosen: str) -> list[str]:
    return [document.name for document in find([folder], chosen)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small.yaml").write_text("openapi: 3.1.0", encoding="utf-8")
    (tmp_path / "large.v2.json").write_text('{"openapi": "3.1.0", "paths": {}}', encoding="utf-8")
    (tmp_path / "packed.yml.gz").write_bytes(gzip.compress(b"swagger: '2.0'"))
    (tmp_path / "manifest.json").write_text("[]", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a document", encoding="utf-8")
    return tmp_path


def test_the_largest_comes_first(folder: Path) -> None:
    assert _names(folder) == ["packed", "large.v2", "small"]


def test_some_can_be_chosen(folder: Path) -> None:
    assert _names(folder, "small", "packed") == ["packed", "small"]


def test_an_unknown_name_is_told_with_those_there_are(folder: Path) -> None:
    with pytest.raises(CorpusError, match=r"No document is called petsore\. There are: large\.v2, packed, small"):
        find([folder], ["petsore"])


def test_two_of_one_name_are_told(folder: Path) -> None:
    (folder / "small.json").write_text("{}", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"Two documents are called small: .*small\.json and .*small\.yaml"):
        find([folder], [])


def test_a_missing_folder_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no documents in .*nowhere.*make corpus CORPUS="):
        find([tmp_path / "nowhere"], [])


def test_a_second_folder_may_be_absent(folder: Path) -> None:
    assert len(find([folder, folder / "nowhere"], [])) == 3


@pytest.mark.parametrize(("name", "start"), [("packed.yml.gz", b"swagger"), ("small.yaml", b"openapi")])
def test_a_file_is_unpacked(folder: Path, name: str, start: bytes) -> None:
    Document(folder / name).unpack(folder / "source")
    assert root(folder / "source").read_bytes().startswith(start)


def _archive(place: Path, **files: str) -> Document:
    with tarfile.open(place, "w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name.replace("__", "/") + ".yaml")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content.encode()))
    return Document(place)


def test_an_archive_starts_at_the_highest_file_that_says_its_version(tmp_path: Path) -> None:
    files = {"api__a": "type: object", "api__main": "openapi: 3.1.0", "api__old__main": "openapi: 3.0.0"}
    document = _archive(tmp_path / "split.tar.gz", **files)
    document.unpack(tmp_path / "source")
    assert document.name == "split"
    assert root(tmp_path / "source") == tmp_path / "source" / "api" / "main.yaml"


def test_an_archive_without_a_start_is_told(tmp_path: Path) -> None:
    _archive(tmp_path / "split.tar.gz", a="type: object", b="type: string").unpack(tmp_path / "source")
    with pytest.raises(CorpusError, match="has the key 'openapi' or 'swagger'"):
        root(tmp_path / "source")


def test_an_archive_cannot_write_elsewhere(tmp_path: Path) -> None:
    document = _archive(tmp_path / "evil.tar.gz", **{"..__outside": "openapi: 3.1.0"})
    with pytest.raises(tarfile.OutsideDestinationError):
        document.unpack(tmp_path / "source")
