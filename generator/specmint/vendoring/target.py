"""Refuses folders that a client must not be vendored into, since other files would suffer."""

from __future__ import annotations

import keyword
from pathlib import Path
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_vendoring import FORBIDDEN_FOLDER, OTHER_CLIENT, UNSUITABLE_NAME
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import LOCK_NAME as OUTPUT_LOCK
from specmint.vendoring.folder import lock_of
from specmint.vendoring.lock import LOCK_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOTS = (".git", ".hg", ".svn", "pyproject.toml", "setup.py", "setup.cfg")
"""File names that mark the root of a project or repository."""


def refuse_folder(folder: Path, outputs: Iterable[Path], client: str) -> None:
    """Raise SpecmintError if the folder must not hold a vendored client."""
    for reason in _reasons(folder.resolve(), [output.resolve() for output in outputs]):
        raise SpecmintError([report(FORBIDDEN_FOLDER, source=str(folder), folder=folder, reason=reason)])
    if (folder / LOCK_NAME).exists() and (there := lock_of(folder).provenance.client) != client:
        raise SpecmintError([report(OTHER_CLIENT, source=str(folder), folder=folder, there=there, client=client)])


def _reasons(folder: Path, outputs: list[Path]) -> Iterable[str]:
    if folder.exists() and not folder.is_dir():
        yield "it is a file"
    elif folder.suffix == ".py":
        yield "it has the name of a module; name the folder that the module goes into"
    elif folder in {Path.cwd(), Path.home(), *Path.cwd().parents} and not (folder / LOCK_NAME).exists():
        yield "it is the folder that you are in, or one above it"
    for output in outputs:
        if folder == output:
            yield "specmint generate writes a client there"
        elif folder.is_relative_to(output) or output.is_relative_to(folder):
            yield f"specmint generate writes a client to '{output}', and neither may hold the other"
    if (folder / OUTPUT_LOCK).exists():
        yield "specmint generate wrote a client there"
    for name in ROOTS:
        if (folder / name).exists():
            yield f"'{name}' says that it is the root of a project"


def refuse_name(name: str) -> None:
    """Raise SpecmintError for a name that Python cannot import."""
    if not name.isidentifier() or keyword.iskeyword(name):
        reason = "Python cannot import that"
        raise SpecmintError([report(UNSUITABLE_NAME, source=name, name=name, reason=reason)])
