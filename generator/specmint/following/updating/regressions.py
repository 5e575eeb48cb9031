"""Finds signs that a new revision is broken, incomplete or belongs to another API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.text.counting import counted
from specmint.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from specmint.ir.output import Lock
    from specmint.pipeline import Built

_MOST_NAMED = 5


def regressions(lock: Lock, built: Built) -> Iterator[str]:
    """The operations that the client would lose with the new revision, one clause for each kind of loss.

    Changed arguments or answers do not count: the comparison reports them.
    """
    calls, losses = lock.names.calls, built.report.losses()
    gone = sorted(set(calls) - set(built.names.calls) - set(losses))
    if calls and len(gone) == len(calls):
        yield f"it has none of the {len(calls)} operations of this client, as if it were of another API"
    elif gone:
        yield f"{_counted(gone)} that this client calls {_are(gone)} not in it any more: {_named(gone, calls)}"
    for loss, verb in (("left out", "has to be left out"), ("degraded", "would be less than the document says")):
        new = sorted(key for key, what in losses.items() if what == loss and lock.losses.get(key) != loss)
        known = [key for key in new if key in calls or loss == "left out"]
        if known:
            yield f"{_counted(known)} of it {verb}: {_named(known, calls)}"


def _counted(keys: Sequence[str]) -> str:
    return "an operation" if len(keys) == 1 else counted(len(keys), "operation")


def _are(keys: Sequence[str]) -> str:
    return "is" if len(keys) == 1 else "are"


def _named(keys: Sequence[str], calls: Mapping[str, str]) -> str:
    told = [f"{visible(key)} ({calls[key]})" if key in calls else visible(key) for key in keys[:_MOST_NAMED]]
    return ", ".join(told) + (f" and {len(keys) - _MOST_NAMED:,} more" if len(keys) > _MOST_NAMED else "")
