"""What is measured against what, and the targets."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

from tests.bench.measure import Command, Scenario

REPOSITORY = Path(__file__).parents[2]
GENERATED = REPOSITORY / "generated"
FIXTURE = GENERATED / "telnyx_assistants/testing/fixtures/ai/assistants/versions/update/response.200.full.json"
DOCUMENT = "spec/telnyx/assistant-versions.yaml"


def scenarios(folder: Path) -> list[Scenario]:
    """All scenarios, in an order in which each finds the output of the one before.

    Those that write work in ``folder``, on a copy of the configuration and the document.
    """
    _copy_project(folder)
    models = _models_only(folder)
    generate = _specmint("generate", folder)

    def forget() -> None:
        shutil.rmtree(folder / "generated", ignore_errors=True)
        shutil.rmtree(folder / "cache", ignore_errors=True)

    cold = replace(generate, prepare=forget)
    libraries = _python("-c", "import httpx, pydantic")
    imported = _python("-c", "import telnyx_assistants")
    called = _python(str(Path(__file__).with_name("first_call.py")), str(FIXTURE))
    return [
        Scenario("generate, cold", cold, models, 1.3),
        Scenario("generate, unchanged", generate, models, 0.15),
        Scenario("check, unchanged", _specmint("check", folder), models, 0.15),
        Scenario("import", imported, libraries, 1.1),
        Scenario("import and first call", called, libraries, 1.5),
    ]


def _copy_project(folder: Path) -> None:
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    shutil.copytree(REPOSITORY / "spec", folder / "spec")


def _models_only(folder: Path) -> Command:
    """What datamodel-code-generator makes of the document by itself."""
    options = ("--output-model-type", "pydantic_v2.BaseModel", "--formatters", "black", "isort")
    files = ("--input-file-type", "openapi", "--input", DOCUMENT, "--output", "models.py")
    return Command((sys.executable, "-m", "datamodel_code_generator", *files, *options), folder)


def _specmint(command: str, folder: Path) -> Command:
    return Command((sys.executable, "-m", "specmint", command), folder, {"XDG_CACHE_HOME": str(folder / "cache")})


def _python(*arguments: str) -> Command:
    return Command((sys.executable, *arguments), REPOSITORY, {"PYTHONPATH": str(GENERATED)})
