"""Which operations a client takes."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_generation import NOTHING_SELECTED, UNKNOWN_OPERATION, UNMATCHED_SELECTION
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from specmint.ir.api import Api, Operation
    from specmint.ir.catalog import CallName


def selected(
    api: Api, calls: Mapping[str, CallName], select: Sequence[str], exclude: Sequence[str]
) -> tuple[Operation, ...]:
    """The operations that a glob of ``select`` takes (all, where there is none) and none of ``exclude`` drops.

    A glob is held against the call (``ai.assistants.*``), ``METHOD /path``, the operationId and each tag. Raises
    SpecmintError for a glob that takes nothing, and where nothing is left.
    """
    problems = [
        report(UNMATCHED_SELECTION, document=api.document, pattern=pattern)
        for pattern in (*select, *exclude)
        if not any(matches(each, calls[each.key], pattern) for each in api.operations)
    ]
    chosen = tuple(
        each
        for each in api.operations
        if (not select or any(matches(each, calls[each.key], pattern) for pattern in select))
        and not any(matches(each, calls[each.key], pattern) for pattern in exclude)
    )
    if not chosen and not problems:
        problems.append(report(NOTHING_SELECTED, document=api.document, count=len(api.operations)))
    if problems:
        raise SpecmintError(problems)
    return chosen


def check_names(api: Api, names: Mapping[str, str]) -> None:
    """Raise SpecmintError for configured names of operations that are not there."""
    known = {operation.key for operation in api.operations}
    problems = [report(UNKNOWN_OPERATION, document=api.document, operation=key) for key in names if key not in known]
    if problems:
        raise SpecmintError(problems)


def matches(operation: Operation, call: CallName, pattern: str) -> bool:
    """Whether a glob takes an operation."""
    method, space, path = pattern.partition(" ")
    if space:
        pattern = f"{method.upper()} {path}"
    return any(
        fnmatchcase(text, pattern) for text in (str(call), operation.key, operation.operation_id, *operation.tags)
    )
