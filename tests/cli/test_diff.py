"""specmint diff: what changes between two revisions, told for one client."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import process
from tests.pipeline.clients import PROJECT, SPEC

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Command

BREAKING = SPEC.replace("name: {type: string}", "name: {type: integer}")
HARMLESS = SPEC.replace("born: {type", "age: {type: integer}, born: {type")
FORMS = ("text", "markdown", "json", "html", "github", "sarif")


@pytest.fixture
def breaking(specmint: Command) -> Path:
    """A revision that breaks callers, beside ``spec.yaml``."""
    specmint.folder.joinpath("spec.yaml").write_text(SPEC, encoding="utf-8")
    path = specmint.folder / "new.yaml"
    path.write_text(BREAKING, encoding="utf-8")
    return path


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607 - a test


@pytest.fixture
def repository(specmint: Command) -> Path:
    """A repository whose HEAD has the document, which was changed since."""
    folder = specmint.folder
    (folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", "first")
    (folder / "spec.yaml").write_text(BREAKING, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("breaking")
def test_a_breaking_change_ends_with_1(specmint: Command) -> None:
    ended = specmint("diff", "spec.yaml", "new.yaml")
    assert ended.status == 1
    assert "Field `name` of `models.Pet` is `int`; it was `str`." in ended.out
    assert "major" in ended.out


@pytest.mark.usefixtures("breaking")
def test_nothing_changed_ends_with_0(specmint: Command) -> None:
    ended = specmint("diff", "spec.yaml", "spec.yaml", "--fail-on", "any")
    assert (ended.status, "no new version" in ended.out) == (0, True)


@pytest.mark.parametrize(
    ("text", "fail_on", "status"),
    [
        (BREAKING, "breaking", 1),
        (BREAKING, "warning", 1),
        (BREAKING, "any", 1),
        (BREAKING, "none", 0),
        (HARMLESS, "breaking", 0),
        (HARMLESS, "warning", 0),
        (HARMLESS, "any", 1),
        (HARMLESS, "none", 0),
    ],
    ids=[
        f"{text}-{fail_on}" for text in ("breaking", "harmless") for fail_on in ("breaking", "warning", "any", "none")
    ],
)
def test_the_status_is_as_bad_as_is_asked_for(
    text: str, fail_on: str, status: int, specmint: Command, breaking: Path
) -> None:
    breaking.write_text(text, encoding="utf-8")
    assert specmint("diff", "spec.yaml", "new.yaml", "--fail-on", fail_on).status == status


@pytest.mark.usefixtures("breaking")
@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_what_broke(form: str, specmint: Command) -> None:
    ended = specmint("diff", "spec.yaml", "new.yaml", "--format", form)
    assert ended.status == 1
    assert "models.Pet" in ended.out


@pytest.mark.usefixtures("breaking")
def test_the_comparison_can_go_to_a_file(specmint: Command) -> None:
    ended = specmint("diff", "spec.yaml", "new.yaml", "--format", "json", "--output", "diff.json")
    assert (ended.status, ended.out, "diff.json" in ended.err) == (1, "", True)
    assert json.loads((specmint.folder / "diff.json").read_text())["step"]
    ended = specmint("diff", "spec.yaml", "new.yaml", "--output", "nowhere/diff.txt")
    assert (ended.status, "nowhere" in ended.err) == (2, True)


@pytest.mark.usefixtures("breaking")
def test_a_selection_sees_only_its_own_changes(specmint: Command) -> None:
    assert specmint("diff", "spec.yaml", "new.yaml", "--select", "owners.*", "--fail-on", "any").status == 0
    assert specmint("diff", "spec.yaml", "new.yaml", "--exclude", "owners.*").status == 1
    assert specmint("diff", "spec.yaml", "new.yaml", "--select", "cats.*").status == 2


@pytest.mark.usefixtures("breaking")
def test_lines_of_the_users_code_are_told(specmint: Command) -> None:
    code = "from pets import Client\n\n\nprint([pet.name for pet in Client().pets.list()])\n"
    (specmint.folder / "src").mkdir()
    (specmint.folder / "src" / "app.py").write_text(code)
    (specmint.folder / "src" / "bad.py").write_text("import pets\ndef (:\n")
    ended = specmint("diff", "spec.yaml", "new.yaml", "--package", "pets", "--usage", "src")
    assert "hits: src/app.py:4" in ended.out
    assert "bad.py" in ended.err
    ended = specmint("diff", "spec.yaml", "new.yaml", "--package", "pets", "--usage", "nowhere")
    assert (ended.status, "There is no folder" in ended.err) == (2, True)


def test_a_revision_of_git_is_a_document(specmint: Command, repository: Path) -> None:
    assert specmint("diff", "HEAD:spec.yaml", "spec.yaml").status == 1
    assert specmint("diff", "main:./spec.yaml", "HEAD:spec.yaml", "--fail-on", "any").status == 0
    (repository / "HEAD:spec.yaml").write_text(BREAKING, encoding="utf-8")
    assert specmint("diff", "HEAD:spec.yaml", "spec.yaml", "--fail-on", "any").status == 0


@pytest.mark.usefixtures("repository")
def test_a_client_alone_is_compared_with_what_git_has(specmint: Command) -> None:
    ended = specmint("diff", "--client", "pets")
    assert ended.status == 1
    assert "Field `name` of `models.Pet` is `int`; it was `str`." in ended.out
    assert specmint("diff", "HEAD:spec.yaml", "--client", "pets").status == 1


def test_files_that_a_document_in_git_refers_to_are_read_from_git(specmint: Command, repository: Path) -> None:
    (repository / "api" / "parts").mkdir(parents=True)
    main = SPEC.replace("#/components/schemas/Pet", "parts/pet.yaml#/Pet")
    (repository / "api" / "spec.yaml").write_text(main, encoding="utf-8")
    part = repository / "api" / "parts" / "pet.yaml"
    part.write_text("Pet: {type: object, properties: {name: {type: string}}}\n", encoding="utf-8")
    _git(repository, "add", "-A")
    _git(repository, "commit", "-q", "-m", "parts")
    part.write_text("Pet: {type: object, properties: {age: {type: integer}}}\n", encoding="utf-8")
    ended = specmint("diff", "HEAD:api/spec.yaml", "api/spec.yaml")
    assert ended.status == 1
    assert "Field `name` of `models.PetPet` is gone." in ended.out


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    "name",
    ["HEAD:nothing.yaml", "nobody:spec.yaml", "--output=x:spec.yaml", "HEAD:a\nb", "HEAD^{/:spec.yaml", "HEAD:."],
)
def test_what_git_does_not_have_is_an_error(name: str, specmint: Command) -> None:
    before = sorted(specmint.folder.iterdir())
    ended = specmint("diff", "--", name, "spec.yaml")
    assert ended.status == 2
    assert "not-in-git" in ended.err
    assert sorted(specmint.folder.iterdir()) == before


def test_outside_of_a_repository_git_has_nothing(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text(SPEC, encoding="utf-8")
    ended = process(
        "diff", "HEAD:spec.yaml", "spec.yaml", folder=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent)
    )
    assert (ended.status, "not-in-git" in ended.err) == (2, True)
    ended = process("diff", "HEAD:spec.yaml", "spec.yaml", folder=tmp_path, PATH="")
    assert (ended.status, "git is not installed" in ended.err) == (2, True)


@pytest.mark.usefixtures("breaking")
def test_the_configuration_says_what_is_accepted(specmint: Command) -> None:
    accepted = 'accepted = [{ rule = "python-field-added", reason = "Old.", until = 2020-01-31 }]\n'
    rules = {
        change["rule"]["id"] if isinstance(change["rule"], dict) else change["rule"]
        for change in json.loads(specmint("diff", "spec.yaml", "new.yaml", "--format", "json").out)["changes"]
    }
    levels = ", ".join(f'"{rule}" = "info"' for rule in sorted(rules))
    text = f"{PROJECT}{accepted}changes = {{ {levels} }}\n"
    (specmint.folder / "pyproject.toml").write_text(text, encoding="utf-8")
    ended = specmint("diff", "spec.yaml", "new.yaml", "--client", "pets")
    assert ended.status == 0
    assert "expired on 2020-01-31" in ended.err


@pytest.mark.usefixtures("breaking")
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("spec.yaml",),
        ("-", "-"),
        ("spec.yaml", "new.yaml", "--usage", "."),
        ("spec.yaml", "new.yaml", "--package", "my-pets"),
        ("spec.yaml", "new.yaml", "--client", "pets", "--select", "pets"),
        ("spec.yaml", "new.yaml", "--client", "dogs"),
        ("spec.yaml", "new.yaml", "--format", "pdf"),
        ("spec.yaml", "nowhere.yaml"),
        ("spec.yaml", "pyproject.toml"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_compared_ends_with_2(arguments: tuple[str, ...], specmint: Command) -> None:
    ended = specmint("diff", *arguments)
    assert (ended.status, bool(ended.err)) == (2, True)


def test_a_client_with_a_url_has_no_history_in_git(specmint: Command) -> None:
    text = PROJECT.replace("spec.yaml", "https://example.com/spec.yaml")
    (specmint.folder / "pyproject.toml").write_text(text, encoding="utf-8")
    ended = specmint("diff", "--client", "pets")
    assert (ended.status, "name the old one" in ended.err) == (2, True)


def test_what_a_broken_document_loses_is_said(specmint: Command, breaking: Path) -> None:
    broken = BREAKING.replace('"204": {description: Done.}', '"200": {$ref: "#/nowhere"}', 1)
    breaking.write_text(broken, encoding="utf-8")
    ended = specmint("diff", "spec.yaml", "new.yaml")
    assert ended.status == 1
    assert "new.yaml: 3 operations" in ended.err
