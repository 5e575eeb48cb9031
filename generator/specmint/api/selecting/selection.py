"""Matches operations and webhooks with the patterns of a selection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_generation import NOTHING_SELECTED, UNKNOWN_OPERATION, UNMATCHED_SELECTION
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.document import child
from specmint.text.globs import matches, nearest, takes_call, takes_route
from specmint.text.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from specmint.ir.api import Operation, Webhook
    from specmint.ir.catalog import CallName


@dataclass(frozen=True)
class Candidate:
    """An operation or webhook to match; a webhook has the method ``WEBHOOK`` and its name as path.

    ``words`` are its operationId and tags, ``pointers`` the parts of the document that it is written in. A callback has
    the key of its operation.
    """

    key: str
    call: str
    method: str
    path: str
    words: tuple[str, ...]
    pointers: tuple[str, ...]
    callback_of: str | None = None

    def is_taken_by(self, pattern: str) -> bool:
        """Whether a pattern matches: by call, ``METHOD /path``, ``/path``, operationId or tag."""
        return (
            takes_call(pattern, self.call)
            or takes_route(pattern, self.method, self.path)
            or any(matches(pattern, word) for word in self.words)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Every pattern that matches exactly this."""
        return (self.call, f"{self.method} {self.path}", self.path, *self.words)


def operation_candidates(operations: Iterable[Operation], calls: Mapping[str, CallName]) -> Iterator[Candidate]:
    """The operations as candidates."""
    for each in operations:
        words = tuple(filter(None, (each.operation_id, *each.tags)))
        pointers = (child("#/paths", each.path), each.pointer)
        yield Candidate(each.key, str(calls[each.key]), each.method, each.path, words, pointers)


def webhook_candidates(webhooks: Iterable[Webhook], functions: Mapping[str, str]) -> Iterator[Candidate]:
    """The webhooks and callbacks as candidates."""
    for each in webhooks:
        kind, *_ = each.key.split(" ")
        words = tuple(filter(None, (each.operation.operation_id, *each.operation.tags)))
        items = tuple(child("#", field, each.name) for field in ("webhooks", "x-webhooks"))
        pointers = () if each.callback_of else (*items, each.operation.pointer)
        yield Candidate(each.key, f"webhooks.{functions[each.key]}", kind, each.name, words, pointers, each.callback_of)


def selected(
    candidates: Sequence[Candidate], select: Sequence[str], exclude: Sequence[str], source: str
) -> tuple[Candidate, ...]:
    """The candidates that ``select`` matches (all if it is empty) and ``exclude`` does not.

    A callback is selected with its operation, and can be excluded by itself. Raises SpecmintError about the document
    ``source`` for a pattern that matches nothing, and if nothing is left.
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
    return did_you_mean(nearest(pattern, (name for each in candidates for name in each.names)))


def check_names(operations: Iterable[str], names: Mapping[str, str], source: str) -> None:
    """Raise SpecmintError for configured names of operations that do not exist."""
    known = set(operations)
    problems = [report(UNKNOWN_OPERATION, source=source, operation=key) for key in names if key not in known]
    if problems:
        raise SpecmintError(problems)
