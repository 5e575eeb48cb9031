"""An unchanged run reads digests only, and whatever changes is noticed."""

from __future__ import annotations

import dataclasses
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from platformdirs import user_cache_path

from specmint import pipeline
from specmint.building import parallel
from specmint.document.reading.source import read_source
from specmint.ir.report import Report
from specmint.package.output import run_cache
from tests.pipeline.clients import SPEC, client, one_process

if TYPE_CHECKING:
    from specmint.ir.client import ClientConfig
    from specmint.ir.output import Written


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The clients that were built, and not just compared."""
    made: list[str] = []
    build = pipeline.build

    def noted(given: ClientConfig, *others: Any) -> pipeline.Built:
        made.append(given.name)
        return build(given, *others)

    monkeypatch.setattr(pipeline, "build", noted)
    monkeypatch.setattr(parallel, "other_processes", one_process)
    return made


def _generate(given: ClientConfig, *, overwrite_edits: bool = False) -> Written:
    source = read_source(given.document)
    return pipeline.generate(given, source, lambda _: None, overwrite_edits=overwrite_edits)[0]


def _difference(given: ClientConfig) -> str:
    return pipeline.compare(given, read_source(given.document), lambda _: None).difference


def test_an_unchanged_run_builds_nothing(tmp_path: Path, built: list[str]) -> None:
    given = client(tmp_path)
    assert not _generate(given).is_nothing
    written = _generate(given)
    assert written.is_nothing
    assert written.unchanged > 1
    assert _difference(given) == ""
    assert built == ["pets"]


def test_what_compares_equal_is_remembered(tmp_path: Path, built: list[str]) -> None:
    given = client(tmp_path)
    _generate(given)
    shutil.rmtree(tmp_path / "cache")
    assert [_difference(given), _difference(given)] == ["", ""]
    assert built == ["pets", "pets"]


@pytest.mark.parametrize("path", ["client.py", "specmint.lock", "py.typed", "_runtime/models.py", "schemas/pets.json"])
def test_an_edited_or_removed_file_is_noticed(path: str, tmp_path: Path, built: list[str]) -> None:
    given = client(tmp_path)
    _generate(given)
    file = given.output / path
    before = file.read_bytes()
    file.write_bytes(before + b"# edited\n")
    assert "+# edited" not in _difference(given)
    assert "-# edited" in _difference(given)
    file.unlink()
    assert f"+++ b/{path}" in _difference(given) or path == "py.typed"
    if path != "specmint.lock":
        assert _generate(given).created == (path,)
        assert file.read_bytes() == before
    assert len(built) > 1


@pytest.mark.parametrize(
    "setting",
    [
        {"formatter": "black"},
        {"fixtures": True},
        {"package": "animals"},
        {"select": ("pets.*",)},
        {"names": {"GET /pets": "pets.all"}},
        {"label": "other.yaml"},
    ],
    ids=str,
)
def test_another_configuration_is_another_run(setting: dict[str, Any], tmp_path: Path) -> None:
    given = client(tmp_path)
    assert run_cache.key(dataclasses.replace(given, **setting), "sha256:1") != run_cache.key(given, "sha256:1")


def test_another_document_is_another_run(tmp_path: Path, built: list[str]) -> None:
    given = client(tmp_path)
    _generate(given)
    (tmp_path / "spec.yaml").write_text(SPEC.replace("owners", "people"), encoding="utf-8")
    assert "resources/people.py" in _generate(given).created
    assert built == ["pets", "pets"]


def test_another_file_of_the_document_is_another_run(tmp_path: Path, built: list[str]) -> None:
    (tmp_path / "pet.yaml").write_text("type: object\nproperties: {name: {type: string}}\n", encoding="utf-8")
    (tmp_path / "spec.yaml").write_text(SPEC.replace("#/components/schemas/Pet", "pet.yaml"), encoding="utf-8")
    given = client(tmp_path)
    _generate(given)
    assert _generate(given).is_nothing
    (tmp_path / "pet.yaml").write_text("type: object\nproperties: {title: {type: string}}\n", encoding="utf-8")
    assert not _generate(given).is_nothing
    assert built == ["pets", "pets"]


@pytest.mark.parametrize("tool", [*run_cache.TOOLS, "ruff"])
def test_another_version_of_a_tool_is_another_run(tool: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = client(tmp_path)
    before = run_cache.key(given, "sha256:1")
    monkeypatch.setattr(run_cache, "version", lambda name: "0.0" if name == tool else version(name))
    assert run_cache.key(given, "sha256:1") != before


def test_another_specmint_is_another_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = client(tmp_path)
    before = run_cache.key(given, "sha256:1")
    assert run_cache.key(given, "sha256:1") == before
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(run_cache, "templates", lambda: tmp_path / "templates")
    assert run_cache.key(given, "sha256:1") != before


def test_the_formatter_at_hand_is_a_tool() -> None:
    assert "black" in run_cache.tool_versions("black")
    assert "black" not in run_cache.tool_versions("ruff")


def test_a_tool_that_is_no_package_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(run_cache, "version", missing)
    assert set(run_cache.tool_versions("ruff").values()) == {"unknown"}


def test_findings_are_told_again(tmp_path: Path, built: list[str]) -> None:
    given = client(tmp_path)
    (tmp_path / "spec.yaml").write_text(SPEC.replace("type: string,", "type: string, default: 7,"), encoding="utf-8")
    first = pipeline.generate(given, read_source(given.document), lambda _: None, overwrite_edits=False)[1]
    again = pipeline.generate(given, read_source(given.document), lambda _: None, overwrite_edits=False)[1]
    assert again.diagnostics == first.diagnostics
    assert first.diagnostics
    assert _difference(given) == ""
    assert built == ["pets"]


@pytest.mark.parametrize("content", ["", "[]", "{", "\x00"])
def test_a_broken_cache_is_as_good_as_none(content: str, tmp_path: Path, built: list[str]) -> None:
    given = client(tmp_path)
    _generate(given)
    for file in (tmp_path / "cache" / "specmint").iterdir():
        file.write_text(content, encoding="utf-8")
    assert _generate(given).is_nothing
    assert built == ["pets", "pets"]


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, built: list[str]) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    assert not _generate(client(tmp_path)).is_nothing
    assert built == ["pets"]


def test_a_user_without_a_home_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "home", homeless)
        assert run_cache.remembered("key") is None
        run_cache.remember("key", {"a": "b"}, (), Report())
    monkeypatch.setenv("HOME", str(tmp_path))
    run_cache.remember("key", {"a": "b"}, (), Report())
    digest = "sha256:3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"
    assert run_cache.remembered("key") == run_cache.Remembered({"a": digest}, (), Report())
    assert (user_cache_path() / "specmint" / "key").is_file()
    assert [*tmp_path.rglob("key")]
