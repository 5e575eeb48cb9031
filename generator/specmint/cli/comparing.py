"""What ``specmint diff`` does: read, build twice, compare, tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Final

from specmint.comparing.compare import compare
from specmint.comparing.git import is_in_git, read_from_git
from specmint.comparing.revision import revisions_of
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_comparing import ACCEPTANCE_EXPIRED
from specmint.diagnostics.rules_output import OUTPUT_NOT_WRITABLE
from specmint.ir.changes import LEVELS
from specmint.ir.diagnostics import SpecmintError
from specmint.lock import kept_names
from specmint.reading.source import read_source
from specmint.telling.forms import render

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from specmint.cli.console import Console
    from specmint.cli.diff import FailOn, Wish
    from specmint.comparing.policy import Policy
    from specmint.comparing.revision import Revision
    from specmint.ir.changes import Comparison, Level, Spot
    from specmint.ir.diagnostics import Diagnostic
    from specmint.reading.options import LoadOptions
    from specmint.reading.source import Source

_COUNTED: Final[Mapping[str, tuple[Level, ...]]] = {
    "breaking": LEVELS[:1],
    "warning": LEVELS[:2],
    "any": LEVELS,
    "none": (),
}
"""The levels that make the command end with 1."""


def tell(wish: Wish, console: Console) -> int:
    """Print or write what changes between two documents; 1 where that is as bad as the caller wants to know.

    2 where they cannot be compared, also for reasons that lie in a document: 1 has to mean that they were.
    """
    try:
        return _told(wish, console)
    except SpecmintError as error:
        console.diagnostics(error.diagnostics)
        return 2


def _told(wish: Wish, console: Console) -> int:
    client, today = wish.client, datetime.now(UTC).date()
    with console.progress(client.name) as progress:
        progress("reading")
        sources = (_source(wish.old, client.reading), _source(wish.new, client.reading))
        revisions = revisions_of(client, sources, progress, kept_names(client.output))
        progress("comparing")
        comparison = compare(*revisions, client.policy, today=today)
        skipped: tuple[Diagnostic, ...] = ()
        if wish.usage is not None:
            from specmint.comparing.usage.folder import with_uses

            comparison, skipped = with_uses(comparison, wish.usage, revisions[0])
    if client.label:
        comparison = _in_place(comparison, Path(relpath(client.output)))
    console.diagnostics(skipped)
    _tell_losses(revisions, console)
    console.diagnostics(list(_expired(client.policy, today)))
    _put(render(comparison, wish.form.value), wish.output, console)
    return int(_is_bad(comparison, wish.fail_on))


def _in_place(comparison: Comparison, output: Path) -> Comparison:
    """The comparison with the places in the package as those of files, which an editor or a code host finds."""

    def placed(spot: Spot | None) -> Spot | None:
        return None if spot is None else replace(spot, source=(output / spot.source).as_posix())

    changes = tuple(
        replace(change, old=placed(change.old), new=placed(change.new)) if change.rule.side == "python" else change
        for change in comparison.changes
    )
    return replace(comparison, changes=changes)


def _source(name: str, options: LoadOptions) -> Source:
    return read_from_git(name, options) if is_in_git(name) else read_source(name, options)


def _tell_losses(revisions: tuple[Revision, Revision], console: Console) -> None:
    """What is broken in a document is compared as far as it goes; say that it is not all."""
    for each in revisions:
        if not each.report.is_complete:
            console.message(f"{each.label}: {each.report}; specmint lint tells why.")


def _expired(policy: Policy, today: date) -> Iterator[Diagnostic]:
    for each in policy.expired(today):
        yield report(ACCEPTANCE_EXPIRED, acceptance=each, until=each.until)


def _put(text: str, output: Path | None, console: Console) -> None:
    if output is None:
        console.result(text.rstrip("\n"))
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SpecmintError([report(OUTPUT_NOT_WRITABLE, path=output, reason=error.strerror)]) from error
    console.message(f"The comparison is in {output}.")


def _is_bad(comparison: Comparison, fail_on: FailOn) -> bool:
    """Whether a change that nobody accepted is as bad as that."""
    levels = _COUNTED[fail_on.value]
    return any(comparison.at(level) for level in levels)
