"""specmint update: fetches, checks, compares, tests and writes a new revision of a document, or changes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_updating import UNUSABLE_DOCUMENT, WORSE_DOCUMENT
from specmint.document.reading.source import read_source, source_of
from specmint.following.updating.download import check_copy, download
from specmint.following.updating.outcome import Outcome
from specmint.following.updating.regressions import regressions
from specmint.following.updating.state import require_unchanged
from specmint.following.updating.touched_files import recover
from specmint.ir.diagnostics import SpecmintError
from specmint.package.output.lock import read_lock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmint.document.reading.source import Source
    from specmint.following.updating.download import Downloaded
    from specmint.following.updating.options import UpdateOptions
    from specmint.following.updating.transition import Transition
    from specmint.ir.client import ClientConfig
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.output import Lock
    from specmint.pipeline import Progress


def update(client: ClientConfig, options: UpdateOptions, progress: Progress) -> Outcome:
    """Update a client to the newest revision of its document.

    Nothing is written if the revision does not affect the client. Raises SpecmintError if the client does not match its
    present document, or if the revision cannot be fetched, cannot be used or loses operations.
    """
    check_copy(client)
    recover(client)
    if not Path(client.document).exists() and read_lock(client.output) is None:
        return _first(client, options, progress)
    source = read_source(client.document, client.reading)
    lock = require_unchanged(client, source, progress).lock
    progress("fetching")
    downloaded = download(client, options.given, source.data)
    if downloaded is None:
        return Outcome("there is no new revision.")
    return _written(client, lock, (source, downloaded), options, progress)


def _first(client: ClientConfig, options: UpdateOptions, progress: Progress) -> Outcome:
    """Generate a client from its first revision, which there is nothing to compare with."""
    from specmint.following.updating.transition import build_first

    progress("fetching")
    downloaded = download(client, options.given, None)
    source = source_of(client.document, downloaded.data, client.reading)
    built, written = build_first(client, source, None if options.dry_run else downloaded.beside(), progress)
    sentence = f"{client.label} is the first revision, from {downloaded.label}."
    if written is None:
        sentence = f"{downloaded.label} holds a first revision; nothing was written."
    return Outcome(sentence, built.diagnostics, built.report, written=written)


def _written(
    client: ClientConfig, lock: Lock, revisions: tuple[Source, Downloaded], options: UpdateOptions, progress: Progress
) -> Outcome:
    from specmint.changes.reporting import changelog, pull_request
    from specmint.following.updating.reports import ReviewReport, report_folder
    from specmint.following.updating.transition import today

    source, downloaded = revisions
    step = _built(client, lock, revisions, progress)
    if not step.is_material:
        return Outcome(f"{downloaded.label} holds a new revision, but nothing in it concerns this client.")
    found = _relabelled(source, downloaded, step.built.diagnostics)
    if not options.allow_worse and (problems := list(regressions(lock, step.built))):
        raise SpecmintError([*found, *_refusals(downloaded, problems)])
    progress("comparing")
    comparison, skipped = step.compared(downloaded.title, options.usage)
    review = ReviewReport(pull_request.title(comparison), pull_request.body(comparison), comparison)
    tested = (step.built.report, review, step.tested(progress).played)
    if options.dry_run:
        return Outcome(f"{downloaded.label} holds a new revision; nothing was written.", (*found, *skipped), *tested)
    progress("writing")
    reports = (review.files(), report_folder(client, options.reports))
    written = step.apply(changelog.entry(comparison, today()), reports, downloaded.beside())
    sentence = f"{client.label} is now what {downloaded.label} holds."
    return Outcome(sentence, (*step.built.diagnostics, *skipped), *tested, written)


def _built(client: ClientConfig, lock: Lock, revisions: tuple[Source, Downloaded], progress: Progress) -> Transition:
    """Build the package of the new revision. Raises SpecmintError if that is impossible."""
    from specmint.following.updating.transition import transition

    source, downloaded = revisions
    try:
        new = source_of(source.name, downloaded.data, client.reading)
        return transition(client, lock, (source, new), progress)
    except SpecmintError as error:
        unusable = report(UNUSABLE_DOCUMENT, source=downloaded.label)
        raise SpecmintError([*_relabelled(source, downloaded, error.diagnostics), unusable]) from None


def _refusals(downloaded: Downloaded, problems: list[str]) -> list[Diagnostic]:
    return [report(WORSE_DOCUMENT, source=downloaded.label, problem=problem) for problem in problems]


def _relabelled(source: Source, downloaded: Downloaded, found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics with the label of the fetched revision, since the file on disk holds another one."""
    return tuple(replace(each, source=downloaded.label) if each.source == source.name else each for each in found)
