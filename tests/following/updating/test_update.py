"""A client follows its document: what is written, what is refused, and what is left alone."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from specmint.following.updating import contract, transition
from specmint.ir.output import LOCK_NAME
from specmint.package.output import run_cache
from tests.following.updating.projects import BROKEN, CUT_OFF, ELSEWHERE, LESS, MORE, OTHER_API, SPEC, everything

if TYPE_CHECKING:
    from tests.cli.running import Command


def _publish(specmint: Command, text: str) -> None:
    (specmint.folder / "new.yaml").write_text(text, encoding="utf-8")


def test_a_new_revision_is_taken_and_told(specmint: Command) -> None:
    _publish(specmint, MORE)
    ended = specmint("update")
    assert ended.status == 0
    assert "nickname" in ended.out
    assert "pets: spec.yaml is now what new.yaml holds.\n" in ended.err
    assert "passed its" in ended.err
    folder = specmint.folder
    assert (folder / "spec.yaml").read_text(encoding="utf-8") == MORE
    changelog = (folder / "out/CHANGELOG.md").read_text(encoding="utf-8")
    assert "-06-23: document 1\n" in changelog
    assert "nickname" in changelog
    assert "nickname" in (folder / ".specmint/pets/pull-request.md").read_text(encoding="utf-8")
    assert "<html" in (folder / ".specmint/pets/report.html").read_text(encoding="utf-8")
    assert (folder / ".specmint/.gitignore").read_text(encoding="utf-8") == "*\n"
    assert str(folder) not in (folder / ".specmint/pets/changes.json").read_text(encoding="utf-8")
    assert specmint("check").status == 0


def test_an_update_gives_just_what_generate_gives(specmint: Command) -> None:
    _publish(specmint, MORE)
    specmint("update")
    updated = everything(specmint.folder / "out")
    updated.pop("CHANGELOG.md")
    (specmint.folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    specmint("generate")
    (specmint.folder / "spec.yaml").write_text(MORE, encoding="utf-8")
    specmint("generate")
    generated = everything(specmint.folder / "out")
    generated.pop("CHANGELOG.md")
    assert updated == generated


def test_the_newest_entry_stands_first_and_what_somebody_wrote_stays(specmint: Command) -> None:
    _publish(specmint, MORE)
    specmint("update")
    path = specmint.folder / "out/CHANGELOG.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nWritten by hand.\n", encoding="utf-8")
    _publish(specmint, SPEC)
    assert specmint("update", "--allow-worse").status == 0
    text = path.read_text(encoding="utf-8")
    assert text.index("Removed") < text.index("Added") < text.index("Written by hand.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SPEC, "pets: there is no new revision.\n"),
        (ELSEWHERE, "pets: new.yaml holds a new revision, but nothing in it concerns this client.\n"),
    ],
)
def test_what_concerns_nobody_changes_nothing(specmint: Command, text: str, told: str) -> None:
    _publish(specmint, text)
    before = everything(specmint.folder)
    ended = specmint("update")
    assert (ended.status, ended.out, ended.err) == (0, "", told)
    assert everything(specmint.folder) == before


def test_code_that_cannot_be_searched_is_told(specmint: Command) -> None:
    _publish(specmint, MORE)
    (specmint.folder / "app").mkdir()
    (specmint.folder / "app/broken.py").write_text("import pets\ndef (:\n", encoding="utf-8")
    ended = specmint("update", "--usage", "app")
    assert (ended.status, "code-unreadable" in ended.err, "app/broken.py" in ended.err) == (0, True, True)


def test_a_dry_run_tells_and_writes_nothing(specmint: Command) -> None:
    _publish(specmint, MORE)
    before = everything(specmint.folder)
    ended = specmint("update", "--dry-run")
    assert (ended.status, "nickname" in ended.out) == (0, True)
    assert "pets: new.yaml holds a new revision; nothing was written.\n" in ended.err
    assert everything(specmint.folder) == before


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        (LESS, 1, "an operation that this client calls is not in it any more: GET /owners/{id} (owners.retrieve)"),
        (OTHER_API, 1, "it has none of the 3 operations of this client, as if it were of another API"),
        (BROKEN, 1, "2 operations of it would be less than the document says: GET /pets (pets.list)"),
    ],
    ids=["less", "another API", "broken"],
)
def test_a_revision_that_is_worse_is_refused(specmint: Command, text: str, status: int, told: str) -> None:
    _publish(specmint, text)
    before = everything(specmint.folder)
    ended = specmint("update")
    assert (ended.status, ended.out) == (status, "")
    assert f"error SM905 worse-document: The new document is worse than the one in place: {told}" in ended.err
    assert everything(specmint.folder) == before


@pytest.mark.parametrize(
    ("text", "status"),
    [(CUT_OFF, 2), ("", 2), ("openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\n", 1)],
    ids=["cut off", "empty", "nothing"],
)
@pytest.mark.parametrize("options", [(), ("--allow-worse",)])
def test_a_revision_that_gives_no_client_is_refused(
    specmint: Command, text: str, status: int, options: tuple[str, ...]
) -> None:
    _publish(specmint, text)
    before = everything(specmint.folder)
    ended = specmint("update", *options)
    assert (ended.status, ended.out) == (status, "")
    assert "error SM909 unusable-document: No client can be made of the new document" in ended.err
    assert "--allow-worse" not in ended.err
    assert everything(specmint.folder) == before


def test_findings_about_a_refused_revision_do_not_name_the_file_in_place(specmint: Command) -> None:
    _publish(specmint, BROKEN)
    for option in ("--quiet", "--allow-worse"):
        ended = specmint("update", "--dry-run", option)
        assert " --> new.yaml:" in ended.err
        assert "spec.yaml" not in ended.err


@pytest.mark.parametrize(("text", "status"), [(LESS, 0), (BROKEN, 1), (CUT_OFF, 2)])
def test_a_worse_revision_is_taken_if_that_is_wanted_and_possible(specmint: Command, text: str, status: int) -> None:
    _publish(specmint, text)
    assert specmint("update", "--allow-worse").status == status
    taken = (specmint.folder / "spec.yaml").read_text(encoding="utf-8")
    assert taken == (text if text != CUT_OFF else SPEC)


def test_losses_that_are_known_are_no_reason_to_refuse(specmint: Command) -> None:
    _publish(specmint, BROKEN)
    specmint("update", "--allow-worse")
    _publish(specmint, BROKEN.replace("title: Pets", "title: Our pets"))
    ended = specmint("update")
    assert (ended.status, "is now what" in ended.err) == (1, True)


def test_a_package_whose_fixtures_fail_is_not_written(specmint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_files: object, _package: str) -> contract.Contract:
        return contract.Contract(2, {"pets/list/request.full.json": "AssertionError: 1 is not 2"})

    monkeypatch.setattr(transition, "play", fails)
    _publish(specmint, MORE)
    before = everything(specmint.folder)
    ended = specmint("update")
    assert ended.status == 1
    assert "error SM906 contract-broken: 1 fixtures of the new package 'pets' fail" in ended.err
    assert "1 is not 2" in ended.err
    assert everything(specmint.folder) == before


def test_a_source_may_be_named(specmint: Command) -> None:
    (specmint.folder / "other.yaml").write_text(MORE, encoding="utf-8")
    assert "is now what other.yaml holds" in specmint("update", "pets", "--from", "other.yaml").err
    assert specmint("update", "--from", "nowhere.yaml").status == 2


def test_an_update_needs_a_source_and_a_copy(specmint: Command) -> None:
    pyproject = specmint.folder / "pyproject.toml"
    text = pyproject.read_text(encoding="utf-8")
    pyproject.write_text(text.replace('source = "new.yaml"\n', ""), encoding="utf-8")
    assert "error SM902 no-source: " in specmint("update").err
    pyproject.write_text(text.replace('"spec.yaml"', '"https://example.com/spec.yaml"'), encoding="utf-8")
    assert "error SM901 no-copy: " in specmint("update").err


def test_reports_go_where_they_are_wanted(specmint: Command) -> None:
    _publish(specmint, MORE)
    specmint("update", "--report-dir", "told")
    assert (specmint.folder / "told/pets/report.html").exists()
    assert not (specmint.folder / "told/.gitignore").exists()
    assert not (specmint.folder / ".specmint").exists()


def test_reports_that_cannot_be_written_leave_everything_as_it_was(specmint: Command) -> None:
    _publish(specmint, MORE)
    (specmint.folder / "told").write_text("a file", encoding="utf-8")
    before = everything(specmint.folder)
    ended = specmint("update", "--report-dir", "told")
    assert (ended.status, "error SM710 in-the-way" in ended.err) == (2, True)
    assert everything(specmint.folder) == before


def test_overlays_apply_to_the_new_revision_and_one_that_fits_no_more_is_named(specmint: Command) -> None:
    folder = specmint.folder
    overlay = (
        "overlay: 1.0.0\ninfo: {title: a, version: '1'}\nactions:\n"
        "  - {target: \"$.paths['/owners/{id}'].get\", update: {x-specmint-name: owners.find}}\n"
    )
    (folder / "fix.yaml").write_text(overlay, encoding="utf-8")
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write('overlays = ["fix.yaml"]\n')
    specmint("generate")
    _publish(specmint, MORE)
    assert specmint("update").status == 0
    assert "owners.find" in (folder / "out" / LOCK_NAME).read_text(encoding="utf-8")
    _publish(specmint, LESS)
    ended = specmint("update", "--allow-worse")
    assert ended.status == 2
    assert "Action 1 of the overlay matches nothing in the document: $.paths['/owners/{id}'].get." in ended.err
    assert (folder / "spec.yaml").read_text(encoding="utf-8") == MORE


@pytest.mark.parametrize(
    ("path", "old", "new", "cause"),
    [
        ("spec.yaml", "title: Pets", "title: Dogs", "the document moved"),
        ("pyproject.toml", 'formatter = "ruff"', 'formatter = "black"', "the configuration moved: formatter"),
        ("out/client.py", "class Client", "class  Client", "somebody edited client.py"),
        ("out/specmint.lock", '"ruff": "', '"ruff": "0.', "the tool moved: ruff 0."),
    ],
)
def test_a_client_that_moved_already_is_not_updated(
    specmint: Command, path: str, old: str, new: str, cause: str
) -> None:
    place = specmint.folder / path
    place.write_text(place.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    _publish(specmint, MORE)
    before = everything(specmint.folder)
    ended = specmint("update")
    assert ended.status == 2
    assert "error SM903 not-settled: 'pets' is not what its document, configuration and tools give: " in ended.err
    assert cause in ended.err
    assert everything(specmint.folder) == before


def test_other_code_of_the_same_version_is_a_tool_that_moved(
    specmint: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = specmint.folder / "out" / LOCK_NAME
    content = json.loads(path.read_text(encoding="utf-8"))
    content["losses"] = {"GET /pets": "degraded"}
    path.write_text(json.dumps(content), encoding="utf-8")
    _publish(specmint, MORE)
    ended = specmint("update")
    assert (ended.status, "the code of specmint is not what made this" in ended.err) == (2, True)
    monkeypatch.setattr(run_cache, "is_release", lambda: True)
    assert specmint("update").status == 0


def test_what_was_never_generated_is_not_updated(specmint: Command) -> None:
    (specmint.folder / "out" / LOCK_NAME).unlink()
    assert "error SM904 not-generated: " in specmint("update").err


def test_the_first_revision_is_fetched_too(specmint: Command) -> None:
    folder = specmint.folder
    shutil.rmtree(folder / "out")
    (folder / "spec.yaml").unlink()
    assert "holds a first revision; nothing was written" in specmint("update", "--dry-run").err
    ended = specmint("update")
    assert (ended.status, "pets: spec.yaml is the first revision, from new.yaml.\n" in ended.err) == (0, True)
    assert (folder / "spec.yaml").read_text(encoding="utf-8") == SPEC
    assert specmint("check").status == 0
