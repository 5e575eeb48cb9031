"""The pipeline on a forge of its own: one branch and one pull request for each revision that matters, none else."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from specmint.ir.output import LOCK_NAME
from tests.conftest import ROOT
from tests.following.updating.projects import CUT_OFF, ELSEWHERE, LESS, MORE, SPEC

if TYPE_CHECKING:
    from tests.ci.forge import Forge
    from tests.following.updating.publishing import Publisher

BRANCH = "specmint/pets"


def _publish(publisher: Publisher, text: str) -> None:
    publisher.data = text.encode()


def _proposed(forge: Forge) -> str:
    return forge.git("show", f"{forge.tip(BRANCH)}:spec.yaml")


def test_a_history_of_revisions(forge: Forge, publisher: Publisher) -> None:
    base = forge.tip("main")
    for text in (SPEC, ELSEWHERE):
        _publish(publisher, text)
        assert [ended.status for ended in forge.update()] == [0, 0]
        assert (forge.tip(BRANCH), forge.requests()) == ("", {})

    _publish(publisher, MORE)
    made, pushed = forge.update()
    assert (made.status, pushed.status) == (0, 0)
    (request,) = forge.requests().values()
    assert (request["head"], request["base"]) == (BRANCH, "main")
    assert request["title"].startswith("Update pets to openapi.yaml of 127.0.0.1: ")
    assert "nickname" in request["body"]
    assert str(forge.folder) not in request["body"]
    assert forge.git("rev-parse", f"{forge.tip(BRANCH)}^") == base
    changed = forge.git("diff", "--name-only", base, forge.tip(BRANCH)).split()
    assert {"spec.yaml", "spec.yaml.origin.json", "out/CHANGELOG.md", "out/specmint.lock"} <= {*changed}
    assert all(name.startswith(("spec.yaml", "out/")) for name in changed)

    tip = forge.tip(BRANCH)
    assert "proposes that already" in forge.update(SOURCE_DATE_EPOCH="0")[0].err
    assert (forge.tip(BRANCH), len(forge.requests())) == (tip, 1)

    _publish(publisher, CUT_OFF)
    made, pushed = forge.update()
    assert (made.status, pushed.status) == (2, 0)
    assert "unusable-document" in made.err
    assert (forge.tip(BRANCH), len(forge.requests())) == (tip, 1)

    _publish(publisher, MORE.replace("title: Pets", "title: Our pets"))
    forge.update()
    assert "Our pets" in _proposed(forge)
    assert forge.git("rev-list", "--count", f"{base}..{forge.tip(BRANCH)}") == "1"
    assert len(forge.requests()) == 1

    _publish(publisher, SPEC)
    assert "proposes nothing any more" in forge.update()[0].err
    assert (forge.tip(BRANCH), forge.requests()) == ("", {})
    assert forge.git("status", "--porcelain") == ""
    assert forge.tip("main") == base


def test_a_proposal_that_was_merged_is_done_with(forge: Forge, publisher: Publisher) -> None:
    _publish(publisher, MORE)
    forge.update()
    forge.git("fetch", "--quiet", "origin")
    forge.git("merge", "--quiet", "--no-ff", f"origin/{BRANCH}", "--message", "Merge")
    forge.commit("After it")
    assert publisher.statuses == [200]
    forge.update()
    assert (forge.tip(BRANCH), publisher.statuses) == ("", [200, 304])


def test_a_base_that_moves_on_leaves_the_proposal_alone_unless_they_meet(forge: Forge, publisher: Publisher) -> None:
    _publish(publisher, MORE)
    forge.update()
    tip = forge.tip(BRANCH)
    (forge.work / "other.txt").write_text("of somebody else", encoding="utf-8")
    forge.commit("Elsewhere")
    forge.update()
    assert forge.tip(BRANCH) == tip
    (forge.work / "out/CHANGELOG.md").write_text("# Changelog\n\nBy hand.\n", encoding="utf-8")
    base = forge.commit("The same place")
    forge.update()
    assert forge.git("rev-parse", f"{forge.tip(BRANCH)}^") == base
    assert "By hand." in forge.git("show", f"{forge.tip(BRANCH)}:out/CHANGELOG.md")


def test_a_branch_that_was_pushed_over_is_made_anew(forge: Forge, publisher: Publisher) -> None:
    _publish(publisher, MORE)
    forge.update()
    message = forge.git("log", "-1", "--format=%B", forge.tip(BRANCH))
    forge.git("checkout", "--quiet", "--detach", forge.tip(BRANCH))
    (forge.work / "spec.yaml").write_text(LESS, encoding="utf-8")
    amended = forge.commit(message, BRANCH)
    forge.git("checkout", "--quiet", "-")
    forge.update()
    assert forge.tip(BRANCH) != amended
    assert _proposed(forge) == MORE.strip()


def test_commits_of_others_are_not_pushed_over(forge: Forge, publisher: Publisher) -> None:
    _publish(publisher, MORE)
    forge.update()
    forge.git("checkout", "--quiet", "--detach", forge.tip(BRANCH))
    (forge.work / "mine.txt").write_text("mine", encoding="utf-8")
    theirs = forge.commit("Mend the proposal", BRANCH)
    forge.git("checkout", "--quiet", "-")
    _publish(publisher, MORE.replace("title: Pets", "title: Our pets"))
    made, pushed = forge.update()
    assert (made.status, pushed.status) == (2, 0)
    assert f"error SM908 foreign-commits: The branch '{BRANCH}' holds a commit that specmint did not make" in made.err
    assert forge.tip(BRANCH) == theirs


def test_whoever_pushes_in_between_is_not_pushed_over(forge: Forge, publisher: Publisher) -> None:
    _publish(publisher, MORE)
    forge.git("fetch", "--quiet", "origin")
    assert forge.run("Make commits").status == 0
    theirs = forge.commit("At the same time", BRANCH)
    assert forge.run("Push branches and open pull requests").status != 0
    assert forge.tip(BRANCH) == theirs


def test_a_killed_run_leaves_nothing_that_hinders_the_next(forge: Forge, publisher: Publisher) -> None:
    _publish(publisher, MORE)
    for number in (0, 80):
        command = [sys.executable, "-m", "tests.killing", str(number), "propose", "--quiet"]
        done = subprocess.run(command, cwd=forge.work, env=_environment(forge), check=False, capture_output=True)
        assert done.returncode == -signal.SIGKILL
        assert forge.git("status", "--porcelain") == ""
        assert forge.run("Push branches and open pull requests").status == 0
        assert forge.tip(BRANCH) == ""
    assert [ended.status for ended in forge.update()] == [0, 0]
    assert _proposed(forge) == MORE.strip()


def _environment(forge: Forge) -> dict[str, str]:
    return {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(forge.folder / "cache"), "PATH": "/usr/bin:/bin"}


def test_a_new_generator_is_proposed_first_and_by_itself(forge: Forge, publisher: Publisher) -> None:
    lock = forge.work / "out" / LOCK_NAME
    content = json.loads(lock.read_text(encoding="utf-8"))
    content["tools"]["ruff"] = "0.1.0"
    lock.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    base = forge.commit("An old generator")
    _publish(publisher, MORE)
    forge.update()
    (request,) = forge.requests().values()
    assert request["title"].startswith("Upgrade pets: generated by ruff ")
    assert _proposed(forge) == SPEC.strip()
    changed = forge.git("diff", "--name-only", base, forge.tip(BRANCH)).split()
    assert changed == ["out/CHANGELOG.md", "out/specmint.lock"]
    forge.git("fetch", "--quiet", "origin")
    forge.git("merge", "--quiet", f"origin/{BRANCH}")
    forge.commit("Merged")
    forge.update()
    assert any(each["title"].startswith("Update pets to ") for each in forge.requests().values())
    assert _proposed(forge) == MORE.strip()


def test_one_client_that_fails_does_not_hinder_another(forge: Forge, publisher: Publisher) -> None:
    pyproject = forge.work / "pyproject.toml"
    text = pyproject.read_text(encoding="utf-8")
    other = text.replace('"pets"', '"dogs"').replace('"out"', '"dogs"').replace('"spec.yaml"', '"dogs.yaml"')
    pyproject.write_text(f"{other}\n{text}", encoding="utf-8")
    (forge.work / "dogs.yaml").write_text(SPEC, encoding="utf-8")
    forge.commit("A client that was not generated")
    _publish(publisher, MORE)
    made, pushed = forge.update()
    assert (made.status, pushed.status) == (2, 0)
    assert "dogs: nothing is proposed." in made.err
    assert _proposed(forge) == MORE.strip()
    assert forge.update(CLIENTS="pets")[0].status == 0


def test_without_a_base_branch_it_is_said_what_is_missing(forge: Forge) -> None:
    made = forge.run("Make commits", BASE="nowhere")
    assert (made.status, "error SM907 no-repository: " in made.err) == (2, True)


def test_a_proposal_that_the_checkout_holds_is_not_pushed(forge: Forge) -> None:
    planted = forge.work / ".specmint/evil"
    planted.mkdir(parents=True)
    for name, text in {"branch": "evil", "commit": forge.tip("main"), "lease": "", "title": "Evil"}.items():
        (planted / name).write_text(f"{text}\n", encoding="utf-8")
    assert [ended.status for ended in forge.update()] == [0, 0]
    assert (forge.tip("evil"), forge.requests()) == ("", {})


def test_without_a_token_nothing_is_pushed(forge: Forge, publisher: Publisher) -> None:
    _publish(publisher, MORE)
    pushed = forge.update(GH_TOKEN="")[1]
    assert (pushed.status, "::error::" in pushed.out) == (2, True)
    assert forge.tip(BRANCH) == ""
