"""The common steps of updates and upgrades: compare, test, report and write a client."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from specmint.api.naming.stage import name
from specmint.api.selecting.scope import scope_of
from specmint.building.tree import Tree, read_below
from specmint.changes.comparing.compare import compare
from specmint.changes.comparing.revision import Revision
from specmint.changes.reporting.changelog import inserted
from specmint.document.reading.stage import parse_source
from specmint.following.updating.contract import Contract, play
from specmint.following.updating.reports import write_reports
from specmint.following.updating.touched_files import CHANGELOG, companion_paths
from specmint.ir.names import NOTHING
from specmint.ir.output import LOCK_NAME, stays_inside, with_line_feeds
from specmint.package.output.exchange import inside
from specmint.package.output.stage import CompanionFiles, write
from specmint.pipeline import Built, Run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from specmint.changes.rules.change import Change, Comparison, Spot
    from specmint.document.reading.source import Source
    from specmint.ir.client import ClientConfig
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.output import Lock, Written
    from specmint.pipeline import Progress


@dataclass(frozen=True)
class Transition:
    """A client with its lock and present document, and the package that a new document or new tools generate."""

    client: ClientConfig
    lock: Lock
    source: Source
    run: Run
    built: Built

    @property
    def is_material(self) -> bool:
        """Whether any file other than the lock changes. The lock changes with every digest of the document."""
        before, after = ({**files, LOCK_NAME: ""} for files in (self.before, self.built.files))
        return before != after

    @property
    def before(self) -> dict[str, str]:
        """The files of the present package, which match the lock."""
        paths = [path for path in (*self.lock.files, LOCK_NAME) if stays_inside(path)]
        with Tree(self.client.output) as tree:
            return {path: with_line_feeds(tree.read(path) or b"").decode() for path in paths}

    def compared(self, label: str, usage: Path | None) -> tuple[Comparison, tuple[Diagnostic, ...]]:
        """Compare the packages. The diagnostics name files of the folder ``usage`` that could not be searched.

        The present package is read from disk instead of being built. Raises SpecmintError if that folder is missing.
        """
        client, built = self.client, self.built
        scope = scope_of(parse_source(self.source, client.reading), client, self.lock.names)
        catalog = name(scope.api, scope.schemas, scope.calls, scope.functions, scope.kept)
        old = Revision(client.label, scope, catalog, self.before, client.package)
        new = Revision(label, built.scope, built.catalog, built.files, client.package, built.report)
        found = compare(old, new, client.policy)
        skipped: tuple[Diagnostic, ...] = ()
        if usage is not None:
            # libcst, which reads code, takes long to import.
            from specmint.changes.comparing.usage.folder import with_uses

            found, skipped = with_uses(found, usage, old)
        changes = tuple(_labelled(each, client) for each in found.changes)
        return replace(found, client=client.name, changes=changes), skipped

    def tested(self, progress: Progress) -> Contract:
        """Run the fixtures of the new package, if it has any. Raises SpecmintError if some fail."""
        if self.client.fixtures == "none":
            return Contract(0, {})
        progress("testing")
        contract = play(self.built.files, self.client.package)
        contract.require_passed(self.client.package)
        return contract

    def apply(self, entry: str, reports: tuple[Mapping[str, str], Path], beside: Mapping[str, bytes]) -> Written:
        """Write the reports; then the package, its changelog and the files ``beside`` it in one step.

        Raises SpecmintError.
        """
        write_reports(*reports)
        client = self.client

        def made() -> dict[str, bytes]:
            former = with_line_feeds(read_below(client.output, CHANGELOG) or b"")
            return {**inside({CHANGELOG: inserted(former.decode(errors="replace"), entry).encode()}), **beside}

        written = write(
            self.built.files, client.output, companions=CompanionFiles(companion_paths(client), made), home=client.home
        )
        self.run.remember(self.built)
        return written


def transition(client: ClientConfig, lock: Lock, sources: tuple[Source, Source], progress: Progress) -> Transition:
    """Build a client from the second source. Raises SpecmintError if that is impossible."""
    run = Run(client, sources[1], lock.names)
    return Transition(client, lock, sources[0], run, run.build(progress))


def build_first(
    client: ClientConfig, source: Source, beside: Mapping[str, bytes] | None, progress: Progress
) -> tuple[Built, Written | None]:
    """Build a client for the first time and write it with the files ``beside`` it. None for these: do not write."""
    run = Run(client, source, NOTHING)
    built = run.build(progress)
    if beside is None:
        return built, None
    written = write(
        built.files, client.output, companions=CompanionFiles(companion_paths(client), lambda: beside), home=client.home
    )
    run.remember(built)
    return built, written


def today() -> str:
    """The current date in UTC, or the date in ``SOURCE_DATE_EPOCH``, which reproducible builds set."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(given), UTC) if given.isdecimal() else datetime.now(UTC)
    return now.date().isoformat()


def _labelled(change: Change, client: ClientConfig) -> Change:
    """The change with the document's label in place of its path on this machine."""
    return replace(change, old=_spot(change.old, client), new=_spot(change.new, client))


def _spot(spot: Spot | None, client: ClientConfig) -> Spot | None:
    return replace(spot, source=client.label) if spot is not None and spot.source == client.document else spot
