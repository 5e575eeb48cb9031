"""Local edits kept as patches in a folder of the user's: ``client.py.patch`` changes ``client.py``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_vendoring import PATCH_DOES_NOT_FIT, PATCH_UNREADABLE
from specmint.ir.diagnostics import SpecmintError
from specmint.vendoring.folder import content_of
from specmint.vendoring.merging import ConflictError, sound
from specmint.vendoring.unified import DiffError, MisfitError, applied, hunks_of, unified

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.diagnostics import Diagnostic

SUFFIX = ".patch"


def patched(texts: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Apply patches to texts and return the texts that they change.

    Raises SpecmintError with every patch that fails.
    """
    changed: dict[str, str] = {}
    problems: list[Diagnostic] = []
    if not folder.is_dir():
        raise SpecmintError(
            [report(PATCH_UNREADABLE, source=str(folder), path=folder, reason="there is no such folder")]
        )
    for name in patches_in(folder):
        path = name.removesuffix(SUFFIX)
        try:
            changed[path] = _patched(texts, path, _read(folder, name))
        except DiffError as error:
            problems.append(_problem(folder / name, str(error), is_readable=False))
        except (MisfitError, ConflictError) as error:
            problems.append(_problem(folder / name, str(error)))
        except SpecmintError as error:
            problems += error.diagnostics
    if problems:
        raise SpecmintError(problems)
    return changed


def patches_in(folder: Path) -> list[str]:
    """The paths of the patches in a folder, sorted."""
    found: list[str] = []
    for place, _, names in os.walk(folder):
        found += [(Path(place) / name).relative_to(folder).as_posix() for name in names if name.endswith(SUFFIX)]
    return sorted(found)


def patches_of(made: Mapping[str, str], here: Mapping[str, str]) -> dict[str, bytes]:
    """Make a patch for each text that differs from the generated one, by the name of the patch file."""
    return {
        f"{path}{SUFFIX}": unified(made[path], text, f"a/{path}", f"b/{path}").encode()
        for path, text in here.items()
        if text != made[path]
    }


def _read(folder: Path, name: str) -> str:
    try:
        return (content_of(folder, name) or b"").decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        message = "it is no UTF-8 text"
        raise DiffError(message) from None


def _patched(texts: Mapping[str, str], path: str, diff: str) -> str:
    hunks = hunks_of(diff)
    if path not in texts:
        message = f"no file {path} is vendored any more"
        raise MisfitError(message)
    return sound(path, applied(hunks, texts[path]))


def _problem(place: Path, reason: str, *, is_readable: bool = True) -> Diagnostic:
    rule = PATCH_DOES_NOT_FIT if is_readable else PATCH_UNREADABLE
    return report(rule, source=str(place), path=place, reason=reason)
