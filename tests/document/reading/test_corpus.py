"""Every real document beside the project is read."""

from __future__ import annotations

import gc
import gzip
import tarfile
from time import process_time
from typing import TYPE_CHECKING

import pytest
import yaml

from specmint.document.reading.parse import parse
from specmint.document.reading.stage import load
from specmint.document.validation.references import reference_diagnostics
from specmint.document.validation.stage import validate
from specmint.document.validation.walk import parts
from specmint.ir.load_options import LoadOptions
from tests.conftest import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOCUMENTS = sorted((SHARED / "corpus").glob("*.gz"))
SMALL = 800_000
pytestmark = pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not beside this checkout")
every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name.removesuffix(".gz"))


def text_of(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8-sig")


@every_document
def test_every_document_is_read_and_its_references_lead_somewhere(path: Path) -> None:
    loaded = load("-", LoadOptions(stdin=gzip.decompress(path.read_bytes())))
    assert loaded.diagnostics == ()
    assert list(reference_diagnostics(loaded.document, parts(loaded.document.tree))) == []


@pytest.mark.parametrize(
    "path",
    [path for path in DOCUMENTS if path.stat().st_size < SMALL // 10],
    ids=lambda path: path.name.removesuffix(".gz"),
)
def test_every_finding_has_a_place(path: Path) -> None:
    document = load("-", LoadOptions(stdin=gzip.decompress(path.read_bytes()))).document
    assert all(
        found.position and found.listing for found in validate(document) if found.rule.name != "too-many-findings"
    )


@pytest.mark.parametrize(
    ("archive", "start"),
    [
        ("digitalocean", "specification/DigitalOcean-public.v2.yaml"),
        ("redocly-cafe-split", "resources/cafe-split/cafe.yaml"),
        ("oai-petstore-separate", "examples/v2.0/json/petstore-separate/spec/swagger.json"),
    ],
)
def test_documents_of_many_files(archive: str, start: str, tmp_path: Path) -> None:
    with tarfile.open(SHARED / "corpus_multi" / f"{archive}.tar.gz") as packed:
        packed.extractall(tmp_path, filter="data")
    loaded = load(str(tmp_path / archive / start), LoadOptions(root=tmp_path))
    assert loaded.diagnostics == ()
    assert list(reference_diagnostics(loaded.document, parts(loaded.document.tree))) == []


def test_yaml_is_read_in_a_third_of_the_time_of_the_usual_reader() -> None:
    """Measured in the time of this processor, the shortest of several turns: about a fifth.

    Garbage is collected as Python does it unless told otherwise, and what earlier tests left behind does not count.
    """
    gc.set_threshold(700, 10, 10)
    gc.collect()
    gc.freeze()
    text = text_of(SHARED / "corpus" / "telnyx.yaml.gz")

    def seconds(read: Callable[[], object]) -> float:
        start = process_time()
        read()
        return process_time() - start

    try:
        turns = [
            (seconds(lambda: parse("telnyx.yaml", text)), seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader)))
            for _ in range(3)
        ]
    finally:
        gc.unfreeze()
    ours, usual = map(min, zip(*turns, strict=True))
    assert ours <= usual / 3
