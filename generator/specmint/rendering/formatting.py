"""One way to format all Python of a package."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import MISSING_FORMATTER
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import Executor

LINE_LENGTH = 120
Formatter = Literal["black", "ruff"]


@dataclass(frozen=True)
class Formatting:
    """The formatter, and who shares its work."""

    formatter: Formatter
    executor: Executor

    def apply(
        self, sources: Mapping[str, str], pending: Callable[[], Mapping[str, str]] = dict[str, str]
    ) -> dict[str, str]:
        """Format Python sources by name, then those that are still ``pending``.

        Raises SpecmintError where the formatter is not installed.
        """
        if self.formatter == "ruff":
            return _by_ruff({**sources, **pending()})
        formatted = _by_black(sources)
        late = pending()
        largest = sorted(late, key=lambda name: (-len(late[name]), name))
        shared = self.executor.submit(_by_black, {name: late[name] for name in largest[::2]})
        return {**formatted, **_by_black({name: late[name] for name in largest[1::2]}), **shared.result()}


def _by_black(sources: Mapping[str, str]) -> dict[str, str]:
    import black
    from black.mode import TargetVersion

    mode = black.Mode(line_length=LINE_LENGTH, target_versions={TargetVersion.PY310}, magic_trailing_comma=False)
    return {name: black.format_str(source, mode=mode) for name, source in sources.items()}


def _by_ruff(sources: Mapping[str, str]) -> dict[str, str]:
    """One process for all: ruff formats a folder faster than it starts."""
    with TemporaryDirectory() as folder:
        places = {name: Path(folder) / f"{number}.py" for number, name in enumerate(sorted(sources))}
        for name, place in places.items():
            place.write_text(sources[name], encoding="utf-8")
        command = [
            _ruff(),
            "format",
            "--isolated",
            "--no-cache",
            f"--line-length={LINE_LENGTH}",
            "--target-version=py310",
        ]
        command += ["--config=format.skip-magic-trailing-comma=true", folder]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own arguments, no shell
        return {name: place.read_text(encoding="utf-8") for name, place in places.items()}


def _ruff() -> str:
    beside = Path(sys.executable).with_name("ruff")
    found = str(beside) if beside.exists() else shutil.which("ruff")
    if found is None:
        raise SpecmintError([report(MISSING_FORMATTER, formatter="ruff")])
    return found
