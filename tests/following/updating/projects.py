"""A small project whose client follows a document, and how its document goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pipeline.clients import BROKEN, SPEC

if TYPE_CHECKING:
    from pathlib import Path

MORE = SPEC.replace("name: {type: string}, born", "name: {type: string}, nickname: {type: string}, born")
"""Pets have one more field."""
LESS = SPEC.replace("  /owners/{id}:", "  /people/{id}:")
"""One of three operations is gone."""
ELSEWHERE = SPEC.replace("components:", "x-of-others: {about: nothing here}\ncomponents:")
"""Nothing that a client could be made of has changed."""
OTHER_API = SPEC.replace("/pets:", "/cars:").replace("/owners/", "/drivers/").replace("title: Pets", "title: Cars")
CUT_OFF = SPEC[: len(SPEC) // 2] + "\n  - {"

__all__ = ["BROKEN", "CUT_OFF", "ELSEWHERE", "LESS", "MORE", "OTHER_API", "SPEC", "everything", "project"]

PROJECT = """\
[[tool.specmint.clients]]
name = "pets"
document = "spec.yaml"
output = "out"
package = "pets"
formatter = "ruff"
source = "new.yaml"
"""


def project(folder: Path, source: str = "new.yaml") -> None:
    """A project with this one client, whose new revisions come from ``source``."""
    (folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    (folder / "new.yaml").write_text(SPEC, encoding="utf-8")
    (folder / "pyproject.toml").write_text(PROJECT.replace('"new.yaml"', f'"{source}"'), encoding="utf-8")


def everything(folder: Path) -> dict[str, bytes]:
    """All files of a folder but caches and reports, by relative path."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {
        name: data
        for name, data in found.items()
        if not {"cache", ".git", ".specmint", "__pycache__"} & {*name.split("/")}
    }
