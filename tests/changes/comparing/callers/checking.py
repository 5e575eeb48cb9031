"""What mypy finds in samples when the package that they use is replaced by the next one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import specmint
from tests.changes.comparing.callers.packages import RUNTIME
from tests.changes.comparing.callers.samples import SNIPPET, sample_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.changes.comparing.revision import Revision

_ONE_RUNTIME: Final = "specmint.runtime"
"""Stands for the copy in each package, so that it is checked once."""
_USES: Final = "_uses_"
_IMPORTED: Final = re.compile(rf"from \.+{RUNTIME}\b")


def write(folder: Path, name: str, revision: Revision) -> None:
    """Write a package."""
    for path, text in revision.files.items():
        if path.endswith(".py") and not path.startswith((f"{RUNTIME}/", "testing/")):
            file = folder / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_IMPORTED.sub(f"from {_ONE_RUNTIME}", text), encoding="utf-8")


@dataclass(frozen=True)
class Break:
    """What can no longer be done: the call, type or webhook, the types that are used for it, and what mypy says."""

    uses: frozenset[str]
    message: str


def broken(folder: Path, pairs: Mapping[str, tuple[Revision, Revision]]) -> dict[str, list[Break]]:
    """What who uses the old package of each pair can no longer do with the new one.

    Raises AssertionError where a sample does not even fit the package that it is made from.
    """
    samples = {name: sample_of(old) for name, (old, _) in pairs.items()}
    for name, (old, new) in pairs.items():
        for age, revision in (("old", old), ("new", new)):
            write(folder, f"{name}_{age}", revision)
            text = samples[name].text(f"{name}_{age}", _ONE_RUNTIME)
            (folder / f"{name}{_USES}{age}.py").write_text(text, encoding="utf-8")
    ill = set()
    found = defaultdict(list)
    for file, line, message in sorted(_mypy(folder), key=lambda each: each[0].endswith(f"{_USES}new.py")):
        name, _, age = file.removesuffix(".py").rpartition(_USES)
        block = samples[name].block(line)
        if age == "old":
            # A snippet shows what to fill in, which need not be of the right type.
            assert block.lines[0].startswith(SNIPPET), f"{folder / file}:{line}: {message}"
            ill.add((name, line))
        elif (name, line) not in ill:
            found[name].append(Break(block.uses, message))
    return found


def _mypy(folder: Path) -> list[tuple[str, int, str]]:
    modules = sorted(file.name for file in folder.glob(f"*{_USES}*.py"))
    command = ("-m", "mypy", "--strict", "--config-file=", "--output=json", "--follow-imports=silent")
    ran = subprocess.run(
        (sys.executable, *command, *modules),
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(Path(specmint.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode in {0, 1}, ran.stdout + ran.stderr
    said = [json.loads(line) for line in ran.stdout.splitlines()]
    return [(each["file"], each["line"], each["message"]) for each in said if each["severity"] == "error"]
