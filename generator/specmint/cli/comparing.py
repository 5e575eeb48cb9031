"""specmint diff: reads two documents, builds both packages, compares and reports them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Final

from specmint.building.putting import put
from specmint.changes.comparing.compare import compare
from specmint.changes.comparing.git_documents import is_in_git, read_from_git
from specmint.changes.comparing.revision import revisions_of
from specmint.changes.reporting.forms import render
from specmint.changes.rules.judgement import expired
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_comparing import ACCEPTANCE_EXPIRED
from specmint.document.reading.source import read_source
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.policy import LEVELS
from specmint.package.output.exchange import disk_errors_as_diagnostics
from specmint.package.output.lock import kept_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from specmint.changes.comparing.revision import Revision
    from specmint.changes.rules.change import Comparison, Spot
    from specmint.cli.console import Console
    from specmint.cli.diff import DiffOptions, FailOn
    from specmint.document.reading.source import Source
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.load_options import LoadOptions
    from specmint.ir.policy import Level, Policy

_COUNTED: Final[Mapping[str, tuple[Level, ...]]] = {
    "breaking": LEVELS[:1],
    "warning": LEVELS[:2],
    "any": LEVELS,
    "none": (),
}
"""The levels that make the command end with 1, by the option ``--fail-on``."""


def tell(options: DiffOptions, console: Console) -> int:
    """Print or write the changes between two documents. Returns 1 if a change has the level that the caller named.

    Returns 2 if they cannot be compared for any reason, also one in a document: 1 always means that they were compared.
    """
    try:
        return _told(options, console)
    except SpecmintError as error:
        console.diagnostics(error.diagnostics)
        return 2


def _told(options: DiffOptions, console: Console) -> int:
    client, today = options.client, datetime.now(UTC).date()
    with console.progress(client.name) as progress:
        progress("reading")
        sources = (_source(options.old, client.reading), _source(options.new, client.reading))
        revisions = revisions_of(client, sources, progress, kept_names(client.output))
        progress("comparing")
        comparison = compare(*revisions, client.policy, today=today)
        skipped: tuple[Diagnostic, ...] = ()
        if options.usage is not None:
            from specmint.changes.comparing.usage.folder import with_uses

            comparison, skipped = with_uses(comparison, options.usage, revisions[0])
    if client.label:
        comparison = _in_place(comparison, Path(relpath(client.output)))
    console.diagnostics(skipped)
    _tell_losses(revisions, console)
    console.diagnostics(list(_expired(client.policy, today)))
    _put(render(comparison, options.form.value), options.form.value, options.output, console)
    return int(_is_bad(comparison, options.fail_on))


def _in_place(comparison: Comparison, output: Path) -> Comparison:
    """The comparison with the package's positions as paths of files, for editors and code hosts."""

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
    """Warn that a broken document was compared only as far as possible."""
    for each in revisions:
        if not each.report.is_complete:
            console.message(f"{each.label}: {each.report}; specmint lint tells why.")


def _expired(policy: Policy, today: date) -> Iterator[Diagnostic]:
    for each in expired(policy, today):
        yield report(ACCEPTANCE_EXPIRED, acceptance=each, until=each.until)


def _put(text: str, form: str, output: Path | None, console: Console) -> None:
    if output is None:
        console.result(text.rstrip("\n"), form)
        return
    with disk_errors_as_diagnostics(output):
        put(output, text.encode())
    console.message(f"The comparison is in {output}.")


def _is_bad(comparison: Comparison, fail_on: FailOn) -> bool:
    """Whether a change that is not accepted has one of these levels."""
    levels = _COUNTED[fail_on.value]
    return any(comparison.at(level) for level in levels)
