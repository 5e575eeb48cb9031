"""One revision of a document, with the package that a client of it would be."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from specmint.changes.comparing.fitting import fitting
from specmint.changes.rules.change import RevisionFacts
from specmint.diagnostics.rules_generation import NOTHING_TO_GENERATE
from specmint.document.reading.stage import parse_source
from specmint.ir.catalog import Catalog
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.names import NOTHING
from specmint.ir.report import Report
from specmint.ir.routes import request_of
from specmint.package.output.size import package_size
from specmint.pipeline import assemble, working

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.api.selecting.scope import Scope
    from specmint.building.batches import BuildContext
    from specmint.changes.comparing.python.surface import Surface
    from specmint.document.reading.source import Source
    from specmint.ir.api import Operation
    from specmint.ir.client import ClientConfig
    from specmint.ir.names import Names
    from specmint.pipeline import Progress

NO_NAMES = Catalog({}, {}, {}, {}, frozenset(), frozenset())


@dataclass(frozen=True)
class Revision:
    """A document as a client sees it. ``files`` are the texts of the package, by relative POSIX path."""

    label: str
    scope: Scope
    catalog: Catalog
    files: Mapping[str, str]
    package: str
    report: Report = field(default_factory=Report)

    @cached_property
    def surface(self) -> Surface:
        """The public names of the package."""
        from specmint.changes.comparing.python.reading import surface_of

        return surface_of(self.files, self.package)

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """The operations by the request that they are."""
        return {request_of(each.key): each for each in self.scope.api.operations}

    @property
    def facts(self) -> RevisionFacts:
        """The facts that reports show about it."""
        api, size = self.scope.api, package_size(self.files, frozenset()).total
        sizes = {
            "operations": len(api.operations),
            "webhooks": len(api.webhooks),
            "models": size.models,
            "lines": size.lines,
        }
        return RevisionFacts(self.label, api.document.digest, api.title, api.version, sizes)


def revisions_of(
    client: ClientConfig, sources: tuple[Source, Source], progress: Progress, kept: Names = NOTHING
) -> tuple[Revision, Revision]:
    """Build a client of two revisions, the first of which keeps the names in ``kept``, the second those of the first.

    What the configuration selects or names need only be in one of them: so it is when it appears or disappears.
    Raises SpecmintError for what is no usable document, and for a selection or names that fit nothing in either.
    """
    progress("reading")
    before, after = (parse_source(source, client.reading) for source in sources)
    with working(client) as work:
        first = fitting(client, before, kept)
        old = revision_of(client, first.scope, sources[0].name, progress, work)
        second = fitting(client, after, old.catalog.names)
        if second.error and first.missing & second.missing:
            raise second.error
        return old, revision_of(client, second.scope, sources[1].name, progress, work)


def revision_of(client: ClientConfig, scope: Scope, label: str, progress: Progress, work: BuildContext) -> Revision:
    """Build a client in memory, without fixtures; where nothing is left of the selection, there is no package.

    Raises SpecmintError for what is no usable document.
    """
    if not (scope.api.operations or scope.api.webhooks) and (client.select or client.exclude):
        return Revision(label, scope, NO_NAMES, {}, client.package)
    try:
        built = assemble(replace(client, fixtures="none"), scope, progress, work)
    except SpecmintError as error:
        if error.diagnostics[-1].rule is not NOTHING_TO_GENERATE:
            raise
        return Revision(label, scope, NO_NAMES, {}, client.package)
    return Revision(label, scope, built.catalog, built.files, client.package, built.report)
