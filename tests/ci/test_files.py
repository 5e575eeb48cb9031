"""The files for CI: they say what they should, and nothing of strangers reaches a shell."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from typer.main import get_command

from specmint.cli.app import app
from tests.ci.forge import action
from tests.conftest import ROOT
from tests.following.updating.projects import MORE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ci.forge import Forge
    from tests.following.updating.publishing import Publisher

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
STEPS = [*action()["runs"]["steps"]]
RUNNERS = {"RUNNER_TEMP", "GITHUB_ACTION_PATH", "GITHUB_STEP_SUMMARY", "GITHUB_SERVER_URL"}
"""Variables that every step has."""


def _workflow() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/spec-update.yml").read_text(encoding="utf-8"))
    return content


def _scripts() -> Iterator[str]:
    for step in STEPS:
        yield step["run"]
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            yield from (step["run"] for step in job["steps"] if "run" in step)


@pytest.mark.parametrize("script", list(dict.fromkeys(_scripts())))
def test_no_expression_is_put_into_a_shell(script: str) -> None:
    assert "${{" not in script
    subprocess.run(["bash", "-n", "-c", script], check=True)  # noqa: S607


def test_every_variable_of_a_step_is_given_to_it() -> None:
    for step in STEPS:
        names = {*re.findall(r"\$\{?([A-Z_]+)", step["run"])} - RUNNERS
        assert names | {"GH_TOKEN"} == {*step.get("env", ()), "GH_TOKEN"}, step["name"]


def test_the_step_that_reads_documents_has_no_token() -> None:
    for step in STEPS:
        if "SPECMINT" in step.get("env", ()):
            assert not any("token" in str(value).lower() for value in step["env"].values())


def test_only_commands_and_options_that_exist_are_called() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    for script in _scripts():
        for name in re.findall(r'specmint/bin/specmint\}" (\w+)', script):
            options = {option for parameter in commands[name].params for option in parameter.opts}
            assert set(re.findall(r"(?<=[( ])--[a-z-]+", script)) <= {*options, "--quiet", "--depth"}


def test_the_workflow_avoids_the_known_traps() -> None:
    workflow = _workflow()
    triggers = next(
        value for key, value in workflow.items() if key not in {"name", "permissions", "concurrency", "jobs"}
    )
    assert {*triggers} == {"schedule", "push", "workflow_dispatch"}
    assert not any("paths" in str(key) for trigger in triggers.values() if isinstance(trigger, dict) for key in trigger)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"] == {"group": "spec-update", "cancel-in-progress": False}
    checkout, *_, use = workflow["jobs"]["propose"]["steps"]
    assert checkout["with"]["fetch-depth"] == 0
    assert checkout["with"]["persist-credentials"] is False
    assert "SPECMINT" in use["with"]["token"]
    assert {*use["with"]} <= {*action()["inputs"]}


def test_the_hook_runs_whatever_was_changed() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["entry"], hook["always_run"], hook["pass_filenames"]) == ("specmint check", True, False)


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_what_the_readme_shows_for_github_is_understood() -> None:
    uses = [step for block in _blocks("yaml") for step in _uses(yaml.safe_load(block))]
    assert {step["with"].get("command", "check") for step in uses} == {"check", "update", "diff"}
    for step in uses:
        assert {*step["with"]} <= {*action()["inputs"]}


def _uses(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if str(value.get("uses", "")).startswith("specmint/"):
            yield value
        for inner in value.values():
            yield from _uses(inner)
    if isinstance(value, list):
        for inner in value:
            yield from _uses(inner)


def test_what_the_readme_shows_for_gitlab_pushes_what_was_proposed(forge: Forge, publisher: Publisher) -> None:
    (job,) = [
        content["spec-update"] for block in _blocks("yaml") if "spec-update" in (content := yaml.safe_load(block))
    ]
    publisher.data = MORE.encode()
    script = re.sub(r'"https://[^"]+"', "origin", "\n".join(job["script"]))
    script = f"PATH={Path(sys.executable).parent}:$PATH\n{script[script.index('git fetch') :]}"
    forge.git("--git-dir", str(forge.origin), "config", "receive.advertisePushOptions", "true")
    environment = {**os.environ, **forge.variables, "CI_DEFAULT_BRANCH": "main"}
    command = ["bash", "-eo", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=forge.work, check=False, capture_output=True, env=environment)
    assert done.returncode == 0, done.stderr
    assert forge.tip("specmint/pets")


@pytest.mark.parametrize("fork", ["true", "false"])
def test_a_comment_says_what_a_pull_request_changes(forge: Forge, fork: str) -> None:
    (forge.work / "spec.yaml").write_text(MORE, encoding="utf-8")
    variables = {"CLIENT": "pets", "DOCUMENT": "spec.yaml", "FAIL_ON": "none", "NUMBER": "1", "IS_FORK": fork}
    summary = forge.folder / "summary.md"
    assert forge.run("Compare", **variables).status == 0
    forge.open_request("1")
    assert forge.run("Comment", GITHUB_STEP_SUMMARY=str(summary), **variables).status == 0
    assert "nickname" in summary.read_text(encoding="utf-8")
    assert ("comment" in forge.known()["1"]) == (fork == "false")


def test_check_fails_where_something_moved(forge: Forge) -> None:
    assert forge.run("Check", CLIENTS="pets").status == 0
    (forge.work / "spec.yaml").write_text("openapi: 3.1.0\n", encoding="utf-8")
    assert forge.run("Check").status != 0
