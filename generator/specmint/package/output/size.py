"""Measures the size of a package's source code."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMED_TYPE = re.compile(r"^(?:class |\w+(?:: TypeAlias)? = (?!TypeVar))", re.MULTILINE)
"""The first line of a class or alias in a module of models or params."""
TYPES = frozenset({"models", "params"})
RUNTIME = "_runtime"


@dataclass(frozen=True)
class Size:
    """``models`` counts the classes and aliases of models and params, ``lines`` all lines of Python."""

    models: int = 0
    lines: int = 0

    def __add__(self, other: Size) -> Size:
        return Size(self.models + other.models, self.lines + other.lines)


@dataclass(frozen=True)
class PackageSize:
    """``modules`` holds the size of each resource: its calls, models and params.

    ``rest`` is what resources share, and the client classes; ``runtime`` is the same in every client.
    """

    modules: Mapping[str, Size]
    rest: Size
    runtime: Size

    @property
    def total(self) -> Size:
        """The size of the package without the runtime."""
        return sum(self.modules.values(), start=self.rest)


def package_size(files: Mapping[str, str], modules: frozenset[str]) -> PackageSize:
    """Measure the files of a package, text by relative POSIX path.

    ``modules`` are the names of the resources' modules.
    """
    found: dict[str, Size] = defaultdict(Size)
    for path, text in files.items():
        if path.endswith(".py"):
            owner = _owner(PurePosixPath(path), modules)
            found[owner] += _size(path, text)
    runtime, rest = found.pop(RUNTIME, Size()), found.pop("", Size())
    return PackageSize(dict(found), rest, runtime)


def _owner(path: PurePosixPath, modules: frozenset[str]) -> str:
    if path.parts[0] == RUNTIME:
        return RUNTIME
    return next((part for part in path.with_suffix("").parts[1:] if part in modules), "")


def _size(path: str, text: str) -> Size:
    folder, _, name = path.partition("/")
    is_types = folder in TYPES and name != "__init__.py"
    return Size(len(NAMED_TYPE.findall(text)) if is_types else 0, text.count("\n"))
