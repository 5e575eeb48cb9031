"""One endpoint of a small document: generating its client anew and again, importing it, calling it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.commands import models, python, specmint
from tests.bench.series import Comparison, Series
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.rows import Row

GENERATED = ROOT / "generated"
FIXTURE = GENERATED / "telnyx_assistants/testing/fixtures/ai/assistants/versions/update.json"
DOCUMENT = Path("spec/telnyx/assistant-versions.yaml")
FIRST_CALL = Path(__file__).with_name("first_call.py")
CALL = "ai.assistants.versions.update"


def rows(folder: Path, rounds: int) -> Iterator[Row]:
    """Measure on a copy of the project's own document and configuration."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "spec", folder / "spec")
    yield from _generating(folder, rounds).measure()
    yield from _importing(rounds).measure()


def _generating(folder: Path, rounds: int) -> Series:
    def forget() -> None:
        shutil.rmtree(folder / "generated", ignore_errors=True)
        shutil.rmtree(folder / "cache", ignore_errors=True)

    alone = "datamodel-codegen (models), black, isort"
    commands = {
        alone: models(folder / DOCUMENT, folder / "models.py", "black", "isort"),
        "cold": specmint(folder, "generate", prepare=forget),
        "unchanged": specmint(folder, "generate"),
        "check": specmint(folder, "check"),
    }
    comparisons = (
        Comparison("one endpoint, cold, black", "cold", alone, 1.3),
        Comparison("the same, nothing changed", "unchanged", alone, 0.15),
        Comparison("the same, check", "check", alone, 0.15),
    )
    return Series(commands, comparisons, rounds)


def _importing(rounds: int) -> Series:
    libraries = "import httpx, pydantic"
    fixture = str(FIXTURE)
    commands = {
        libraries: python(ROOT, "-c", libraries),
        "import": python(ROOT, "-c", "import telnyx_assistants", path=GENERATED),
        "call": python(ROOT, str(FIRST_CALL), "telnyx_assistants", CALL, fixture, path=GENERATED),
    }
    comparisons = (
        Comparison("import of its client", "import", libraries, 1.1),
        Comparison("import and first call", "call", libraries, 1.5),
    )
    return Series(commands, comparisons, rounds)
