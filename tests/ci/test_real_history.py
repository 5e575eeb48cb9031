"""The pipeline over the real history of a document, merged step by step."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from specmint.package.output import run_cache
from tests.ci.forge import Forge
from tests.cli.running import Command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.following.updating.publishing import Publisher

PROJECT = """\
[[tool.specmint.clients]]
name = "telnyx"
document = "openapi.json"
output = "telnyx"
package = "telnyx"
formatter = "ruff"
source = "{source}"
"""
BRANCH = "specmint/telnyx"
STEPS, AT_ONCE = 60, 12


def _matters(document: dict[str, Any]) -> dict[str, Any]:
    """What a client could depend on: all but the version of the format, prose about the whole, and titles of schemas.

    A title gives a name at most, and what has a name keeps it.
    """
    info = {key: value for key, value in document["info"].items() if key in {"title", "version"}}
    return {**_untitled(document), "openapi": "", "info": info}


def _untitled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _untitled(each) for key, each in value.items() if key != "title" or not isinstance(each, str)}
    return [_untitled(each) for each in value] if isinstance(value, list) else value


def _documents(shared: Path) -> Iterator[bytes]:
    paths = sorted((shared / "history").glob("*.json.gz"))
    if not paths:
        pytest.skip("the history of the document is not beside this checkout")
    for path in paths:
        yield gzip.decompress(path.read_bytes())


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    made = Forge(tmp_path / "forge", {"GIT_CONFIG_GLOBAL": "/dev/null"})
    made.work.mkdir(parents=True)
    return made


@pytest.fixture
def specmint(forge: Forge, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    # What is not installed from an index has to build everything twice, only to know that it is the same.
    monkeypatch.setattr(run_cache, "is_release", lambda: True)
    return Command(forge.work, monkeypatch, capsys)


@pytest.mark.parametrize("start", range(0, STEPS, AT_ONCE))
def test_each_revision_that_matters_is_one_branch_and_one_request(
    start: int, shared: Path, forge: Forge, specmint: Command, publisher: Publisher
) -> None:
    documents = [*_documents(shared)]
    assert len(documents) == STEPS + 1
    first, *rest = documents[start : start + AT_ONCE + 1]
    (forge.work / "openapi.json").write_bytes(first)
    (forge.work / "pyproject.toml").write_text(PROJECT.format(source=publisher.url), encoding="utf-8")
    (forge.work / ".gitignore").write_text("/.specmint/\n", encoding="utf-8")
    assert specmint("generate", "--quiet").status == 0
    forge.begin()
    proposed: list[int] = []
    expected: list[int] = []
    present = _matters(json.loads(first))
    for number, data in enumerate(rest, start + 1):
        publisher.data = data
        forge.git("fetch", "--quiet", "--prune", "origin")
        assert specmint("propose", "--quiet", "--report-dir", str(forge.folder / "specmint-reports")).status == 0
        assert forge.run("Push branches and open pull requests").status == 0
        if (document := _matters(json.loads(data))) != present:
            expected.append(number)
            present = document
        if tip := forge.tip(BRANCH):
            proposed.append(number)
            body = (forge.folder / "specmint-reports/telnyx/pull-request.md").read_text(encoding="utf-8")
            assert body.startswith("# Update telnyx to openapi.yaml of 127.0.0.1: ")
            forge.git("fetch", "--quiet", "origin")
            forge.git("merge", "--quiet", "--ff-only", tip)
            forge.git("push", "--quiet", "origin", "HEAD:refs/heads/main", f":refs/heads/{BRANCH}")
    assert proposed == expected
    assert len(forge.git("log", "--format=%H", "--grep", "Specmint-Client: telnyx").split()) == len(expected)
    assert specmint("check", "--quiet").status == 0
