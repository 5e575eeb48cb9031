"""Searching a folder of a user's own code for what the changes hit."""

from __future__ import annotations

import os
import tokenize
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from libcst import ParserSyntaxError

from specmint.changes.comparing.usage.matching import UsageMatcher
from specmint.changes.comparing.usage.reading import facts_of
from specmint.changes.rules.change import Use
from specmint.diagnostics.place import Place
from specmint.diagnostics.report import finding
from specmint.diagnostics.rules_comparing import CODE_UNREADABLE, USAGE_MISSING
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import LOCK_NAME
from specmint.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.changes.comparing.revision import Revision
    from specmint.changes.comparing.usage.facts import Facts
    from specmint.changes.rules.change import Change, Comparison
    from specmint.ir.diagnostics import Diagnostic

_FOREIGN: Final = frozenset({"node_modules", "__pycache__", "site-packages", "venv"})


class Searched(NamedTuple):
    """A comparison with the user's lines that it hits, and the files that could not be searched."""

    comparison: Comparison
    skipped: tuple[Diagnostic, ...]


def with_uses(comparison: Comparison, folder: Path, old: Revision) -> Searched:
    """Search the Python files of a folder, hidden and installed ones and generated clients aside.

    The code was written for the ``old`` revision. Raises SpecmintError where there is no such folder.
    """
    if not folder.is_dir():
        raise SpecmintError([finding(USAGE_MISSING, Place(str(folder)), path=folder)])
    matcher, skipped, known = UsageMatcher(old.surface), [], []
    for path in _files(folder):
        try:
            found = facts_of(_shown(path, folder), _text(path), old.package, old.surface)
        except (ParserSyntaxError, SyntaxError, UnicodeError, OSError, RecursionError) as error:
            skipped.append(finding(CODE_UNREADABLE, Place(str(path)), path=path, reason=_reason(error)))
        else:
            known += [found] if found else []
    changes = tuple(replace(change, uses=tuple(_uses(change, known, matcher))) for change in comparison.changes)
    return Searched(replace(comparison, changes=changes), tuple(skipped))


def _uses(change: Change, known: list[Facts], matcher: UsageMatcher) -> Iterator[Use]:
    for facts in known:
        lines: dict[int, int] = {}
        for line, column in sorted(matcher.places(change, facts)):
            lines.setdefault(line, column)
        for line, column in lines.items():
            yield Use(facts.path, line, column, visible(facts.lines[line - 1].strip()))


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        if LOCK_NAME in files:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _FOREIGN)
        yield from (Path(place, name) for name in sorted(files) if name.endswith(".py"))


def _shown(path: Path, folder: Path) -> str:
    """A path as the user can open it, unless that would say where this machine keeps the folder."""
    return (path.relative_to(folder) if folder.is_absolute() else path).as_posix()


def _text(path: Path) -> str:
    with tokenize.open(path) as file:
        return file.read()


def _reason(error: Exception) -> str:
    match error:
        case ParserSyntaxError(raw_line=line):
            return f"line {line} is no Python that can be read"
        case OSError(strerror=str(said)):
            return said.lower()
        case RecursionError():
            return "it is nested too deeply"
    return visible(str(error))
