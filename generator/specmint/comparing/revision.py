"""One revision of a document, with the package that a client of it would be."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from specmint.cache import memory_key
from specmint.comparing.fitting import fitting
from specmint.diagnostics.rules_generation import NOTHING_TO_GENERATE
from specmint.ir.catalog import Catalog
from specmint.ir.changes import RevisionFacts
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.names import NOTHING
from specmint.ir.report import Report
from specmint.memory import remembered
from specmint.parallel import collecting_rarely, other_processes
from specmint.pipeline import assemble
from specmint.scope import scope_of
from specmint.size import package_size
from specmint.stages.load import parse_source
from specmint.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.comparing.python.surface import Surface
    from specmint.configuration import ClientConfig
    from specmint.ir.api import Operation
    from specmint.ir.names import Names
    from specmint.pipeline import Progress
    from specmint.reading.source import Source
    from specmint.scope import Scope

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
        """What a user of the package sees of it."""
        from specmint.comparing.python.reading import surface_of

        return surface_of(self.files, self.package)

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """The operations by ``METHOD /path``."""
        return {each.key: each for each in self.scope.api.operations}

    @property
    def facts(self) -> RevisionFacts:
        """What is told of it."""
        api, size = self.scope.api, package_size(self.files, frozenset()).total
        sizes = {
            "operations": len(api.operations),
            "webhooks": len(api.webhooks),
            "models": size.models,
            "lines": size.lines,
        }
        return RevisionFacts(self.label, api.document.digest, api.title, api.version, sizes)


def revision_of(
    client: ClientConfig, source: Source, progress: Progress, kept: Names = NOTHING, work: Work | None = None
) -> Revision:
    """Build a client in memory, without fixtures; what has a name in ``kept`` keeps it.

    Raises SpecmintError for what is no usable document, and for a selection or names that fit nothing in it.
    """
    progress("reading")
    scope = scope_of(parse_source(source, client.reading), client, kept)
    with _at_work(client, work) as given:
        return _built(client, scope, source.name, progress, given)


def revisions_of(
    client: ClientConfig, sources: tuple[Source, Source], progress: Progress, kept: Names = NOTHING
) -> tuple[Revision, Revision]:
    """Build a client of two revisions, the first of which keeps the names in ``kept``, the second those of the first.

    What the configuration selects or names need only be in one of them: so it is when it appears or disappears.
    Raises SpecmintError as ``revision_of`` does.
    """
    progress("reading")
    before, after = (parse_source(source, client.reading) for source in sources)
    with _at_work(client, None) as work:
        first = fitting(client, before, kept)
        old = _built(client, first.scope, sources[0].name, progress, work)
        second = fitting(client, after, old.catalog.names)
        if second.error and first.missing & second.missing:
            raise second.error
        return old, _built(client, second.scope, sources[1].name, progress, work)


@contextmanager
def _at_work(client: ClientConfig, work: Work | None) -> Iterator[Work]:
    """The given means of work, or a second process, and what the last run for this client has left."""
    if work is not None:
        yield work
        return
    with collecting_rarely(), other_processes() as executor:
        yield Work(executor, remembered(memory_key(client)))


def _built(client: ClientConfig, scope: Scope, label: str, progress: Progress, work: Work) -> Revision:
    if not (scope.api.operations or scope.api.webhooks) and (client.select or client.exclude):
        return Revision(label, scope, NO_NAMES, {}, client.package)
    try:
        built = assemble(replace(client, fixtures=False), scope, progress, work)
    except SpecmintError as error:
        if error.diagnostics[-1].rule is not NOTHING_TO_GENERATE:
            raise
        return Revision(label, scope, NO_NAMES, {}, client.package)
    return Revision(label, scope, built.catalog or NO_NAMES, built.files, client.package, built.report)
