"""The stage write: writes a package to disk, all or nothing, and only files that changed and belong to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.building.tree import is_same
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import EDITED_OUTPUT, FOREIGN_FILES, UNOWNED_OUTPUT, UNREADABLE_LOCK
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import LOCK_NAME, Lock, Written, digest, stays_inside, with_line_feeds
from specmint.package.output.exchange import Exchange, disk_errors_as_diagnostics, inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from specmint.building.tree import Tree


@dataclass(frozen=True)
class CompanionFiles:
    """Further files that are written in the same step: their paths by name, and a function that makes their contents.

    The function is called while the folder is locked, so that it may read the files on disk.
    """

    paths: Mapping[str, Path] = field(default_factory=dict)
    made: Callable[[], Mapping[str, bytes]] | None = None


def write(
    files: Mapping[str, str],
    folder: Path,
    *,
    overwrite_edits: bool = False,
    companions: CompanionFiles | None = None,
    home: Path | None = None,
) -> Written:
    """Make ``folder`` hold ``files`` (text by relative POSIX path, including the lock).

    Folders without a lock, files that specmint did not write, and edited files are refused. The ``companions`` are
    written in the same step and are not counted. On failure everything stays as it was. ``home`` is the folder of the
    configuration that names the output. Raises SpecmintError.
    """
    companions = companions or CompanionFiles()
    exchange = Exchange(folder, companions.paths, home)
    with disk_errors_as_diagnostics(folder), exchange.held() as tree:
        data = {path: text.encode() for path, text in files.items()}
        owned = _in_new_letters(tree, _owned(tree, folder), data)
        here = _present(tree, {*data, *owned})
        _refuse(data, folder, here, owned, overwrite_edits=overwrite_edits)
        written = Written.of(here, data, owned.keys() - data.keys())
        changes = {path: data[path] for path in (*written.created, *written.changed)}
        contents = companions.made() if companions.made is not None else {}
        if contents or not written.is_nothing:
            exchange.run({**inside(changes), **contents}, inside(dict.fromkeys(written.removed)))
    return written


def _owned(tree: Tree, folder: Path) -> dict[str, str]:
    """The digests of the files that the last run wrote."""
    if not (names := tree.names("")):
        return {}
    data = tree.read(LOCK_NAME)
    if data is None:
        raise SpecmintError([report(FOREIGN_FILES, source=str(folder), folder=folder, example=names[0])])
    try:
        data = with_line_feeds(data)
        files = Lock.from_text(data.decode()).files
    except (ValueError, RecursionError) as error:
        raise SpecmintError([report(UNREADABLE_LOCK, source=str(folder / LOCK_NAME), problem=error)]) from None
    return {path: value for path, value in files.items() if stays_inside(path)} | {LOCK_NAME: digest(data)}


def _present(tree: Tree, paths: Iterable[str]) -> dict[str, bytes]:
    """The content of each existing file, with LF line endings."""
    contents = {path: tree.read(path) for path in paths}
    return {path: with_line_feeds(content) for path, content in contents.items() if content is not None}


def _in_new_letters(tree: Tree, owned: Mapping[str, str], wanted: Iterable[str]) -> dict[str, str]:
    """The digests under the new spelling of names, where a case-insensitive file system treats both as one file."""
    folded = {path.casefold(): path for path in wanted}
    twins = {path: folded.get(path.casefold(), path) for path in owned}
    return {
        twin if twin != path and is_same(tree.status(path), tree.status(twin)) else path: owned[path]
        for path, twin in twins.items()
    }


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
