"""The names that a client has are found in its lock, and stay."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from specmint.building.batches import BuildContext
from specmint.document.reading.source import read_source
from specmint.ir.names import NOTHING, Names
from specmint.ir.output import LOCK_NAME, Lock
from specmint.package.output import run_cache
from specmint.package.output.lock import kept_names
from specmint.pipeline import build, compare, generate
from tests.pipeline.clients import client

if TYPE_CHECKING:
    from pathlib import Path

    from specmint.ir.client import ClientConfig
    from specmint.ir.output import Written

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://api.example.com"}]
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      responses:
        "200": {description: A pet., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
components:
  schemas:
    Pet:
      type: object
      properties: {owner: {type: object, properties: {name: {type: string}}}}
"""
RIVAL = SPEC.replace(
    "components:\n  schemas:\n",
    """\
  /pets/retrieve/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      responses:
        "200": {description: A, content: {application/json: {schema: {$ref: "#/components/schemas/PetOwner"}}}}
components:
  schemas:
    PetOwner: {type: object, properties: {shop: {type: string}}}
""",
)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def _client(folder: Path, text: str) -> ClientConfig:
    (folder / "spec.yaml").write_text(text, encoding="utf-8")
    return client(folder)


def _generate(given: ClientConfig) -> Written:
    return generate(given, read_source(given.document), lambda _: None, overwrite_edits=False)[0]


def _kept(given: ClientConfig) -> Names:
    return kept_names(given.output)


def test_what_has_a_name_keeps_it_when_a_rival_comes(tmp_path: Path) -> None:
    given = _client(tmp_path, SPEC)
    _generate(given)
    before = _kept(given)
    assert before.calls == {"GET /pets/{id}": "pets.retrieve"}
    assert sorted(before.classes.values()) == ["Pet", "PetOwner"]
    _generate(_client(tmp_path, RIVAL))
    after = _kept(given)
    assert before.classes.items() <= after.classes.items()
    assert after.calls == {"GET /pets/{id}": "pets.retrieve", "GET /pets/retrieve/{id}": "pets.retrieve_.retrieve"}
    fresh = build(given, read_source(given.document), lambda _: None, BuildContext())
    assert fresh.names.calls["GET /pets/{id}"] != "pets.retrieve"
    assert not before.classes.items() <= fresh.names.classes.items()


def test_the_run_after_a_fresh_one_is_an_unchanged_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = _client(tmp_path, SPEC)
    assert not _generate(given).is_nothing
    monkeypatch.delattr("specmint.pipeline.build")
    assert _generate(given).is_nothing
    assert compare(given, read_source(given.document), lambda _: None).difference == ""


def test_a_run_that_keeps_names_makes_what_the_fresh_one_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = _client(tmp_path, RIVAL)
    _generate(given)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another cache"))
    assert not compare(given, read_source(given.document), lambda _: None).difference


def test_other_names_to_keep_are_another_run(tmp_path: Path) -> None:
    given = _client(tmp_path, SPEC)
    keys = {
        run_cache.key(given, "sha256:1", names)
        for names in (NOTHING, *(Names(**{kind: {"a": "b"}}) for kind in ("calls", "classes", "arguments", "fields")))
    }
    assert len(keys) == 5


def test_a_lock_without_names_but_those_of_calls_is_read(tmp_path: Path) -> None:
    given = _client(tmp_path, SPEC)
    _generate(given)
    path = given.output / LOCK_NAME
    content = json.loads(path.read_text(encoding="utf-8"))
    del content["names"]
    content["calls"] = {"GET /pets/{id}": "animals.show"}
    path.write_text(json.dumps(content), encoding="utf-8")
    assert _kept(given) == Names(calls={"GET /pets/{id}": "animals.show"})
    _generate(given)
    assert (given.output / "resources" / "animals.py").is_file()
    assert "show" in (given.output / "resources" / "animals.py").read_text(encoding="utf-8")


HOSTILE = 'x"""\nimport os; os.system("touch owned")\n"""'


@pytest.mark.parametrize(
    "names",
    [
        {"classes": {HOSTILE: "0" * 12}},
        {"arguments": {"GET /pets/{id} path id": HOSTILE}},
        {"fields": {"Pet owner": HOSTILE}},
    ],
    ids=["classes", "arguments", "fields"],
)
def test_names_of_a_lock_that_was_tampered_with_do_not_reach_python(names: Any, tmp_path: Path) -> None:
    given = _client(tmp_path, SPEC)
    _generate(given)
    clean = {path: path.read_bytes() for path in given.output.rglob("*.py")}
    path = given.output / LOCK_NAME
    content = json.loads(path.read_text(encoding="utf-8"))
    if "classes" in names:
        names = {"classes": {HOSTILE: min(content["names"]["classes"].values())}}
    content["names"] |= names
    content["calls"] = {"GET /pets/{id}": HOSTILE}
    path.write_text(json.dumps(content), encoding="utf-8")
    _generate(given)
    assert {path: path.read_bytes() for path in given.output.rglob("*.py")} == clean


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"lock": 1}',
        '{"lock": 2, "names": {}}',
        "[" * 100_000,
        "\ud800",
        '{"lock": 1, "calls": 3}',
    ],
    ids=range(9),
)
def test_a_lock_that_cannot_be_read_keeps_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).write_bytes(text.encode("utf-8", "surrogatepass"))
    assert kept_names(tmp_path) == NOTHING
    assert kept_names(tmp_path / "elsewhere") == NOTHING


@pytest.mark.parametrize("names", [3, {}, {"classes": {}, "arguments": {"a": 1}, "fields": {}}], ids=str)
def test_a_lock_with_broken_names_is_no_lock(names: Any) -> None:
    content = {"lock": 1, "document": {}, "tools": {}, "calls": {}, "files": {}, "names": names}
    with pytest.raises(ValueError, match="is missing or broken"):
        Lock.from_text(json.dumps(content))


def test_a_lock_gives_back_what_it_was_made_from() -> None:
    names = Names(
        {"GET /pets": "pets.list"}, {"0123456789ab": "Pet"}, {"GET /pets query id": "id_query"}, {"Pet a": "b"}
    )
    lock = Lock({"source": "a"}, {"b": "1"}, names, {"c.py": "sha256:1"})
    assert Lock.from_text(lock.to_text()) == lock
