"""Every real document beside the project is read."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tarfile
from typing import TYPE_CHECKING

import pytest

from specmint.document.reading.stage import load
from specmint.document.validation.references import reference_diagnostics
from specmint.document.validation.stage import validate
from specmint.document.validation.walk import parts
from specmint.ir.load_options import LoadOptions
from tests.conftest import SHARED

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = sorted((SHARED / "corpus").glob("*.gz"))
SMALL = 800_000
pytestmark = pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not beside this checkout")
every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name.removesuffix(".gz"))


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


TIMED = """
import gzip, sys, time
import yaml
from specmint.document.reading.parse import parse

text = gzip.decompress(open(sys.argv[1], "rb").read()).decode()
turns = []
for _ in range(3):
    for read in (lambda: parse("telnyx.yaml", text), lambda: yaml.load(text, Loader=yaml.CSafeLoader)):
        start = time.process_time()
        read()
        turns.append(time.process_time() - start)
print(min(turns[::2]), min(turns[1::2]))
"""


def test_yaml_is_read_in_a_third_of_the_time_of_the_usual_reader() -> None:
    """Measured in the time of a processor, the shortest of several turns: about a fifth.

    A process of its own measures it, in which nothing counts the lines that run.
    """
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE_"))}
    command = [sys.executable, "-c", TIMED, str(SHARED / "corpus" / "telnyx.yaml.gz")]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings)
    ours, usual = map(float, done.stdout.split())
    assert ours <= usual / 3
