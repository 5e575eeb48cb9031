"""All stages in order. This module alone knows them all."""

from __future__ import annotations

import dataclasses
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint import cache
from specmint._version import __version__
from specmint.ir.diagnostics import SpecmintError, has_error
from specmint.ir.output import LOCK_NAME, Lock, Written, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from concurrent.futures import Executor

    from specmint.configuration import ClientConfig
    from specmint.ir.diagnostics import Diagnostic
    from specmint.reading.source import Source

    Progress = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """The files of a package, and what was found on the way."""

    files: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]


def build(client: ClientConfig, source: Source, progress: Progress, executor: Executor) -> Built:
    """Document to files, in memory. Raises SpecmintError for what cannot be worked with.

    The stages are imported here, since a run that finds nothing changed needs none of them.
    """
    from specmint.rendering.formatting import Formatting
    from specmint.schemas.view import Schemas
    from specmint.selection import check_names, selected
    from specmint.stages.exemplify import exemplify
    from specmint.stages.load import parse_source
    from specmint.stages.model import model
    from specmint.stages.name import call_names, name
    from specmint.stages.plan import Settings, plan
    from specmint.stages.render import render
    from specmint.stages.resolve import resolve
    from specmint.stages.validate import validate

    progress("reading")
    loaded = parse_source(source)
    document = loaded.document
    resolved = resolve(document)
    progress("naming")
    schemas = Schemas(document)
    calls = call_names(schemas, resolved.api.operations, client.names)
    with beside(lambda: [*loaded.diagnostics, *validate(document), *resolved.diagnostics]):
        check_names(resolved.api, client.names)
        operations = selected(resolved.api, calls, client.select, client.exclude)
    api = dataclasses.replace(resolved.api, operations=operations)
    calls = {operation.key: calls[operation.key] for operation in operations}
    catalog = name(api, schemas, calls)
    pending = model(api, schemas, catalog, executor)
    progress("validating")
    diagnostics = [*loaded.diagnostics, *validate(document)]
    stop_at_errors(diagnostics)
    diagnostics += resolved.diagnostics
    progress("making fixtures")
    fixtures = exemplify(api, calls, catalog.arguments) if client.fixtures else None
    settings = Settings(client.package, client.label, __version__, client.credentials, client.fixtures)
    package = plan(api, schemas, catalog, settings)
    progress("making models")
    files = render(package, pending, fixtures, Formatting(client.formatter, executor))
    files[LOCK_NAME] = _lock(client, document.digest, {key: str(call) for key, call in calls.items()}, files).to_text()
    found = (*diagnostics, *(fixtures.diagnostics if fixtures else ()))
    return Built(files, found)


@contextmanager
def beside(others: Callable[[], list[Diagnostic]]) -> Iterator[None]:
    """What stops the work is told together with what else is wrong, which may be its cause."""
    try:
        yield
    except SpecmintError as error:
        raise SpecmintError([*others(), *error.diagnostics]) from error


def stop_at_errors(diagnostics: list[Diagnostic]) -> None:
    """Raise SpecmintError if one of the findings is an error."""
    if has_error(diagnostics):
        raise SpecmintError(diagnostics)


def _lock(client: ClientConfig, document: str, calls: Mapping[str, str], files: Mapping[str, str]) -> Lock:
    return Lock(
        document={"source": client.label, "digest": document},
        tools={"specmint": __version__, **cache.tool_versions(client.formatter)},
        calls=calls,
        files={path: digest(text.encode()) for path, text in files.items()},
    )


@dataclass(frozen=True)
class _Run:
    """One run for a client: what is remembered of the same inputs, and the way to make the output anew."""

    client: ClientConfig
    source: Source
    key: str

    def remembered(self) -> cache.Remembered | None:
        """What a former run gave, if the folder still holds just that."""
        known = cache.remembered(self.key)
        return known if known is not None and cache.agrees(self.client.output, known.files) else None

    def build(self, progress: Progress) -> Built:
        """Build, with a second process at hand."""
        from specmint.parallel import collect_rarely, second_process

        collect_rarely()
        with second_process() as executor:
            return build(self.client, self.source, progress, executor)


def generate(
    client: ClientConfig, source: Source, progress: Progress, *, overwrite_edits: bool
) -> tuple[Written, Built]:
    """Bring a client's folder up to date. An unchanged one costs reading digests only."""
    run = _Run(client, source, cache.key(client, source.digest))
    if (known := run.remembered()) is not None:
        return Written(unchanged=len(known.files)), Built({}, known.diagnostics)
    from specmint.stages.write import write

    built = run.build(progress)
    progress("writing")
    written = write(built.files, client.output, overwrite_edits=overwrite_edits)
    cache.remember(run.key, built.files, built.diagnostics)
    return written, built


def compare(client: ClientConfig, source: Source, progress: Progress) -> tuple[str, Built]:
    """A unified diff from what is on disk to what the document gives; empty where they agree."""
    run = _Run(client, source, cache.key(client, source.digest))
    if (known := run.remembered()) is not None:
        return "", Built({}, known.diagnostics)
    from specmint.difference import difference

    built = run.build(progress)
    text = difference(client.output, built.files)
    if not text:
        cache.remember(run.key, built.files, built.diagnostics)
    return text, built
