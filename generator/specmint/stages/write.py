"""Source files to disk: all of it or nothing, only what changed, and nothing that is not ours."""

from __future__ import annotations

import errno
import json
import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import (
    DISK_FULL,
    EDITED_OUTPUT,
    FOREIGN_FILES,
    OUTPUT_NOT_WRITABLE,
    UNOWNED_OUTPUT,
    UNREADABLE_LOCK,
)
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import LOCK_NAME, Lock, Written, digest, stays_inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

JOURNAL = "journal.json"


def write(files: Mapping[str, str], folder: Path, *, overwrite_edits: bool = False) -> Written:
    """Bring ``folder`` to hold ``files`` (text by relative POSIX path, the lock among them).

    A folder that is not ours is left alone, and so are files in ours that we did not write and files of ours that
    somebody edited. Whatever goes wrong, the folder is then as it was before. Raises SpecmintError.
    """
    try:
        recover(folder)
        data = {path: text.encode() for path, text in files.items()}
        owned = _owned(folder)
        here = _present(folder, {*data, *owned})
        _refuse(data, folder, here, owned, overwrite_edits=overwrite_edits)
        changes = {path: new for path, new in data.items() if here.get(path) != new}
        written = Written(
            created=tuple(sorted(path for path in changes if path not in here)),
            changed=tuple(sorted(path for path in changes if path in here)),
            removed=tuple(sorted(path for path in owned if path in here and path not in data)),
            unchanged=len(data) - len(changes),
        )
        if not written.is_nothing:
            _exchange(changes, written, folder)
    except OSError as error:
        rule = DISK_FULL if error.errno in {errno.ENOSPC, errno.EDQUOT} else OUTPUT_NOT_WRITABLE
        place = str(error.filename or folder)
        raise SpecmintError(
            [report(rule, source=str(folder), path=place, reason=error.strerror or str(error))]
        ) from error
    return written


def recover(folder: Path) -> None:
    """Undo what an interrupted run left half done."""
    staging = _staging(folder)
    if not staging.is_dir():
        return
    for path in _journal(staging):
        if not (staging / "new" / path).exists():
            (folder / path).unlink(missing_ok=True)
        _remove_empty(folder, (folder / path).parent)
    if (staging / JOURNAL).exists():
        _restore(staging / "old", folder)
        (staging / JOURNAL).unlink()
    shutil.rmtree(staging)


def _journal(staging: Path) -> list[str]:
    """The files that an interrupted run was about to make: none if it did not come to moving anything."""
    with suppress(FileNotFoundError, ValueError):
        content = json.loads((staging / JOURNAL).read_text(encoding="utf-8"))
        if isinstance(content, list):
            return [path for path in content if isinstance(path, str) and stays_inside(path)]
    return []


def _staging(folder: Path) -> Path:
    """Beside the output, so that moving a file is one step of the file system."""
    return folder.absolute().parent / f".{folder.name}.specmint"


def _owned(folder: Path) -> dict[str, str]:
    """The digests of the files that the last run wrote."""
    if not folder.exists() or not any(folder.iterdir()):
        return {}
    data = _read(folder / LOCK_NAME)
    if data is None:
        example = min(entry.name for entry in folder.iterdir())
        raise SpecmintError([report(FOREIGN_FILES, source=str(folder), folder=folder, example=example)])
    try:
        files = Lock.from_text(data.decode()).files
    except (ValueError, RecursionError) as error:
        raise SpecmintError([report(UNREADABLE_LOCK, source=str(folder / LOCK_NAME), problem=error)]) from None
    return {path: value for path, value in files.items() if stays_inside(path)} | {LOCK_NAME: digest(data)}


def _present(folder: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """The content of each file that is there."""
    found: dict[str, bytes] = {}
    if folder.exists():
        for path in paths:
            content = _read(folder / path)
            if content is not None:
                found[path] = content
    return found


def _refuse(
    data: Mapping[str, bytes],
    folder: Path,
    here: Mapping[str, bytes],
    owned: Mapping[str, str],
    *,
    overwrite_edits: bool,
) -> None:
    problems = []
    for path in sorted(here):
        if here[path] == data.get(path):
            continue
        if path not in owned:
            problems.append(report(UNOWNED_OUTPUT, source=str(folder / path), path=folder / path))
        elif digest(here[path]) != owned[path] and not overwrite_edits:
            problems.append(report(EDITED_OUTPUT, source=str(folder / path), path=folder / path))
    if problems:
        raise SpecmintError(problems)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _exchange(changes: Mapping[str, bytes], written: Written, folder: Path) -> None:
    """Write everything aside, then move it in; on any failure, and on Ctrl-C, move it back.

    While the journal is there, the exchange is half done and can be undone; removing it is what completes it.
    """
    staging = _staging(folder)
    folders = _Folders()
    try:
        for path, new in changes.items():
            folders.around(staging / "new" / path).write_bytes(new)
        (staging / JOURNAL).write_text(json.dumps(written.created), encoding="utf-8")
        for path in (*written.changed, *written.removed):
            (folder / path).replace(folders.around(staging / "old" / path))
        if os.path.lexists(folder):
            for path in changes:
                (staging / "new" / path).replace(folders.around(folder / path))
        else:
            (staging / "new").replace(folder)
        for path in written.removed:
            _remove_empty(folder, (folder / path).parent)
        (staging / JOURNAL).unlink()
    except BaseException:
        recover(folder)
        raise
    shutil.rmtree(staging, ignore_errors=True)


class _Folders:
    """The folders that were seen to be there."""

    def __init__(self) -> None:
        self._known: set[Path] = set()

    def around(self, path: Path) -> Path:
        """Make the folder that a file stands in."""
        if path.parent not in self._known:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._known.add(path.parent)
        return path


def _restore(backup: Path, folder: Path) -> None:
    folders = _Folders()
    for saved in sorted(backup.rglob("*")) if backup.is_dir() else ():
        if saved.is_file():
            saved.replace(folders.around(folder / saved.relative_to(backup)))


def _remove_empty(top: Path, folder: Path) -> None:
    """Remove folders that hold nothing any more, byte code of removed modules aside."""
    while folder != top:
        if folder.is_dir():
            if any(entry.name != "__pycache__" for entry in folder.iterdir()):
                return
            shutil.rmtree(folder)
        folder = folder.parent
