"""Which operations and webhooks a client takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_generation import NOTHING_SELECTED, UNKNOWN_OPERATION, UNMATCHED_SELECTION
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.document import child
from specmint.patterns import matches, nearest, takes_call, takes_route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from specmint.ir.api import Operation, Webhook
    from specmint.ir.catalog import CallName


@dataclass(frozen=True)
class Candidate:
    """What a pattern can take: an operation, or a webhook, whose method is then ``WEBHOOK`` and whose path its name.

    ``words`` are its operationId and tags. ``pointers`` are the parts of the document that it stands in. A callback
    knows the key of its operation.
    """

    key: str
    call: str
    method: str
    path: str
    words: tuple[str, ...]
    pointers: tuple[str, ...]
    callback_of: str | None = None

    def is_taken_by(self, pattern: str) -> bool:
        """Whether a pattern names this: by call, ``METHOD /path``, ``/path``, operationId or tag."""
        return (
            takes_call(pattern, self.call)
            or takes_route(pattern, self.method, self.path)
            or any(matches(pattern, word) for word in self.words)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that a pattern could say to take just this."""
        return (self.call, f"{self.method} {self.path}", self.path, *self.words)


def operation_candidates(operations: Iterable[Operation], calls: Mapping[str, CallName]) -> Iterator[Candidate]:
    """The operations, as patterns see them."""
    for each in operations:
        words = tuple(filter(None, (each.operation_id, *each.tags)))
        pointers = (child("#/paths", each.path), each.pointer)
        yield Candidate(each.key, str(calls[each.key]), each.method, each.path, words, pointers)


def webhook_candidates(webhooks: Iterable[Webhook], functions: Mapping[str, str]) -> Iterator[Candidate]:
    """The webhooks and callbacks, as patterns see them."""
    for each in webhooks:
        kind, *_ = each.key.split(" ")
        words = tuple(filter(None, (each.operation.operation_id, *each.operation.tags)))
        items = tuple(child("#", field, each.name) for field in ("webhooks", "x-webhooks"))
        pointers = () if each.callback_of else (*items, each.operation.pointer)
        yield Candidate(each.key, f"webhooks.{functions[each.key]}", kind, each.name, words, pointers, each.callback_of)


def selected(
    candidates: Sequence[Candidate], select: Sequence[str], exclude: Sequence[str], source: str
) -> tuple[Candidate, ...]:
    """The candidates that a pattern of ``select`` takes (all, where there is none) and none of ``exclude`` drops.

    A callback stands in its operation, and so the two are taken together; it can be excluded by itself. Raises
    SpecmintError, about the document called ``source``, for a pattern that takes nothing, and where nothing is left.
    """
    problems = [
        report(UNMATCHED_SELECTION, source=source, pattern=pattern, suggestion=_suggestion(pattern, candidates))
        for pattern in dict.fromkeys((*select, *exclude))
        if not any(each.is_taken_by(pattern) for each in candidates)
    ]
    wanted = {each.callback_of or each.key for each in candidates if not select or _is_taken(each, select)}
    left = [each for each in candidates if not _is_taken(each, exclude)]
    keys = {each.key for each in left if each.key in wanted}
    chosen = tuple(each for each in left if (each.callback_of or each.key) in keys)
    if not chosen and not problems:
        problems.append(report(NOTHING_SELECTED, source=source, count=len(candidates)))
    if problems:
        raise SpecmintError(problems)
    return chosen


def _is_taken(candidate: Candidate, patterns: Iterable[str]) -> bool:
    return any(candidate.is_taken_by(pattern) for pattern in patterns)


def _suggestion(pattern: str, candidates: Iterable[Candidate]) -> str:
    near = nearest(pattern, (name for each in candidates for name in each.names))
    return f" (did you mean '{near}'?)" if near else ""


def check_names(operations: Iterable[str], names: Mapping[str, str], source: str) -> None:
    """Raise SpecmintError for configured names of operations that are not there."""
    known = set(operations)
    problems = [report(UNKNOWN_OPERATION, source=source, operation=key) for key in names if key not in known]
    if problems:
        raise SpecmintError(problems)
