"""What CI runs is known by its digest: actions by their commits, packages by their hashes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.forge import step
from tests.conftest import ROOT
from tests.locked import Locked, locked
from tests.packaging.package_index import publish

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
LOCKS = {name: ROOT / f".github/locks/{name}.lock" for name in ("runtime", "build", "sbom")}
WRITING = {"attest": {"attestations", "id-token"}, "publish": {"id-token"}, "release": {"contents"}}
"""The jobs of a release that may write something, and what."""


def _workflow(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def test_every_action_is_pinned_by_its_commit_and_tells_the_version() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (*WORKFLOWS, ROOT / "action.yml"))
    used = re.findall(r"uses: (.*)", text)
    foreign = [each for each in used if not each.startswith("./")]
    assert foreign
    assert [each for each in foreign if not re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)] == []
    assert len(set(foreign)) == len({each.partition("@")[0] for each in foreign}), "one action, one commit"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_write_nothing_unless_a_job_of_a_release_says_so(path: Path) -> None:
    workflow = _workflow(path)
    assert set(workflow["permissions"].values()) <= {"read"}
    writing = {
        name: {kind for kind, level in job.get("permissions", {}).items() if level == "write"}
        for name, job in workflow["jobs"].items()
    }
    assert {name: kinds for name, kinds in writing.items() if kinds} == (WRITING if path.stem == "release" else {})


def test_what_is_published_is_what_was_built_and_attested() -> None:
    jobs = _workflow(ROOT / ".github/workflows/release.yml")["jobs"]
    assert "attest" in jobs["publish"]["needs"]
    assert jobs["publish"]["environment"] == "pypi"
    assert not any("checkout" in str(step.get("uses")) for name in WRITING for step in jobs[name]["steps"])
    assert not any("password" in str(step) for step in jobs["publish"]["steps"])


def _content(package: Locked) -> tuple[str, str]:
    """The version and the digests. A part is wanted on other platforms than the whole, so markers differ."""
    return package.version, package.text.partition("\n")[2]


def test_the_locks_of_ci_are_parts_of_the_lock() -> None:
    everything = locked()
    for name in ("runtime", "build"):
        part = locked(LOCKS[name])
        assert part
        for each in part.values():
            assert _content(each) == _content(everything[each.name])
    assert {"specmint", "pytest"}.isdisjoint(locked(LOCKS["runtime"]))
    assert all("--hash=sha256:" in each.text for each in locked(LOCKS["sbom"]).values())


def test_the_action_installs_itself_from_its_locks(tmp_path: Path) -> None:
    """All packages but those that build it are empty; the index has newer ones of each."""
    action, index = tmp_path / "action", tmp_path / "index"
    shutil.copytree(ROOT / "generator", action / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", action / "templates")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, action / name)
    wanted = {name: locked(LOCKS[name]) for name in ("runtime", "build")}
    entries = publish((wanted["runtime"] | wanted["build"]).values(), index)
    (action / ".github/locks").mkdir(parents=True)
    for name, part in wanted.items():
        (action / f".github/locks/{name}.lock").write_text("".join(entries[each] for each in part), encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PIP_", "PYTHON"))}
    variables = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": index.as_uri(),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_ACTION_PATH": str(action),
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step("Install specmint")]
    done = subprocess.run(command, env=kept | variables, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "No broken requirements found" in done.stdout
    assert (tmp_path / "specmint/bin/specmint").is_file()
