"""All changes between two revisions, on the wire and in Python, as one list."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from specmint.comparing.linking import linked
from specmint.comparing.python.compare import python_changes
from specmint.comparing.python.renaming import told_by
from specmint.comparing.step import step_of
from specmint.comparing.wire.compare import wire_changes
from specmint.ir.changes import LEVELS, Comparison
from specmint.planning.snippets import snippet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from specmint.comparing.policy import Policy
    from specmint.comparing.revision import Revision
    from specmint.ir.changes import Change

_DIGEST: Final = re.compile("sha256:[0-9a-f]{64}")


def compare(old: Revision, new: Revision, policy: Policy, today: date | None = None) -> Comparison:
    """What changed for who uses the client. ``today`` decides which acceptances have expired."""
    today = today or datetime.now(UTC).date()
    wire = (linked(change, old, new) for change in wire_changes(old.scope, new.scope))
    python = python_changes(old.surface, new.surface, told_by(old.catalog, new.catalog))
    found = [policy.applied(change, today) for change in (*wire, *python)]
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
    """The worst first; beside each other what concerns the same call, the cause in the document before its effects."""
    level = LEVELS.index(change.level)
    is_python = change.rule.side == "python"
    places = (str(change.old or ""), str(change.new or ""))
    told = (change.rule.id, change.message, places)
    return (level, len(change.calls) > 1, change.calls, change.symbols[:1], is_python, told)


def _texts(revision: Revision) -> dict[str, str]:
    """The code of a package without the digest of its document."""
    return {path: _DIGEST.sub("", text) for path, text in revision.files.items() if path.endswith(".py")}


def _snippets(revision: Revision, calls: Iterable[str]) -> dict[str, str]:
    catalog, wanted = revision.catalog, frozenset(calls)
    return {
        str(catalog.calls[each.key]): snippet(
            revision.scope.schemas, each, catalog.calls[each.key], catalog.arguments[each.key]
        ).code
        for each in revision.scope.api.operations
        if str(catalog.calls[each.key]) in wanted
    }
