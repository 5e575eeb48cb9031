"""A forge on this disk: a bare repository, a stand-in for its command line, and the shell steps of action.yml."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.cli.running import Ended
from tests.conftest import ROOT

WHO = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.com", "-c", "init.defaultBranch=main")
GH = """\
#!{python}
import json, subprocess, sys
from pathlib import Path

requests = Path({requests!r})
known = json.loads(requests.read_text())
words = sys.argv[1:]
options = dict(zip(words, words[1:]))
head = options.get("--head")
said = {{"title": options.get("--title"), "body": Path(options.get("--body-file", "/dev/null")).read_text()}}
if words[:2] == ["pr", "list"]:
    print(*(number for number, each in known.items() if each["head"] == head))
elif words[:2] == ["pr", "create"]:
    known[str(len(known) + 1)] = {{"head": head, "base": options["--base"], **said}}
elif words[:2] == ["pr", "edit"]:
    known[words[2]].update(said)
elif words[:2] == ["pr", "comment"]:
    known[words[2]]["comment"] = said["body"]
requests.write_text(json.dumps(known))
"""


def action() -> dict[str, Any]:
    """action.yml as values."""
    content: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return content


def step(name: str) -> str:
    """The shell of a step of action.yml."""
    return str(next(each["run"] for each in action()["runs"]["steps"] if each["name"] == name))


@dataclass
class Forge:
    """A project with its origin. ``url`` is where its documents are published, if anywhere."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.work, self.origin = self.folder / "work", self.folder / "origin.git"
        self._tools = self.folder / "tools"
        self._requests = self.folder / "requests.json"

    def begin(self) -> None:
        """Publish what is in the working tree as the first commit of the base branch."""
        self._tools.mkdir()
        self._requests.write_text("{}", encoding="utf-8")
        stand_in = self._tools / "gh"
        stand_in.write_text(GH.format(python=sys.executable, requests=str(self._requests)), encoding="utf-8")
        stand_in.chmod(0o755)
        subprocess.run(["git", *WHO, "init", "--quiet", "--bare", str(self.origin)], check=True)  # noqa: S607
        self.git("init", "--quiet")
        self.git("remote", "add", "origin", str(self.origin))
        self.commit("Begin")

    def git(self, *arguments: str) -> str:
        """What git prints in the working tree."""
        done = subprocess.run(
            ["git", *WHO, *arguments],  # noqa: S607
            cwd=self.work,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout.strip()

    def commit(self, message: str, branch: str = "main") -> str:
        """Commit everything and push it to a branch."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        self.git("push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{branch}")
        return self.git("rev-parse", "HEAD")

    def tip(self, branch: str) -> str:
        """The commit of a branch of the origin; nothing if there is no such branch."""
        return self.git("ls-remote", str(self.origin), f"refs/heads/{branch}").partition("\t")[0]

    def requests(self) -> dict[str, dict[str, str]]:
        """The pull requests whose branches are there, by number."""
        return {number: each for number, each in self.known().items() if self.tip(each["head"])}

    def known(self) -> dict[str, dict[str, str]]:
        """All pull requests there ever were, by number."""
        known: dict[str, dict[str, str]] = json.loads(self._requests.read_text(encoding="utf-8"))
        return known

    def open_request(self, number: str) -> None:
        """Have somebody open a pull request."""
        self._requests.write_text(json.dumps({number: {"head": "of-somebody"}}), encoding="utf-8")

    def run(self, name: str, **variables: str) -> Ended:
        """Run a step of action.yml in the working tree, as GitHub does."""
        defaults = {
            "PATH": f"{self._tools}{os.pathsep}{os.environ['PATH']}",
            "SPECMINT": str(Path(sys.executable).with_name("specmint")),
            "BASE": "main",
            "CLIENTS": "",
            "USAGE": "",
            "ALLOW_WORSE": "false",
            "GH_TOKEN": "token",
            "RUNNER_TEMP": str(self.folder),
            "GITHUB_SERVER_URL": "https://github.com",
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step(name)],  # noqa: S607
            cwd=self.work,
            env={**os.environ, **defaults, **self.variables, **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def update(self, **variables: str) -> tuple[Ended, Ended]:
        """A whole run of the pipeline, which begins with what the origin holds."""
        self.git("fetch", "--quiet", "--prune", "origin")
        return self.run("Make commits", **variables), self.run("Push branches and open pull requests", **variables)
