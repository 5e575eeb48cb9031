"""Runs all stages in order. Only this module knows all of them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from specmint._version import __version__
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.names import NOTHING
from specmint.ir.output import LOCK_NAME, Lock, Written, digest
from specmint.package.output import run_cache
from specmint.package.output.lock import kept_names, settings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from concurrent.futures import Future

    from specmint.api.selecting.scope import Scope
    from specmint.building.batches import BuildContext
    from specmint.document.reading.source import Source
    from specmint.ir.catalog import Catalog
    from specmint.ir.client import ClientConfig
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.load_options import LoadOptions
    from specmint.ir.names import Names
    from specmint.ir.report import Report

    Progress = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """The diagnostics of a document, and the report on its operations."""

    diagnostics: tuple[Diagnostic, ...]
    report: Report


@dataclass(frozen=True)
class Built(Outcome):
    """A package as text by relative POSIX path, with the selected part of the document and the names in use."""

    files: Mapping[str, str]
    scope: Scope = field(compare=False)
    catalog: Catalog

    @property
    def names(self) -> Names:
        """The names that the next run keeps."""
        return self.catalog.names


def build(client: ClientConfig, source: Source, progress: Progress, work: BuildContext, kept: Names = NOTHING) -> Built:
    """Generate a package in memory; names in ``kept`` stay. Raises SpecmintError for a document that cannot be used.

    The stages are imported here, since a run without changes needs none of them.
    """
    from specmint.api.selecting.scope import scope_of
    from specmint.document.reading.stage import parse_source

    progress("reading")
    findings = _findings_elsewhere(client, source, work)
    loaded = parse_source(source, client.reading)
    progress("naming")
    return assemble(client, scope_of(loaded, client, kept), progress, work, findings)


def _findings_elsewhere(
    client: ClientConfig, source: Source, work: BuildContext
) -> Future[tuple[Diagnostic, ...]] | None:
    """Validate a whole document in a worker process."""
    from specmint.building.parallel import Inline

    if not work.cache.kept or client.select or client.exclude or isinstance(work.executor, Inline):
        return None
    return work.executor.submit(validated, source, replace(client.reading, transport=None))


def validated(source: Source, options: LoadOptions) -> tuple[Diagnostic, ...]:
    """The diagnostics of a document."""
    from specmint.api.resolving.stage import resolve
    from specmint.document.reading.stage import parse_source
    from specmint.document.validation.stage import validate

    return validate(resolve(parse_source(source, options).document).api.document)


def assemble(
    client: ClientConfig,
    scope: Scope,
    progress: Progress,
    work: BuildContext,
    findings: Future[tuple[Diagnostic, ...]] | None = None,
) -> Built:
    """Generate the package of a selection. Raises SpecmintError if the selection is empty."""
    from specmint.api.naming.stage import name
    from specmint.building.parallel import Inline
    from specmint.diagnostics.report import report
    from specmint.diagnostics.rules_generation import NOTHING_TO_GENERATE
    from specmint.document.validation.stage import validate
    from specmint.package.assessing.stage import assess
    from specmint.package.examples.stage import exemplify
    from specmint.package.modelling.stage import model
    from specmint.package.planning.settings import Settings
    from specmint.package.planning.stage import plan
    from specmint.package.rendering.stage import Style, render

    api, schemas, calls = scope.api, scope.schemas, scope.calls
    catalog = name(api, schemas, calls, scope.functions, scope.kept)
    pending = model(api, schemas, catalog, work)
    progress("validating")
    findings = findings or Inline().submit(validate, api.document)
    if not (api.operations or api.webhooks or catalog.classes):
        raise SpecmintError([*_found(scope, findings), report(NOTHING_TO_GENERATE, document=api.document)])
    progress("making fixtures")
    fixtures = None
    if client.fixtures != "none":
        with_invalid = client.fixtures == "all"
        fixtures = exemplify(api, calls, catalog.arguments, catalog.webhooks, work.cache, with_invalid=with_invalid)
    texts = fixtures.files if fixtures else None
    settings = Settings(client.package, client.label, __version__, client.credentials, texts, client.transport)
    package = plan(api, schemas, catalog, pending.names, settings)
    progress("making models")
    files = render(package, pending, fixtures, Style(client.formatter, work))
    of_examples = fixtures.diagnostics if fixtures else ()
    assessed = assess(api, schemas, catalog, _found(scope, findings), of_examples)
    lock = Lock(
        document={"source": client.label, "digest": api.document.digest},
        tools=run_cache.all_versions(client.formatter),
        names=catalog.names,
        files={path: digest(text.encode()) for path, text in files.items()},
        settings=settings_of(client),
        losses=assessed.report.losses(),
    )
    files[LOCK_NAME] = lock.to_text()
    return Built(assessed.diagnostics, assessed.report, files, scope, catalog)


def lint(spec: str, reading: LoadOptions) -> tuple[Diagnostic, ...]:
    """What a run for the whole document would tell, but for what each finding costs a client; no code is made.

    Raises SpecmintError for what is no usable document.
    """
    from specmint.api.naming.stage import call_names, name, webhook_names
    from specmint.api.resolving.stage import resolve
    from specmint.api.schemas.view import Schemas
    from specmint.document.reading.stage import load
    from specmint.document.validation.stage import validate
    from specmint.package.assessing.stage import not_offered
    from specmint.package.examples.stage import exemplify

    loaded = load(spec, reading)
    resolved, schemas = resolve(loaded.document), Schemas(loaded.document)
    calls = call_names(schemas, resolved.api.operations, {})
    catalog = name(resolved.api, schemas, calls, webhook_names(resolved.api.webhooks, calls))
    examples = exemplify(resolved.api, calls, catalog.arguments, catalog.webhooks, with_invalid=False)
    lacking = (*resolved.diagnostics, *not_offered(resolved.api, schemas, catalog), *examples.diagnostics)
    return (*loaded.diagnostics, *validate(loaded.document), *lacking)


def _found(scope: Scope, findings: Future[tuple[Diagnostic, ...]]) -> list[Diagnostic]:
    return [*scope.found_reading, *findings.result(), *scope.found_resolving]


@contextmanager
def working(client: ClientConfig, *, remembering: bool = False) -> Iterator[BuildContext]:
    """Worker processes and the content cache of this client; with ``remembering``, this run's texts are cached.

    Results do not depend on either.
    """
    from specmint.building.batches import BuildContext
    from specmint.building.content_cache import remember, remembered
    from specmint.building.parallel import collecting_rarely, other_processes

    name = run_cache.cache_key(client)
    cache = remembered(name)
    with collecting_rarely(), other_processes(for_models=not cache.kept) as executor:
        yield BuildContext(executor, cache)
    if remembering:
        remember(name, cache)


@dataclass(frozen=True)
class Run:
    """One run for a client: the cached result for the same inputs, and the way to generate the output."""

    client: ClientConfig
    source: Source
    kept: Names

    def remembered(self) -> run_cache.Remembered | None:
        """The result of an earlier run, if the folder still contains exactly that."""
        known = run_cache.remembered(self._key(self.kept))
        return known if known is not None and run_cache.agrees(self.client.output, known.files) else None

    def build(self, progress: Progress) -> Built:
        """Generate the package, with worker processes."""
        with working(self.client, remembering=True) as work:
            return build(self.client, self.source, progress, work, self.kept)

    def remember(self, built: Built) -> None:
        """Cache the result under the key of the next run, which finds the names in the lock."""
        run_cache.remember(self._key(built.names), built.files, built.diagnostics, built.report)

    def _key(self, names: Names) -> str:
        return run_cache.key(self.client, self.source.digest, names)


def generate(
    client: ClientConfig, source: Source, progress: Progress, *, overwrite_edits: bool
) -> tuple[Written, Outcome]:
    """Update a client's folder. If nothing changed, this only compares digests."""
    run = Run(client, source, kept_names(client.output))
    if (known := run.remembered()) is not None:
        return Written(unchanged=len(known.files)), Outcome(known.diagnostics, known.report)
    from specmint.package.output.stage import write

    built = run.build(progress)
    progress("writing")
    written = write(built.files, client.output, overwrite_edits=overwrite_edits, home=client.home)
    run.remember(built)
    return written, built


@dataclass(frozen=True)
class Checked(Outcome):
    """The difference between a client's folder and what should be generated.

    ``difference`` is a unified diff, empty if they agree. ``files`` is the expected package; it is empty if the cache
    has shown that the folder is right.
    """

    difference: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


def compare(client: ClientConfig, source: Source, progress: Progress) -> Checked:
    """Compare a client's folder with what should be generated."""
    run = Run(client, source, kept_names(client.output))
    if (known := run.remembered()) is not None:
        return Checked(known.diagnostics, known.report)
    from specmint.package.output.difference import difference

    built = run.build(progress)
    text = difference(client.output, built.files)
    if not text:
        run.remember(built)
    return Checked(built.diagnostics, built.report, text, built.files)
