"""What comes out depends on nothing but what goes in: not on processes, not on what is remembered, not on the seed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from specmint import pipeline
from specmint.building import parallel
from specmint.building.batches import BuildContext
from specmint.building.content_cache import ContentCache, remember, remembered
from specmint.building.parallel import Inline, Processes
from specmint.diagnostics.rules_output import WORKER_ENDED
from specmint.document.reading.source import read_source
from specmint.ir.diagnostics import SpecmintError
from specmint.package.modelling import dmcg, stage
from specmint.package.output import run_cache
from specmint.python import formatting
from tests.conftest import ROOT
from tests.pipeline.clients import client, one_process

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from specmint.ir.client import ClientConfig
    from specmint.package.modelling.bundles import Bundle
    from specmint.pipeline import Built

DOCUMENT = ROOT / "spec" / "telnyx" / "assistant-versions.yaml"


@pytest.fixture
def given(tmp_path: Path) -> ClientConfig:
    """A client of a copy of the real document, with everything."""
    (tmp_path / "spec.yaml").write_bytes(DOCUMENT.read_bytes())
    return client(tmp_path, formatter="black", fixtures="all")


def _built(given: ClientConfig, work: BuildContext) -> Built:
    return pipeline.build(given, read_source(given.document), lambda _: None, work)


@pytest.fixture
def expected(given: ClientConfig) -> Built:
    """What one process makes that remembers nothing."""
    return _built(given, BuildContext())


@pytest.fixture
def processes(request: pytest.FixtureRequest) -> Iterator[Processes]:
    """As many as the test says."""
    made = Processes(request.param)
    yield made
    made.shutdown(cancel_futures=True)


@pytest.mark.parametrize("processes", [1, 3], indirect=True)
def test_processes_change_nothing(given: ClientConfig, expected: Built, processes: Processes) -> None:
    assert _built(given, BuildContext(processes)) == expected


def _damaged(folder: Path) -> ContentCache:
    """What is left of the file of kept texts after one byte of it changed."""
    path = folder / "cache" / "specmint" / "parts"
    data = path.read_bytes()
    path.write_bytes(data[:-3] + bytes([data[-3] ^ 1]) + data[-2:])
    return remembered("parts")


def _kept(given: ClientConfig, tmp_path: Path) -> ContentCache:
    work = BuildContext()
    _built(given, work)
    remember("parts", work.cache)
    assert (tmp_path / "cache" / "specmint" / "parts").exists()
    return remembered("parts")


def test_what_is_remembered_changes_nothing(given: ClientConfig, expected: Built, tmp_path: Path) -> None:
    memory = _kept(given, tmp_path)
    assert _built(given, BuildContext(cache=ContentCache(memory.kept))) == expected
    damaged = _damaged(tmp_path)
    assert not damaged.kept
    assert _built(given, BuildContext(cache=damaged)) == expected


@pytest.mark.parametrize("processes", [1], indirect=True)
def test_a_document_is_validated_elsewhere_if_much_is_remembered(
    given: ClientConfig, expected: Built, processes: Processes, tmp_path: Path
) -> None:
    memory = _kept(given, tmp_path)
    assert _built(given, BuildContext(processes, memory)) == expected


def _changes(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The document with one thing changed, many times."""
    text = json.dumps(tree)
    for schema in list(tree["components"]["schemas"])[::7]:
        changed = json.loads(text)
        node = changed["components"]["schemas"][schema]
        node.setdefault("properties", {})["brand_new"] = {"type": "string", "readOnly": True}
        yield changed
    changed = json.loads(text)
    changed["servers"] = [{"url": "https://elsewhere.example.com"}]
    yield changed


def test_a_change_gives_what_it_gives_without_memory(given: ClientConfig, tmp_path: Path) -> None:
    memory = _kept(given, tmp_path)
    for tree in _changes(yaml.safe_load(DOCUMENT.read_text(encoding="utf-8"))):
        Path(given.document).write_text(json.dumps(tree), encoding="utf-8")
        work = BuildContext(cache=ContentCache(memory.kept))
        assert _built(given, work) == _built(given, BuildContext())


def test_little_is_made_for_a_little_change(
    given: ClientConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = _kept(given, tmp_path)
    made: list[str] = []
    models, style = dmcg.models, formatting.in_style_of_black

    def noted_models(bundles: Sequence[Bundle], templates: Path) -> list[str]:
        made.extend(key for bundle in bundles for key in bundle.schemas)
        return models(bundles, templates)

    def noted_style(source: str) -> str:
        made.append("source")
        return style(source)

    monkeypatch.setattr(dmcg, "models", noted_models)
    monkeypatch.setattr(formatting, "in_style_of_black", noted_style)
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text.count("    TelephonySettings:\n") == 1
    tree = yaml.safe_load(text)
    tree["components"]["schemas"]["TelephonySettings"]["properties"]["brand_new"] = {"type": "string"}
    Path(given.document).write_text(json.dumps(tree), encoding="utf-8")
    _built(given, BuildContext(cache=memory))
    assert len([each for each in made if each.endswith(".TelephonySettings")]) == 1
    assert len(made) <= 4


HASHED = """
import hashlib, sys
from pathlib import Path
from specmint.pipeline import build
from specmint.document.reading.source import read_source
from specmint.building.batches import BuildContext
from tests.pipeline.clients import client
given = client(Path(sys.argv[1]), formatter="black", fixtures="all")
files = build(given, read_source(given.document), lambda _: None, BuildContext()).files
print(hashlib.sha256(repr(list(files.items())).encode()).hexdigest())
"""


def test_the_seed_of_hashes_changes_nothing(given: ClientConfig) -> None:
    folder = str(Path(given.document).parent)
    found = set()
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", HASHED, folder]
        found.add(subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True).stdout)
    assert len(found) == 1


def _end(bundles: Sequence[Bundle]) -> list[str]:
    os.kill(os.getpid(), signal.SIGKILL)
    return ["" for _ in bundles]


def test_a_process_that_is_killed_leaves_everything_as_it_was(
    given: ClientConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "_models", _end)
    monkeypatch.setattr(parallel, "_cores", lambda: 2)
    with pytest.raises(SpecmintError) as caught:
        pipeline.generate(given, read_source(given.document), lambda _: None, overwrite_edits=False)
    assert [each.rule for each in caught.value.diagnostics] == [WORKER_ENDED]
    assert not given.output.exists()


def test_a_second_run_of_a_changed_document_remembers(given: ClientConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "other_processes", one_process)
    pipeline.generate(given, read_source(given.document), lambda _: None, overwrite_edits=False)
    made: list[int] = []
    typed_dicts = dmcg.typed_dicts

    def counted(bundles: list[Bundle]) -> list[str]:
        made.append(len(bundles))
        return typed_dicts(bundles)

    monkeypatch.setattr(dmcg, "typed_dicts", counted)
    text = Path(given.document).read_text(encoding="utf-8")
    Path(given.document).write_text(f"{text}\n# changed\n", encoding="utf-8")
    pipeline.generate(given, read_source(given.document), lambda _: None, overwrite_edits=False)
    assert made == []
    assert isinstance(BuildContext().executor, Inline)
    assert run_cache.cache_key(given).startswith("parts-")
