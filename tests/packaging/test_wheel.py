"""The wheel holds all that `specmint generate` needs: it is built, installed and used far from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]

DOCUMENT = """\
openapi: 3.1.0
info: { title: Tea house, version: "1.0" }
servers: [{ url: https://tea.example.com }]
paths:
  /teas/{tea_id}:
    get:
      operationId: get_tea
      parameters:
        - { name: tea_id, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: The tea.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Tea" }
components:
  schemas:
    Tea: { type: object, required: [name], properties: { name: { type: string } } }
"""

CALL = """\
import httpx, tea_house
answer = httpx.MockTransport(lambda request: httpx.Response(200, json={"name": "Assam"}))
print(tea_house.Client(http_client=httpx.Client(transport=answer)).teas.retrieve("1").name)
"""


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Standard output of a command; a failure shows both streams.

    Coverage is not inherited: it would count the installed copy as a second, badly tested specmint.
    """
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTHON"))}
    done = subprocess.run(
        command, cwd=cwd, env=inherited | environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def files_in(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the freshly built wheel is installed, without its dependencies."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, REPOSITORY, cwd=folder)
    (wheel,) = folder.glob("specmint-*.whl")
    site = folder / "site"
    install = ("-m", "pip", "install", "--no-deps", "--no-index", "--disable-pip-version-check")
    run(sys.executable, *install, "--target", site, wheel, cwd=folder)
    return site


def test_the_wheel_holds_templates_types_and_licence(installed: Path) -> None:
    assert files_in(installed / "specmint" / "templates") == files_in(REPOSITORY / "templates") != set()
    assert (installed / "specmint" / "py.typed").is_file()
    assert list(installed.glob("specmint-*.dist-info/licenses/LICENSE"))


def test_the_wheel_holds_nothing_else_at_the_top(installed: Path) -> None:
    assert {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")} == {"specmint", "bin"}


def test_the_installed_wheel_is_the_one_in_use(installed: Path, tmp_path: Path) -> None:
    program = "import specmint; print(specmint.__path__[0])"
    found = run(sys.executable, "-c", program, cwd=tmp_path, PYTHONPATH=str(installed))
    assert found.strip() == str(installed / "specmint")


def test_the_installed_command_makes_a_client_that_works(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "tea.yaml").write_text(DOCUMENT, encoding="utf-8")
    command = installed / "bin" / "specmint"
    options = ("--spec", "tea.yaml", "--package", "tea_house", "--out", "clients/tea_house")
    run(command, "generate", *options, cwd=tmp_path, PYTHONPATH=str(installed))
    assert run(sys.executable, "-c", CALL, cwd=tmp_path, PYTHONPATH=str(tmp_path / "clients")) == "Assam\n"


def test_the_source_distribution_builds_the_same_wheel(installed: Path, tmp_path: Path) -> None:
    build = (sys.executable, "-m", "build", "--no-isolation")
    run(*build, "--sdist", "--outdir", tmp_path, REPOSITORY, cwd=tmp_path)
    (source,) = tmp_path.glob("specmint-*.tar.gz")
    run(sys.executable, "-m", "tarfile", "--extract", source, tmp_path, cwd=tmp_path)
    (unpacked,) = (path for path in tmp_path.glob("specmint-*") if path.is_dir())
    run(*build, "--wheel", "--outdir", tmp_path, unpacked, cwd=tmp_path)
    (built,) = (path.read_bytes() for path in tmp_path.glob("specmint-*.whl"))
    (original,) = (path.read_bytes() for path in installed.parent.glob("specmint-*.whl"))
    assert built == original
