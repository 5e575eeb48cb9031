"""specmint update: a new revision of a document is fetched, judged, compared, tested and written, or nothing is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_updating import UNUSABLE_DOCUMENT, WORSE_DOCUMENT
from specmint.ir.diagnostics import SpecmintError
from specmint.lock import read_lock
from specmint.reading.source import read_source, source_of
from specmint.updating.arriving import arrive, check_copy
from specmint.updating.outcome import Outcome
from specmint.updating.places import recover
from specmint.updating.settled import settled
from specmint.updating.worse import worse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmint.configuration import ClientConfig
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.output import Lock
    from specmint.pipeline import Progress
    from specmint.reading.source import Source
    from specmint.updating.arriving import Arrival
    from specmint.updating.transition import Transition
    from specmint.updating.wish import Wish


def update(client: ClientConfig, wish: Wish, progress: Progress) -> Outcome:
    """Bring a client to the newest revision of its document.

    Nothing is written where that concerns it in no way. Raises SpecmintError for a client that is not what the present
    document gives, and for a revision that cannot be had or used or is worse than the present one.
    """
    check_copy(client)
    recover(client)
    if not Path(client.document).exists() and read_lock(client.output) is None:
        return _begun(client, wish, progress)
    source = read_source(client.document, client.reading)
    lock = settled(client, source, progress).lock
    progress("fetching")
    arrival = arrive(client, wish.given, source.data)
    if arrival is None:
        return Outcome("there is no new revision.")
    return _taken(client, lock, (source, arrival), wish, progress)


def _begun(client: ClientConfig, wish: Wish, progress: Progress) -> Outcome:
    """The first revision of all, with which nothing can be compared."""
    from specmint.updating.transition import begin

    progress("fetching")
    arrival = arrive(client, wish.given, None)
    source = source_of(client.document, arrival.data, client.reading)
    built, written = begin(client, source, None if wish.dry_run else arrival.beside(), progress)
    sentence = f"{client.label} is the first revision, from {arrival.label}."
    if written is None:
        sentence = f"{arrival.label} holds a first revision; nothing was written."
    return Outcome(sentence, built.diagnostics, built.report, written=written)


def _taken(
    client: ClientConfig, lock: Lock, revisions: tuple[Source, Arrival], wish: Wish, progress: Progress
) -> Outcome:
    from specmint.telling import changelog, pull_request
    from specmint.updating.reports import Told, report_folder
    from specmint.updating.transition import today

    source, arrival = revisions
    step = _built(client, lock, revisions, progress)
    if not step.is_material:
        return Outcome(f"{arrival.label} holds a new revision, but nothing in it concerns this client.")
    found = _arrived(source, arrival, step.built.diagnostics)
    if not wish.allow_worse and (problems := list(worse(lock, step.built))):
        raise SpecmintError([*found, *_refusals(arrival, problems)])
    progress("comparing")
    comparison, skipped = step.compared(arrival.title, wish.usage)
    told = Told(pull_request.title(comparison), pull_request.body(comparison), comparison)
    tested = (step.built.report, told, step.tested(progress).played)
    if wish.dry_run:
        return Outcome(f"{arrival.label} holds a new revision; nothing was written.", (*found, *skipped), *tested)
    progress("writing")
    reports = (told.files(), report_folder(client, wish.reports))
    written = step.take(changelog.entry(comparison, today()), reports, arrival.beside())
    sentence = f"{client.label} is now what {arrival.label} holds."
    return Outcome(sentence, (*step.built.diagnostics, *skipped), *tested, written)


def _built(client: ClientConfig, lock: Lock, revisions: tuple[Source, Arrival], progress: Progress) -> Transition:
    """The package of the new revision. Raises SpecmintError where none can be made of it."""
    from specmint.updating.transition import transition

    source, arrival = revisions
    try:
        new = source_of(source.name, arrival.data, client.reading)
        return transition(client, lock, (source, new), progress)
    except SpecmintError as error:
        unusable = report(UNUSABLE_DOCUMENT, source=arrival.label)
        raise SpecmintError([*_arrived(source, arrival, error.diagnostics), unusable]) from None


def _refusals(arrival: Arrival, problems: list[str]) -> list[Diagnostic]:
    return [report(WORSE_DOCUMENT, source=arrival.label, problem=problem) for problem in problems]


def _arrived(source: Source, arrival: Arrival, found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings about a revision that was not taken, which therefore must not speak of the file that is in place."""
    return tuple(replace(each, source=arrival.label) if each.source == source.name else each for each in found)
