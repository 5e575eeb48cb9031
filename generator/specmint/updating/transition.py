"""A client before and after a step: compared, tested, told and written. Updates and upgrades are such steps."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from specmint.comparing.compare import compare
from specmint.comparing.revision import Revision
from specmint.exchange import inside
from specmint.ir.names import NOTHING
from specmint.ir.output import LOCK_NAME, stays_inside
from specmint.pipeline import Built, Run
from specmint.scope import scope_of
from specmint.stages.load import parse_source
from specmint.stages.name import name
from specmint.stages.write import Along, write
from specmint.telling.changelog import inserted
from specmint.updating.contract import Contract, play
from specmint.updating.places import CHANGELOG, places
from specmint.updating.reports import write_reports

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from specmint.configuration import ClientConfig
    from specmint.ir.changes import Change, Comparison, Spot
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.output import Lock, Written
    from specmint.pipeline import Progress
    from specmint.reading.source import Source


@dataclass(frozen=True)
class Transition:
    """A client with its lock and its document, and the package that its new document or new tools give."""

    client: ClientConfig
    lock: Lock
    source: Source
    run: Run
    built: Built

    @property
    def is_material(self) -> bool:
        """Whether anything changes but what names the document: its digest."""
        return _without_digests(self.before) != _without_digests(self.built.files)

    @property
    def before(self) -> dict[str, str]:
        """The package that is in place, which agrees with its lock."""
        paths = [path for path in (*self.lock.files, LOCK_NAME) if stays_inside(path)]
        return {path: (self.client.output / path).read_bytes().decode() for path in paths}

    def compared(self, label: str, usage: Path | None) -> tuple[Comparison, tuple[Diagnostic, ...]]:
        """The changes, and which files of the folder ``usage`` could not be searched for what they hit.

        What is in place need not be built anew, since its files are at hand. Raises SpecmintError without that folder.
        """
        client, built = self.client, self.built
        scope = scope_of(parse_source(self.source, client.reading), client, self.lock.names)
        catalog = name(scope.api, scope.schemas, scope.calls, scope.functions, scope.kept)
        old = Revision(client.label, scope, catalog, self.before, client.package)
        if built.scope is None or built.catalog is None:
            message = "only what was just built can be compared"
            raise ValueError(message)
        new = Revision(label, built.scope, built.catalog, built.files, client.package, built.report)
        found = compare(old, new, client.policy)
        skipped: tuple[Diagnostic, ...] = ()
        if usage is not None:
            # Reading code needs a library that takes time to import.
            from specmint.comparing.usage.folder import with_uses

            found, skipped = with_uses(found, usage, old)
        changes = tuple(_labelled(each, client) for each in found.changes)
        return replace(found, client=client.name, changes=changes), skipped

    def tested(self, progress: Progress) -> Contract:
        """Play the fixtures of the new package, if it has any. Raises SpecmintError where some fail."""
        if not self.client.fixtures:
            return Contract(0, {})
        progress("testing")
        contract = play(self.built.files, self.client.package)
        contract.hold(self.client.package)
        return contract

    def take(self, entry: str, reports: tuple[Mapping[str, str], Path], beside: Mapping[str, bytes]) -> Written:
        """Tell and write: reports to their folder, then the package, its changelog and what is ``beside`` in one step.

        Raises SpecmintError.
        """
        write_reports(*reports)
        path = self.client.output / CHANGELOG
        changelog = inserted(path.read_bytes().decode(errors="replace") if path.exists() else "", entry)
        contents = {**inside({CHANGELOG: changelog.encode()}), **beside}
        written = write(self.built.files, self.client.output, along=Along(places(self.client), contents))
        self.run.remember(self.built)
        return written


def transition(client: ClientConfig, lock: Lock, sources: tuple[Source, Source], progress: Progress) -> Transition:
    """Build a client from the second source. Raises SpecmintError where that is not possible."""
    run = Run(client, sources[1], lock.names)
    return Transition(client, lock, sources[0], run, run.build(progress))


def begin(
    client: ClientConfig, source: Source, beside: Mapping[str, bytes] | None, progress: Progress
) -> tuple[Built, Written | None]:
    """Build a client that there was none of, and write it with what is ``beside`` it, unless that is None."""
    run = Run(client, source, NOTHING)
    built = run.build(progress)
    if beside is None:
        return built, None
    written = write(built.files, client.output, along=Along(places(client), beside))
    run.remember(built)
    return built, written


def today() -> str:
    """The date in UTC, or the one that a reproducible build asks for by ``SOURCE_DATE_EPOCH``."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(given), UTC) if given.isdecimal() else datetime.now(UTC)
    return now.date().isoformat()


def _without_digests(files: Mapping[str, str]) -> dict[str, str]:
    """The texts of a package, which name its document in each of them."""
    locked = json.loads(files[LOCK_NAME])["document"]["digest"]
    return {path: text.replace(locked, "") for path, text in files.items() if path != LOCK_NAME}


def _labelled(change: Change, client: ClientConfig) -> Change:
    """A change whose places in the document say nothing of this machine."""
    return replace(change, old=_spot(change.old, client), new=_spot(change.new, client))


def _spot(spot: Spot | None, client: ClientConfig) -> Spot | None:
    return replace(spot, source=client.label) if spot is not None and spot.source == client.document else spot
