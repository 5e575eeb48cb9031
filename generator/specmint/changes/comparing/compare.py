"""All changes between two revisions, on the wire and in Python, as one list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from specmint.changes.comparing.linking import linked, renamed
from specmint.changes.comparing.python.compare import python_changes
from specmint.changes.comparing.python.renaming import told_by
from specmint.changes.comparing.step import step_of
from specmint.changes.comparing.wire.compare import wire_changes
from specmint.changes.rules.change import Comparison
from specmint.changes.rules.judgement import judged
from specmint.ir.policy import LEVELS
from specmint.package.planning.snippets import snippet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from specmint.changes.comparing.revision import Revision
    from specmint.changes.rules.change import Change
    from specmint.ir.policy import Policy


def compare(old: Revision, new: Revision, policy: Policy, today: date | None = None) -> Comparison:
    """Compare two revisions as documents and as packages. ``today`` decides which acceptances have expired."""
    today = today or datetime.now(UTC).date()
    wire = [linked(change, old, new) for change in wire_changes(old.scope, new.scope)]
    told = {was: now for change in wire for was, now in renamed(change, old, new)}
    renaming = replace(told_by(old.catalog, new.catalog), told=told)
    python = python_changes(old.surface, new.surface, renaming)
    found = [judged(change, policy, today) for change in (*wire, *python)]
    changes = tuple(sorted(dict.fromkeys(found), key=_order))
    step, because = step_of(changes, is_text_changed=_texts(old) != _texts(new))
    calls = {call for change in changes for call in change.calls}
    return Comparison(
        client=new.package,
        old=old.facts,
        new=new.facts,
        changes=changes,
        step=step,
        because=because,
        calls_old=_snippets(old, calls),
        calls_new=_snippets(new, calls),
    )


def _order(change: Change) -> tuple[object, ...]:
    """Sort by level, then by call; a change of the document stands before its effects in Python."""
    level = LEVELS.index(change.level)
    is_python = change.rule.side == "python"
    places = (str(change.old or ""), str(change.new or ""))
    told = (change.rule.id, change.message, places)
    return (level, len(change.calls) > 1, change.calls, change.symbols[:1], is_python, told)


def _texts(revision: Revision) -> dict[str, str]:
    """The code of a package."""
    return {path: text for path, text in revision.files.items() if path.endswith(".py")}


def _snippets(revision: Revision, calls: Iterable[str]) -> dict[str, str]:
    catalog, wanted = revision.catalog, frozenset(calls)
    return {
        str(catalog.calls[each.key]): snippet(
            revision.scope.schemas, each, catalog.calls[each.key], catalog.arguments[each.key]
        )
        for each in revision.scope.api.operations
        if str(catalog.calls[each.key]) in wanted
    }
