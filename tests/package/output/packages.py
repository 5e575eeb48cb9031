"""Small packages to write, and what lies on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from specmint.diagnostics.text import render_text
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.names import Names
from specmint.ir.output import LOCK_NAME, Lock, digest
from specmint.package.output.stage import write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OLD = {"__init__.py": "# one\n", "models/pets.py": "# two\n", "models/people.py": "# gone\n", "old/only.py": "# gone\n"}
NEW = {
    "__init__.py": "# one\n",
    "models/pets.py": "# three\n",
    "resources/pets.py": "# new\n",
    "new/deep/a.py": "# new\n",
}


def locked(files: Mapping[str, str]) -> dict[str, str]:
    """Files with the lock that names them."""
    digests = {path: digest(text.encode()) for path, text in files.items()}
    return {**files, LOCK_NAME: Lock({}, {}, Names(), digests).to_text()}


def on_disk(folder: Path) -> dict[str, str]:
    """What a folder holds, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode(errors="backslashreplace")
        for path in folder.rglob("*")
        if path.is_file()
    }


def refused(files: Mapping[str, str], folder: Path) -> str:
    """What the user is told when the files cannot be written."""
    with pytest.raises(SpecmintError) as caught:
        write(files, folder)
    return render_text(caught.value.diagnostics, color=False)
