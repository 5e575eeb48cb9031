"""The JSON Schemas that requests are checked against, read from files on first use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Schema(NamedTuple):
    """A schema, and the file whose names its own references are about."""

    node: Any
    file: str

    def sub(self, node: object) -> Schema:
        """A schema inside this one."""
        return Schema(node, self.file)


class Schemas:
    """A folder of files that each map names to schemas. A reference is ``#/Name``, or ``other.json#/Name``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, dict[str, Any]] = {}

    def find(self, reference: str, file: str = "") -> Schema:
        """The schema a reference in ``file`` leads to."""
        target, _, name = reference.partition("#/")
        target = target or file
        if target not in self._files:
            self._files[target] = json.loads((self._folder / target).read_text(encoding="utf-8"))
        return Schema(self._files[target][name], target)
