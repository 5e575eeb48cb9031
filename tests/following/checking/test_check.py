"""check says what moved: the document, the configuration, the tool, or a file by somebody's hand."""

from __future__ import annotations

import json
import re
import socket
from importlib.metadata import PackageNotFoundError
from shutil import rmtree
from typing import TYPE_CHECKING

import pytest

from specmint.following.checking.causes import edited_lines
from specmint.ir.output import LOCK_NAME, digest
from specmint.package.output import run_cache
from tests.pipeline.clients import BROKEN, SPEC, client

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.running import Command

DOCUMENT = "  the document moved: spec.yaml is not the one this was generated from; run specmint generate\n"


@pytest.fixture
def generated(specmint: Command) -> Command:
    assert specmint("generate").status == 0
    return specmint


def _replace(command: Command, path: str, old: str, new: str) -> None:
    place = command.folder / path
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), encoding="utf-8")


def _lock(command: Command, change: Callable[[dict[str, object]], object]) -> None:
    place = command.folder / "out" / LOCK_NAME
    content = json.loads(place.read_text(encoding="utf-8"))
    change(content)
    place.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _causes(command: Command) -> str:
    ended = command("check")
    assert ended.status == 1
    head, _, causes = ended.err.partition(", because\n")
    assert head.endswith(f"pets: {command.folder}/out is not what spec.yaml gives")
    return causes


def test_a_document_that_moved(generated: Command) -> None:
    _replace(generated, "spec.yaml", "title: Pets", "title: Dogs")
    assert _causes(generated) == DOCUMENT


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ('exclude = ["POST *"]', "exclude"),
        ('select = ["pets.*"]\nfixtures = false', "fixtures, select"),
        ('names = {"GET /pets" = "pets.all"}', "names"),
        ("allow_remote = false\nallow_folder = '..'", "allow_folder"),
    ],
)
def test_a_configuration_that_moved(generated: Command, line: str, keys: str) -> None:
    with (generated.folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert _causes(generated) == f"  the configuration moved: {keys}; run specmint generate\n"


def test_a_document_of_another_name_is_another_configuration(generated: Command) -> None:
    (generated.folder / "spec.yaml").rename(generated.folder / "api.yaml")
    _replace(generated, "pyproject.toml", "spec.yaml", "api.yaml")
    assert "the configuration moved: document; run specmint generate" in generated("check").err


@pytest.mark.parametrize(
    "line", ["allow_incomplete = true", 'source = "new.yaml"', "timeout = 7", 'headers = {a = "${TOKEN}"}']
)
def test_what_makes_no_difference_to_the_output_is_no_reason(generated: Command, line: str) -> None:
    with (generated.folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert generated("check").status == 0


def test_the_lock_is_the_same_in_every_clone(generated: Command, tmp_path: Path) -> None:
    lock = (generated.folder / "out" / LOCK_NAME).read_bytes()
    assert str(tmp_path).encode() not in lock
    settings = json.loads(lock)["configuration"]
    assert settings.keys() >= {"formatter", "package", "select", "allow_folder"}
    assert settings["package"] == digest(b'"pets"')


def test_tools_that_moved(generated: Command) -> None:
    now = run_cache.all_versions("ruff")
    _lock(generated, lambda content: content.update(tools={**now, "ruff": "0.1", "specmint": "0.0.9"}))
    told = f"  the tool moved: ruff 0.1 -> {now['ruff']}, specmint 0.0.9 -> {now['specmint']}; run specmint upgrade\n"
    assert _causes(generated) == told


def test_code_that_moved_without_its_version(generated: Command) -> None:
    _lock(generated, lambda content: content.update(losses={"GET /pets": "degraded"}))
    assert "the tool moved: the code of specmint is not what made this" in _causes(generated)


def test_an_edited_file_is_told_by_its_lines(generated: Command) -> None:
    place = generated.folder / "out/client.py"
    lines = place.read_text(encoding="utf-8").splitlines(keepends=True)
    place.write_text("".join(["# mine\n", *lines[:20], "# and\n", "# this\n", *lines[22:]]), encoding="utf-8")
    (generated.folder / "out/py.typed").unlink()
    assert _causes(generated) == (
        "  somebody edited client.py (lines 1, 22-23); undo that, or discard it with specmint generate"
        " --overwrite-edits\n"
        "  somebody removed py.typed; run specmint generate\n"
    )


def test_an_empty_file_that_is_gone_is_missed(generated: Command) -> None:
    (generated.folder / "out/py.typed").unlink()
    ended = generated("check")
    assert (ended.status, ended.out) == (1, "")
    assert "  somebody removed py.typed; run specmint generate\n" in ended.err


def test_without_an_output_no_difference_is_told(generated: Command) -> None:
    rmtree(generated.folder / "out")
    ended = generated("check")
    assert (ended.status, ended.out) == (1, "")
    assert "yet; run specmint generate.\n" in ended.err


def test_all_causes_are_told(generated: Command) -> None:
    _replace(generated, "spec.yaml", "title: Pets", "title: Dogs")
    _replace(generated, "pyproject.toml", '"ruff"', '"black"')
    _replace(generated, "out/client.py", "class Client", "class  Client")
    _lock(generated, lambda content: content.update(tools={**run_cache.all_versions("ruff"), "specmint": "0.0.9"}))
    causes = _causes(generated).splitlines()
    assert [re.split("[:;]", line)[0].strip() for line in causes] == [
        "the document moved",
        "the configuration moved",
        "the tool moved",
        "somebody edited client.py",
    ]


@pytest.mark.parametrize("text", [None, "<<<<<<<", '{"lock": 1}'])
def test_what_was_never_generated(generated: Command, text: str | None) -> None:
    place = generated.folder / "out" / LOCK_NAME
    place.unlink()
    if text is not None:
        place.write_text(text, encoding="utf-8")
    ended = generated("check")
    assert (ended.status, "holds no generated client; run specmint generate.\n" in ended.err) == (1, True)


def test_a_lock_of_before_is_read(generated: Command) -> None:
    _lock(generated, lambda content: [content.pop("configuration"), content.pop("losses")])
    assert "the tool moved: the code of specmint" in _causes(generated)
    assert generated("generate").status == 0


@pytest.mark.parametrize("broken", [7, []])
def test_a_lock_with_a_broken_configuration_is_none(generated: Command, broken: object) -> None:
    _lock(generated, lambda content: content.update(configuration=broken))
    assert "holds no generated client" in generated("check").err


def test_paths_of_a_lock_that_lead_outside_are_not_looked_at(generated: Command) -> None:
    def add(content: dict[str, object]) -> None:
        files = content["files"]
        assert isinstance(files, dict)
        files["../spec.yaml"] = "sha256:0"

    _lock(generated, add)
    assert "../spec.yaml" not in _causes(generated)


def test_names_from_a_lock_are_harmless_to_a_terminal(generated: Command) -> None:
    def add(content: dict[str, object]) -> None:
        files = content["files"]
        assert isinstance(files, dict)
        files["\u202e.py"] = "sha256:0"

    _lock(generated, add)
    assert r"somebody removed \u202e.py" in _causes(generated)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(
    ("old", "new"),
    [('"spec.yaml"', '"https://example.com/spec.yaml"'), ('source = "a"', "allow_remote = true")],
)
def test_without_a_network_a_document_elsewhere_is_not_looked_at(specmint: Command, old: str, new: str) -> None:
    specmint("generate")
    (specmint.folder / "pyproject.toml").write_text(
        (specmint.folder / "pyproject.toml").read_text(encoding="utf-8").replace(old, new)
        + ("allow_remote = true\n" if "remote" in new else ""),
        encoding="utf-8",
    )
    label = "https://example.com/spec.yaml" if "https" in new else "spec.yaml"
    _lock(
        specmint,
        lambda content: content.update(
            document={"source": label, "digest": "sha256:1"},
            configuration={**_settings(content), **({"allow_remote": digest(b"true")} if "remote" in new else {})},
        ),
    )
    ended = specmint("check")
    assert ended.status == 0
    assert f"pets: {label} was not looked at, since that takes a network.\n" in ended.err
    _replace(specmint, "out/client.py", "class Client", "class  Client")
    ended = specmint("check")
    assert (ended.status, "somebody edited client.py" in ended.err) == (1, True)
    (specmint.folder / "out" / LOCK_NAME).unlink()
    assert specmint("check").status == 1


def _settings(content: dict[str, object]) -> dict[str, object]:
    settings = content["configuration"]
    assert isinstance(settings, dict)
    return settings


class TestOfARelease:
    """A version of an index says which code it is, so the lock says it all."""

    @pytest.fixture(autouse=True)
    def _release(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(run_cache, "is_release", lambda: True)

    def test_nothing_is_built(self, generated: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
        ended = generated("check", "--verbose")
        assert (ended.status, ended.err) == (0, f"pets: {generated.folder}/out is up to date.\n")
        assert not (tmp_path / "empty").exists()
        assert "making models" in generated("check", "--verbose", "--rebuild").err

    def test_losses_are_told(self, specmint: Command) -> None:
        (specmint.folder / "spec.yaml").write_text(BROKEN, encoding="utf-8")
        specmint("generate")
        ended = specmint("check")
        assert (ended.status, "error SM301" in ended.err) == (1, True)


def test_a_release_is_what_was_not_installed_from_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    class Distribution:
        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return None

    monkeypatch.setattr(run_cache, "distribution", lambda _: Distribution())
    assert run_cache.is_release()

    def missing(_: str) -> Distribution:
        raise PackageNotFoundError

    monkeypatch.setattr(run_cache, "distribution", missing)
    assert not run_cache.is_release()


def test_a_reference_that_only_a_parser_can_read_does_not_move_a_document(specmint: Command) -> None:
    (specmint.folder / "notes.yaml").write_text("Pet: {type: object}\n", encoding="utf-8")
    escaped = SPEC.replace('$ref: "#/components/schemas/Pet"', '$ref: "\\x6eotes.yaml#/Pet"', 1)
    (specmint.folder / "spec.yaml").write_text(escaped, encoding="utf-8")
    specmint("generate")
    assert specmint("check").status == 0


def test_many_edits_are_not_all_told(tmp_path: Path) -> None:
    given = client(tmp_path)
    given.output.mkdir()
    (given.output / "a.py").write_text("".join(f"{number}\n" for number in range(40)), encoding="utf-8")
    wanted = "".join(f"{number if number % 2 else -number}\n" for number in range(40))
    told = edited_lines(given, "a.py", wanted)
    assert told == " (lines 3, 5, 7, 9, 11, 13, 15, 17, ...)"
    assert edited_lines(given, "a.py", "".join(f"{number}\n" for number in range(41))) == " (lines after 40)"
    assert edited_lines(given, "a.py", "".join(f"{number}\n" for number in range(40))) == ""
