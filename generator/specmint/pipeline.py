"""All stages in order. This module alone knows them all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from specmint import cache
from specmint._version import __version__
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.names import NOTHING
from specmint.ir.output import LOCK_NAME, Lock, Written, digest
from specmint.lock import kept_names, settings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import Future

    from specmint.configuration import ClientConfig
    from specmint.ir.catalog import Catalog
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.names import Names
    from specmint.ir.report import Report
    from specmint.reading.options import LoadOptions
    from specmint.reading.source import Source
    from specmint.scope import Scope
    from specmint.work import Work

    Progress = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """The files of a package, what was found on the way, what became of the document, and every name.

    ``scope`` and ``catalog`` are what it was made from, where it was made and is not remembered.
    """

    files: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    report: Report
    names: Names = NOTHING
    scope: Scope | None = field(default=None, compare=False)
    catalog: Catalog | None = field(default=None, compare=False)


def build(client: ClientConfig, source: Source, progress: Progress, work: Work, kept: Names = NOTHING) -> Built:
    """Document to files, in memory; what has a name in ``kept`` keeps it. Raises SpecmintError for what cannot be read.

    The stages are imported here, since a run that finds nothing changed needs none of them.
    """
    from specmint.scope import scope_of
    from specmint.stages.load import parse_source

    progress("reading")
    findings = _findings_elsewhere(client, source, work)
    loaded = parse_source(source, client.reading)
    progress("naming")
    return assemble(client, scope_of(loaded, client, kept), progress, work, findings)


def _findings_elsewhere(client: ClientConfig, source: Source, work: Work) -> Future[tuple[Diagnostic, ...]] | None:
    """Have a whole document validated by a process that will have little else to do, since much is remembered."""
    from specmint.parallel import Inline

    if not work.memory.kept or client.select or client.exclude or isinstance(work.executor, Inline):
        return None
    return work.executor.submit(validated, source, replace(client.reading, transport=None))


def validated(source: Source, options: LoadOptions) -> tuple[Diagnostic, ...]:
    """What is wrong with a document."""
    from specmint.stages.load import parse_source
    from specmint.stages.resolve import resolve
    from specmint.stages.validate import validate

    return validate(resolve(parse_source(source, options).document).api.document)


def assemble(
    client: ClientConfig,
    scope: Scope,
    progress: Progress,
    work: Work,
    findings: Future[tuple[Diagnostic, ...]] | None = None,
) -> Built:
    """The package of what a client takes of a document. Raises SpecmintError where that is nothing."""
    from specmint.diagnostics.report import report
    from specmint.diagnostics.rules_generation import NOTHING_TO_GENERATE
    from specmint.parallel import Inline
    from specmint.stages.assess import assess
    from specmint.stages.exemplify import exemplify
    from specmint.stages.model import model
    from specmint.stages.name import name
    from specmint.stages.plan import Settings, plan
    from specmint.stages.render import Style, render
    from specmint.stages.validate import validate

    api, schemas, calls = scope.api, scope.schemas, scope.calls
    catalog = name(api, schemas, calls, scope.functions, scope.kept)
    pending = model(api, schemas, catalog, work)
    progress("validating")
    findings = findings or Inline().submit(validate, api.document)
    if not (api.operations or api.webhooks or catalog.classes):
        raise SpecmintError([*_found(scope, findings), report(NOTHING_TO_GENERATE, document=api.document)])
    progress("making fixtures")
    fixtures = exemplify(api, calls, catalog.arguments, catalog.webhooks, work.memory) if client.fixtures else None
    settings = Settings(client.package, client.label, __version__, client.credentials, client.fixtures)
    package = plan(api, schemas, catalog, settings)
    progress("making models")
    files = render(package, pending, fixtures, Style(client.formatter, work))
    assessed = assess(api, schemas, catalog, _found(scope, findings))
    lock = Lock(
        document={"source": client.label, "digest": api.document.digest},
        tools=cache.all_versions(client.formatter),
        names=catalog.names,
        files={path: digest(text.encode()) for path, text in files.items()},
        settings=settings_of(client),
        losses=assessed.report.losses(),
    )
    files[LOCK_NAME] = lock.to_text()
    diagnostics = (*assessed.diagnostics, *(fixtures.diagnostics if fixtures else ()))
    return Built(files, diagnostics, assessed.report, catalog.names, scope, catalog)


def _found(scope: Scope, findings: Future[tuple[Diagnostic, ...]]) -> list[Diagnostic]:
    return [*scope.found_reading, *findings.result(), *scope.found_resolving]


def preview(client: ClientConfig, scope: Scope, progress: Progress) -> Built:
    """The package in memory, with a second process at hand; fixtures, of which no code depends, are left out."""
    from specmint.parallel import collecting_rarely, other_processes
    from specmint.work import Work

    with collecting_rarely(), other_processes() as executor:
        return assemble(replace(client, fixtures=False), scope, progress, Work(executor))


@dataclass(frozen=True)
class Run:
    """One run for a client: what is remembered of the same inputs, and the way to make the output anew."""

    client: ClientConfig
    source: Source
    kept: Names

    def remembered(self) -> cache.Remembered | None:
        """What a former run gave, if the folder still holds just that."""
        known = cache.remembered(self._key(self.kept))
        return known if known is not None and cache.agrees(self.client.output, known.files) else None

    def build(self, progress: Progress) -> Built:
        """Build, with a second process at hand."""
        from specmint.memory import remember, remembered
        from specmint.parallel import collecting_rarely, other_processes
        from specmint.work import Work

        name = cache.memory_key(self.client)
        memory = remembered(name)
        with collecting_rarely(), other_processes(for_models=not memory.kept) as executor:
            built = build(self.client, self.source, progress, Work(executor, memory), self.kept)
        remember(name, memory)
        return built

    def remember(self, built: Built) -> None:
        """Note what came out, which comes out again when its names are kept: the next run finds them in the lock."""
        cache.remember(self._key(built.names), built.files, built.diagnostics, built.report)

    def _key(self, names: Names) -> str:
        return cache.key(self.client, self.source.digest, names)


def generate(
    client: ClientConfig, source: Source, progress: Progress, *, overwrite_edits: bool
) -> tuple[Written, Built]:
    """Bring a client's folder up to date. An unchanged one costs reading digests only."""
    run = Run(client, source, kept_names(client.output))
    if (known := run.remembered()) is not None:
        return Written(unchanged=len(known.files)), Built({}, known.diagnostics, known.report)
    from specmint.stages.write import write

    built = run.build(progress)
    progress("writing")
    written = write(built.files, client.output, overwrite_edits=overwrite_edits)
    run.remember(built)
    return written, built


def compare(client: ClientConfig, source: Source, progress: Progress) -> tuple[str, Built]:
    """A unified diff from what is on disk to what the document gives; empty where they agree."""
    run = Run(client, source, kept_names(client.output))
    if (known := run.remembered()) is not None:
        return "", Built({}, known.diagnostics, known.report)
    from specmint.difference import difference

    built = run.build(progress)
    text = difference(client.output, built.files)
    if not text:
        run.remember(built)
    return text, built
