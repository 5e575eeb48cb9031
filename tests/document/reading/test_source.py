"""Reading the bytes of a document from a file or standard input, and its digest."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

from specmint.document.reading.source import read_source
from specmint.document.reading.stage import load
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.load_options import LoadOptions

if TYPE_CHECKING:
    from pathlib import Path

SPEC = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: {}\n"


def rule_broken(source: str, options: LoadOptions | None = None) -> str:
    with pytest.raises(SpecmintError) as caught:
        load(source, options)
    return caught.value.diagnostics[0].rule.name


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / next(iter(files))


def test_the_digest_of_one_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    spec = write(tmp_path, {"spec.yaml": SPEC})
    expected = f"sha256:{hashlib.sha256(SPEC.encode()).hexdigest()}"
    assert read_source(str(spec)).digest == load(str(spec)).document.digest == expected


def test_a_document_is_called_what_its_user_called_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"api/spec.yaml": SPEC})
    monkeypatch.chdir(tmp_path)
    assert load("api/spec.yaml").document.source == "api/spec.yaml"
    assert load("./api/spec.yaml").document.source == "./api/spec.yaml"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load("-", LoadOptions(stdin=SPEC.encode())).document.source == "<stdin>"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SPEC.encode())))
    assert load("-").document.tree["info"]["title"] == "Pets"


def test_missing_file(tmp_path: Path) -> None:
    assert rule_broken(str(tmp_path / "none.yaml")) == "file-missing"
    write(tmp_path, {"spec.yaml": SPEC})
    assert rule_broken(str(tmp_path / "spec.yaml" / "below")) == "file-missing"


def test_folder(tmp_path: Path) -> None:
    assert rule_broken(str(tmp_path)) == "file-is-directory"


def test_names_that_no_file_can_have() -> None:
    assert rule_broken("a\0b") == "file-unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_unreadable_file(tmp_path: Path) -> None:
    spec = write(tmp_path, {"spec.yaml": SPEC})
    spec.chmod(0)
    assert rule_broken(str(spec)) == "file-unreadable"


def test_too_large_a_file(tmp_path: Path) -> None:
    spec = write(tmp_path, {"spec.yaml": SPEC})
    assert rule_broken(str(spec), LoadOptions(size_limit=10)) == "document-too-large"
    assert load(str(spec), LoadOptions(size_limit=len(SPEC))).document.version == "3.1.0"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    data = SPEC.replace("Pets", "Tiere ü").encode(encoding)
    assert load("-", LoadOptions(stdin=data)).document.tree["info"]["title"] == "Tiere ü"


def test_broken_utf_16() -> None:
    data = "openapi: 3.1.0\n".encode("utf-16-le") + b"\x00\xd8a\x00"
    with pytest.raises(SpecmintError, match="Byte 30 of the document is no valid UTF-16-LE"):
        load("-", LoadOptions(stdin=data))


def test_the_digest_covers_every_file_that_is_referred_to(tmp_path: Path) -> None:
    reference = SPEC + "components: {schemas: {Pet: {$ref: 'models/pet.yaml'}}}\n"
    files = {
        "spec.yaml": reference,
        "models/pet.yaml": "type: object\nproperties: {owner: {$ref: owner.yaml}}\n",
        "models/owner.yaml": "type: string\n",
        "models/unused.yaml": "type: string\n",
    }
    spec = write(tmp_path, files)
    source = read_source(str(spec))
    assert sorted(source.files) == ["models/owner.yaml", "models/pet.yaml"]
    assert load(str(spec)).document.digest == source.digest

    write(tmp_path, {"models/unused.yaml": "type: integer\n"})
    assert read_source(str(spec)).digest == source.digest
    write(tmp_path, {"models/owner.yaml": "type: integer\n"})
    assert read_source(str(spec)).digest != source.digest


def test_the_digest_does_not_depend_on_where_the_folder_is(tmp_path: Path) -> None:
    files = {"spec.yaml": SPEC + "x: {$ref: 'a.yaml'}\n", "a.yaml": "b: 1\n"}
    first, second = (write(tmp_path / name, files) for name in ("one", "two"))
    assert read_source(str(first)).digest == read_source(str(second)).digest


def test_references_are_found_as_json_escapes_and_quotes_them(tmp_path: Path) -> None:
    files = {
        "spec.json": '{"openapi": "3.1.0", "a": {"$ref": ".\\/sub\\/a b.yaml#/x"}, "b": {"$ref" : "#/a"}}',
        "sub/a b.yaml": "x: {'$ref': 'c.yaml#'}\n",
        "sub/c.yaml": "1\n",
    }
    assert sorted(read_source(str(write(tmp_path, files))).files) == ["sub/a b.yaml", "sub/c.yaml"]


def test_files_outside_and_missing_files_do_not_count(tmp_path: Path) -> None:
    files = {"api/spec.yaml": SPEC + "a: {$ref: ../b.yaml}\nc: {$ref: none.yaml}\n", "b.yaml": "1\n"}
    assert read_source(str(write(tmp_path, files))).files == {}
    root = LoadOptions(root=tmp_path)
    assert list(read_source(str(tmp_path / "api/spec.yaml"), root).files) == ["../b.yaml"]
