"""Source files to disk: all of it or nothing, only what changed, and nothing that is not ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import EDITED_OUTPUT, FOREIGN_FILES, UNOWNED_OUTPUT, UNREADABLE_LOCK
from specmint.exchange import Exchange, inside, told
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import LOCK_NAME, Lock, Written, digest, stays_inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Along:
    """Files that are written in the same step as a package: contents by name, and where those beside it stand."""

    places: Mapping[str, Path] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)


def write(
    files: Mapping[str, str], folder: Path, *, overwrite_edits: bool = False, along: Along | None = None
) -> Written:
    """Bring ``folder`` to hold ``files`` (text by relative POSIX path, the lock among them).

    A folder that is not ours is left alone, and so are files in ours that we did not write and files of ours that
    somebody edited. What goes ``along`` is written in the same step, and is not counted. Whatever goes wrong,
    everything is then as it was before. Raises SpecmintError.
    """
    along = along or Along()
    exchange = Exchange(folder, along.places)
    with told(folder):
        exchange.recover()
        data = {path: text.encode() for path, text in files.items()}
        owned = _owned(folder)
        here = _present(folder, {*data, *owned})
        _refuse(data, folder, here, owned, overwrite_edits=overwrite_edits)
        written = Written.of(here, data, owned.keys() - data.keys())
        changes = {path: data[path] for path in (*written.created, *written.changed)}
        if along.contents or not written.is_nothing:
            exchange.run({**inside(changes), **along.contents}, inside(dict.fromkeys(written.removed)))
    return written


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
