"""The steps, and what decides the outcome of each."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.corpus.case import Case

REPOSITORY = Path(__file__).parents[2]
CHECKS = Path(__file__).parent / "checks"
GENERATOR = (REPOSITORY / "generator" / "specmint", REPOSITORY / "templates")
SHARED = ("__main__.py", "../case.py", "../documents.py")


@dataclass(frozen=True)
class Step:
    """A step is a module of ``package``; ``code`` names what else decides what it finds, beside it.

    One that ``generates`` depends on the generator, every other one on the client that came out.
    """

    name: str
    title: str
    generates: bool = False
    code: tuple[str, ...] = ()
    package: str = "tests.corpus.checks"

    @property
    def module(self) -> str:
        return f"{self.package}.{self.name}"

    @property
    def sources(self) -> list[Path]:
        folder = REPOSITORY.joinpath(*self.package.split("."))
        return [*(folder / name for name in (f"{self.name}.py", *self.code)), *(CHECKS / name for name in SHARED)]


STEPS = (
    Step("generation", "generate", generates=True, code=("specmint.py",)),
    Step("sources", "sources", code=("../report.py",)),
    Step("modules", "import", code=("installed.py",)),
    Step("operations", "operations", code=("reading.py", "installed.py", "../report.py")),
    Step("fixtures", "fixtures", code=("reading.py", "described.py", "validators.py", "installed.py")),
    Step("replay", "replay", code=("installed.py", "../../replay.py")),
    Step("repetition", "repeat", generates=True, code=("specmint.py",)),
    Step("mypy", "mypy"),
    Step("pyright", "pyright"),
)
FIRST = STEPS[0]


def key(step: Step, case: Case) -> str:
    """The digest of all that decides a step's outcome: an equal key stands for an equal outcome."""
    parts = [case.document.digest, case.formatter, tools(), digest_of(step.sources)]
    if step.generates:
        parts.append(generator())
    if step is not FIRST:
        parts.append(_client(case))
    return sha256("\n".join(parts).encode()).hexdigest()


def _client(case: Case) -> str:
    """The client's own lock holds the digest of each of its files; the report says what it lacks."""
    return digest_of(path for path in (case.client / "specmint.lock", case.report) if path.exists())


@cache
def generator() -> str:
    """The digest of the generator's code and templates."""
    files = [path for folder in GENERATOR for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    return digest_of(sorted(files))


@cache
def tools() -> str:
    """The digest of Python's version and that of everything installed."""
    versions = sorted(f"{each.name} {each.version}" for each in distributions())
    return sha256("\n".join([sys.version, *versions]).encode()).hexdigest()


def digest_of(files: Iterable[Path]) -> str:
    """One digest of the contents of files, in this order."""
    return sha256("".join(sha256(path.read_bytes()).hexdigest() for path in files).encode()).hexdigest()
