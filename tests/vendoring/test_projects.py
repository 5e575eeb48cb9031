"""A vendored client in a project with nothing but httpx and pydantic, and with tools that are set strictly."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import process
from tests.pipeline.clients import project
from tests.vendoring.environments import RUNNING, VERSIONS, environment

if TYPE_CHECKING:
    from pathlib import Path

VENDORED = ("src/acme/_vendor/petstore", "src/acme/scripts/petstore_one.py")
SETTINGS = """
[tool.mypy]
strict = true
files = ["src"]
mypy_path = ["src"]
# The plugin for pytest needs pytest, which this project has not.
exclude = ["testing/plugin\\\\.py$"]

[tool.ruff]
line-length = 79
src = ["src"]
extend-exclude = ["out"]

[tool.ruff.lint]
select = ["ALL"]
# The formatter does what COM812 asks for; there is one licence for all; relative imports are what is tried here.
ignore = ["COM812", "CPY001", "TID252"]

[tool.ruff.lint.pydocstyle]
convention = "google"

[tool.black]
line-length = 79
extend-exclude = "out"
"""
APP = '''\
"""An application."""

from __future__ import annotations

from typing import TypeAlias

from ._vendor.petstore import Client, RequestValidationError, params
from ._vendor.petstore.testing import MockedClient
from .scripts.petstore_one import Client as OneClient

AnyClient: TypeAlias = Client | OneClient


def names(client: AnyClient) -> list[str]:
    """Tell the names of all pets."""
    return [pet.name for pet in client.pets.list()]


def refused(client: Client, pet: params.PetsCreateParams) -> list[str]:
    """Tell what is wrong with a pet."""
    try:
        client.pets.create(**pet)
    except RequestValidationError as error:
        return [problem.path for problem in error.problems]
    return []


def mocked() -> list[str]:
    """Tell the names that the recorded answer has."""
    with MockedClient() as client:
        return names(client)
'''
SCRIPT = """\
import httpx
from acme import app
from acme.scripts import petstore_one
server = httpx.MockTransport(lambda request: httpx.Response(200, json=[{"name": "Rex", "born": "2020-02-29"}]))
assert all(isinstance(name, str) for name in app.mocked()) and app.mocked()
assert app.refused(app.Client(http_client=httpx.Client(transport=server)), {"name": 1}) == ["name"]
for client in (app.Client, petstore_one.Client):
    print(*app.names(client(http_client=httpx.Client(transport=server))))
"""


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a client in a package at some depth, and as one module for scripts."""
    folder = tmp_path_factory.mktemp("acme")
    project(folder)
    source = folder / "src" / "acme"
    for path in ("__init__.py", "_vendor/__init__.py", "scripts/__init__.py"):
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text('"""Ours."""\n', encoding="utf-8")
    (source / "app.py").write_text(APP, encoding="utf-8")
    specmint = partial(process, folder=folder, XDG_CACHE_HOME=str(folder / "cache"))
    commands = (
        ("generate",),
        ("vendor", "pets", "--into", "src/acme/_vendor/petstore"),
        ("vendor", "pets", "--into", "src/acme/_vendor/newer", "--python", RUNNING, "--without-fixtures"),
        ("vendor", "pets", "--into", "src/acme/scripts", "--single-file", "--rename", "petstore_one"),
    )
    for command in commands:
        ended = specmint(*command)
        assert ended.status == 0, ended.err
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS)
    return folder


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return environment(RUNNING, tmp_path_factory.mktemp("environment") / "venv")


def run(*command: str | Path, folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={"PYTHONPATH": "src"})
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def test_the_environment_holds_nothing_else(python: Path, acme: Path) -> None:
    program = "import importlib.metadata as m; print(*sorted(d.name for d in m.distributions()))"
    found = set(run(python, "-c", program, folder=acme).split())
    assert {"httpx", "pydantic"} <= found
    assert not {"specmint", "jinja2", "pytest"} & {name.lower() for name in found}


@pytest.mark.parametrize("version", VERSIONS)
def test_the_copies_work_with_httpx_and_pydantic_alone(version: str, acme: Path, tmp_path: Path) -> None:
    python = environment(version, tmp_path / "venv")
    assert run(python, "-W", "error", "-B", "-c", SCRIPT, folder=acme) == "Rex\nRex\n"


def test_a_copy_for_a_newer_python_imports_from_typing(python: Path, acme: Path) -> None:
    program = "from acme._vendor.newer import Client, models, params; print(models.Pet(name='Rex').name)"
    assert run(python, "-W", "error", "-B", "-c", program, folder=acme) == "Rex\n"
    sources = [path.read_text(encoding="utf-8") for path in (acme / "src/acme/_vendor/newer").rglob("*.py")]
    assert any("from typing import Unpack" in source for source in sources)
    assert not any("typing_extensions import Unpack" in source for source in sources)


def test_a_strict_mypy_accepts_the_copies(python: Path, acme: Path) -> None:
    command = (sys.executable, "-m", "mypy", "--python-executable", str(python), "--cache-dir", "cache/mypy")
    assert "no issues found" in run(*command, folder=acme)


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "--no-cache", "src"),
        ("ruff", "check", "--no-cache", "--isolated", "--select", "ALL", *VENDORED),
        ("ruff", "format", "--no-cache", "--check", "src"),
        ("black", "--check", "src"),
        ("isort", "--check", "src"),
    ],
    ids=" ".join,
)
def test_linters_and_formatters_leave_the_copies_alone(command: tuple[str, ...], acme: Path) -> None:
    run(sys.executable, "-m", *command, folder=acme)


def test_git_keeps_line_ends_and_code_hosts_fold_the_files(acme: Path) -> None:
    run("git", "init", "--quiet", folder=acme)
    paths = ("client.py", "models/pets.py", "testing/fixtures/pets/list.json", "mine.py")
    told = run(
        "git",
        "check-attr",
        "linguist-generated",
        "eol",
        "--",
        *(f"src/acme/_vendor/petstore/{path}" for path in paths),
        folder=acme,
    )
    assert [line.rpartition(": ")[2] for line in told.splitlines()] == [
        *(["set", "lf"] * 3),
        "unspecified",
        "unspecified",
    ]
