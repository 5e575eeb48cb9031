"""A whole large document: its client made anew, again, after a change, in part; its memory; its import."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.commands import models, python, specmint
from tests.bench.documents import unpacked
from tests.bench.series import Comparison, Series

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.measure import Command
    from tests.bench.rows import Row

DOCUMENT = "telnyx.yaml"
OPERATION = "POST /ai/assistants/{assistant_id}/versions/{version_id}"
FORMATTERS = {"black": (("black", "isort"), 1.0), "ruff": (("ruff-check", "ruff-format"), 2.0)}
"""With what datamodel-codegen formats its models, and how many times as long as that everything may take."""
CLIENT = """\
[[tool.specmint.clients]]
name = "{name}"
document = "document.yaml"
output = "{name}"
package = "{name}"
formatter = "{formatter}"
select = {select}
allow_incomplete = true
credentials = {{ bearerAuth = {{ argument = "api_key", variable = "API_KEY" }} }}
"""
REFERENCE = re.compile(r"#/components/schemas/(\w+)")
FIRST_CALL = Path(__file__).with_name("first_call.py")


def rows(folder: Path, corpus: Path, rounds: int) -> Iterator[Row]:
    """Measure on copies in a folder. What is generated there stays for the import, which comes last."""
    project = _Project.made(folder, corpus / f"{DOCUMENT}.gz")
    for formatter, (theirs, target) in FORMATTERS.items():
        yield from project.generating(formatter, theirs, target, rounds).measure()
    yield from project.importing(max(rounds, 11)).measure()


@dataclass(frozen=True)
class _Project:
    folder: Path
    original: Path

    @classmethod
    def made(cls, folder: Path, packed: Path) -> _Project:
        clients = [
            CLIENT.format(name=f"{part}_{formatter}", formatter=formatter, select=json.dumps(select))
            for formatter in FORMATTERS
            for part, select in (("all", []), ("one", [OPERATION]))
        ]
        (folder / "pyproject.toml").write_text("\n".join(clients), encoding="utf-8")
        return cls(folder, unpacked(packed, folder / "original.yaml"))

    def generating(self, formatter: str, theirs: tuple[str, ...], target: float, rounds: int) -> Series:
        """Everything of the document, and one operation of it."""
        alone = f"datamodel-codegen (models), {', '.join(theirs)}"
        cold = f"cold, {formatter}"
        everything, one = f"all_{formatter}", f"one_{formatter}"
        commands = {
            alone: models(self.original, self.folder / "models.py", *theirs),
            "one": self._generate(one, self._anew),
            cold: self._generate(everything, self._anew),
            "unchanged": self._generate(everything),
            "changed": self._generate(everything, self._change),
        }
        comparisons = (
            Comparison(f"whole document, cold, {formatter}", cold, alone, target),
            Comparison(f"its peak memory, {formatter}", cold, alone, 1.5, "memory"),
            Comparison(f"nothing changed, {formatter}", "unchanged", cold, 0.05),
            Comparison(f"one schema changed, {formatter}", "changed", cold, 0.25),
            Comparison(f"one operation selected, {formatter}", "one", cold, 0.25),
        )
        return Series(commands, comparisons, rounds, warm_up=False)

    def importing(self, rounds: int) -> Series:
        """The client of the whole document, as the series before left it."""
        package = self.folder / "all_ruff"
        call = json.loads((package / "specmint.lock").read_text(encoding="utf-8"))["calls"][OPERATION]
        fixture = (package / "testing" / "fixtures" / Path(*call.split("."))).with_suffix(".json")
        libraries = "import httpx, pydantic"
        commands = {
            libraries: python(self.folder, "-c", libraries),
            "call": python(self.folder, str(FIRST_CALL), package.name, call, str(fixture), path=self.folder),
        }
        comparison = Comparison("import of the whole client and a first call", "call", libraries, 1.5)
        return Series(commands, (comparison,), rounds)

    def _generate(self, client: str, prepare: Callable[[], object] = lambda: None) -> Command:
        return specmint(self.folder, "generate", client, prepare=prepare)

    def _anew(self) -> None:
        """The document as it was, no output, and nothing remembered."""
        for name in ("cache", *(f"{part}_{formatter}" for part in ("all", "one") for formatter in FORMATTERS)):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.copy(self.original, self.folder / "document.yaml")

    def _change(self) -> None:
        (self.folder / "document.yaml").write_text(
            _changed(self.original.read_text(encoding="utf-8")), encoding="utf-8"
        )


def _changed(text: str) -> str:
    """The document with one more property in the first schema that an operation refers to and that has properties."""
    for name in REFERENCE.findall(text, text.index("\npaths:")):
        schema = re.compile(rf"(\n    {name}:\n(?:      .*\n)*?      properties:\n)")
        changed, count = schema.subn(r"\1        added_by_the_benchmark:\n          type: string\n", text, count=1)
        if count:
            return changed
    message = "no schema to change was found"
    raise ValueError(message)
