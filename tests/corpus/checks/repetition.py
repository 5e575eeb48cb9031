"""Generate again, in other surroundings: every byte has to be the same."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from tests.corpus.checks.specmint import generate
from tests.corpus.outcomes import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.corpus.case import Case

SURROUNDINGS = {"PYTHONHASHSEED": "4711", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"}


def check(case: Case) -> Finding:
    """Hash seed, locale, time zone, umask, working folder and the way the document is named are others."""
    again = case.folder / "again" / "deeper" / case.package
    shutil.rmtree(case.folder / "again", ignore_errors=True)
    again.parent.mkdir(parents=True)
    os.umask(0o077)
    said = generate(case, str(case.root), again, SURROUNDINGS)
    problems = (
        list(_differences(case.client, again))
        if again.exists()
        else [f"The second run ended with {said.status}.\n{said.errors}"]
    )
    shutil.rmtree(case.folder / "again", ignore_errors=True)
    return Finding(problems)


def _differences(first: Path, second: Path) -> Iterator[str]:
    ours, theirs = _files(first), _files(second)
    for path in sorted(ours | theirs):
        if path not in theirs:
            yield f"{path} is missing from the second run"
        elif path not in ours:
            yield f"{path} is in the second run only"
        elif (first / path).read_bytes() != (second / path).read_bytes():
            yield f"{path} differs{_first_difference(first / path, second / path)}"


def _files(folder: Path) -> set[str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(folder).as_posix() for path in paths}


def _first_difference(first: Path, second: Path) -> str:
    pairs = zip(first.read_bytes().splitlines(), second.read_bytes().splitlines(), strict=False)
    for number, (one, other) in enumerate(pairs, start=1):
        if one != other:
            return f" in line {number}: {one.decode(errors='replace')} -> {other.decode(errors='replace')}"
    return " in its end"
