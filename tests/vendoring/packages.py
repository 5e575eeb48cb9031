"""Small things to vendor, and what lies in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from specmint.diagnostics.text import render_text
from specmint.ir.diagnostics import SpecmintError
from specmint.vendoring.install import VendoredPackage, install
from specmint.vendoring.lock import Options, Provenance

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OLD = {
    "client.py": "# a client\none = 1\ntwo = 2\nthree = 3\nfour = 4\nfive = 5\n",
    "models/pets.py": "# pets\nname = 'pet'\n",
    "old/only.py": "# gone\n",
    "py.typed": "",
    "schemas/pets.json": '{\n  "a": 1,\n  "b": 2\n}\n',
}
NEW = {
    "client.py": "# a client\none = 1\ntwo = 2\nthree = 3\nfour = 4\nfive = 'five'\n",
    "models/pets.py": "# pets\nname = 'animal'\n",
    "new/deep/a.py": "# new\n",
    "py.typed": "",
    "schemas/pets.json": '{\n  "a": 1,\n  "b": 3\n}\n',
}
ORIGIN = Provenance("pets", {"source": "spec.yaml", "digest": "sha256:0", "licence": "MIT"}, {"specmint": "0"})


def package(files: Mapping[str, str], patches: Path | None = None) -> VendoredPackage:
    """Files to vendor as they are."""
    return VendoredPackage(files, ORIGIN, Options("petstore"), patches)


def ours(folder: Path) -> dict[str, str]:
    """What a folder holds, but for what updates keep for themselves."""
    return {path: text for path, text in on_disk(folder).items() if not path.startswith("vendor.")}


def on_disk(folder: Path) -> dict[str, str]:
    """What a folder holds, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode(errors="backslashreplace")
        for path in folder.rglob("*")
        if path.is_file()
    }


def refused(files: Mapping[str, str], folder: Path, patches: Path | None = None) -> str:
    """What the user is told when files cannot be vendored; the folder is as it was."""
    before = on_disk(folder)
    with pytest.raises(SpecmintError) as caught:
        install(package(files, patches), folder)
    assert on_disk(folder) == before
    return render_text(caught.value.diagnostics, color=False)
