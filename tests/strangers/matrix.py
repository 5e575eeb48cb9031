"""The matrix of positions and payloads: one cell or many at a time, each judged in every place that text may reach."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from specmint.building.content_cache import ContentCache
from specmint.ir.diagnostics import SpecmintError
from specmint.vendoring.single_file import single_file
from tests.conftest import ROOT
from tests.strangers.building import built, reports, told, told_as_json
from tests.strangers.documents import DOCUMENTS
from tests.strangers.judging import Known, known_of, problems, problems_of_report, tags_of
from tests.strangers.payloads import PAYLOADS
from tests.strangers.positions import Position, mutated, positions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.pipeline import Built

RUNTIME = ROOT / "generator" / "specmint" / "runtime"
IMPORTER = Path(__file__).with_name("importing.py")


@dataclass(frozen=True)
class Cell:
    """What is changed in a document: texts by position."""

    version: str
    changes: Mapping[Position, str]

    def __str__(self) -> str:
        """As a finding names it."""
        told = ", ".join(f"{position}: {text[:60]!r}" for position, text in list(self.changes.items())[:4])
        return f"{self.version}: {told}{', ...' if len(self.changes) > 4 else ''}"


@dataclass
class Base:
    """A harmless document of a version, and what is made of it."""

    version: str
    memory: ContentCache = field(default_factory=ContentCache)

    @property
    def document(self) -> dict[str, Any]:
        """The document."""
        return DOCUMENTS[self.version]

    @cached_property
    def positions(self) -> list[Position]:
        """Where it holds text."""
        return list(positions(self.document))

    @cached_property
    def package(self) -> Built:
        """The package, fixtures included."""
        return built(self.document, self.memory)

    @cached_property
    def known(self) -> Known:
        """What the package, its single file and every module of the runtime do: a package holds those that it needs."""
        runtime = {path.name: path.read_text(encoding="utf-8") for path in RUNTIME.glob("*.py")}
        return known_of({**runtime, **self.package.files, **single_file(self.package.files, "single")})

    @cached_property
    def tags(self) -> frozenset[tuple[str, tuple[str, ...]]]:
        """The tags of a page about harmless changes."""
        changed = {
            position: f"other{number}"
            for number, position in enumerate(self.positions)
            if position.path[-1] in {"description", "summary", "title", "default", "format", "name", "operationId"}
            and not position.is_key
        }
        pages = [dict(reports(self.package, package))["html"] for package in self._harmless(changed)]
        return frozenset(tag for page in pages for tag in tags_of(page))

    def _harmless(self, changed: dict[Position, str]) -> Iterator[Built]:
        yield self.package
        yield built(mutated(self.document, changed), self.memory)
        for name in ("paths", "components", "definitions", "webhooks"):
            if name in self.document:
                fewer = {**self.document, name: dict(list(self.document[name].items())[:-1])}
                try:
                    yield built(fewer, self.memory)
                except SpecmintError:
                    continue

    def cell(self, names: list[str], chosen: list[Position]) -> Cell:
        """Payloads at positions, in turn. A position inside of one whose key is changed stays as it is."""
        changes: dict[Position, str] = {}
        for number, position in enumerate(chosen):
            changes[position] = PAYLOADS[names[number % len(names)]]
        return Cell(self.version, changes)


@dataclass
class Outcome:
    """What came of a cell: what is wrong, and the files to import, if any were made."""

    findings: list[str]
    files: Mapping[str, str] = field(default_factory=dict)


def judged(base: Base, cell: Cell, *, with_reports: bool) -> Outcome:
    """Generate and judge. An input that is refused with a diagnostic is fine; nothing else that is raised is."""
    document = mutated(base.document, dict(cell.changes))
    try:
        package = built(document, base.memory)
    except SpecmintError as error:
        return Outcome(list(_of_findings(error.diagnostics)))
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return Outcome([f"{type(error).__name__}: {str(error)[:300]}"])
    found = [*problems(package.files, base.known), *_of_findings(package.diagnostics)]
    if with_reports and not found:
        found += _of_reports(base, package)
    return Outcome(found, package.files)


def _of_findings(diagnostics: Any) -> Iterator[str]:
    for form, text in told(diagnostics).items():
        yield from problems_of_report(form, text, frozenset())
    yield from problems_of_report("json", told_as_json(diagnostics), frozenset())


def _of_reports(base: Base, package: Built) -> Iterator[str]:
    try:
        for form, text in (*reports(base.package, package), *reports(package, base.package)):
            yield from problems_of_report(form, text, base.tags)
        yield from problems(single_file(package.files, "single"), base.known)
    except Exception as error:  # noqa: BLE001 - as above
        yield f"{type(error).__name__}: {str(error)[:300]}"


def imported(packages: Mapping[str, Mapping[str, str]]) -> list[str]:
    """What goes wrong when packages are imported and played by another process: one line each."""
    with TemporaryDirectory(prefix="specmint-") as folder:
        for name, files in packages.items():
            for path, text in files.items():
                place = Path(folder, name, path)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(re.sub(r"\bacme\b", name, text), encoding="utf-8", newline="")
        command = [sys.executable, "-B", str(IMPORTER), folder, *packages]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="backslashreplace", check=False)
    lines = [line for line in done.stdout.splitlines() if " raised " in line or " did " in line]
    return lines if lines or not done.returncode else [done.stderr[-500:]]
