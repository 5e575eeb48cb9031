"""The stage load: reads YAML 1.2 or JSON, joins the files, and converts every version to the form of OpenAPI 3.1."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from specmint.diagnostics.report import finding
from specmint.diagnostics.rules_reading import COLLECTION_FORMAT
from specmint.document.reading.access import Access
from specmint.document.reading.bundle import Bundle, bundle
from specmint.document.reading.document import ReadDocument, Sources
from specmint.document.reading.files import File, Files, open_file
from specmint.document.reading.identifiers import has_identifiers
from specmint.document.reading.openapi3 import Normalised, normalise
from specmint.document.reading.origins import Origins
from specmint.document.reading.overlay import read_overlay
from specmint.document.reading.sequences import with_items
from specmint.document.reading.servers import with_absolute_servers
from specmint.document.reading.source import Source, read_source, refers_to_files
from specmint.document.reading.structure import OPENAPI_3, SWAGGER_2
from specmint.document.reading.swagger2 import convert
from specmint.document.reading.urls import is_url
from specmint.document.reading.versions import Family, family_of
from specmint.ir.load_options import LoadOptions

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.document import Document, Node

__all__ = ["LoadOptions", "Loaded", "Source", "load", "parse_source", "read_source"]


@dataclass(frozen=True)
class Loaded:
    """A document and the findings from reading it."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]


def load(source: str, options: LoadOptions | None = None) -> Loaded:
    """Read a path, a URL, or ``-`` for standard input. Raises SpecmintError if it is no usable document."""
    options = options or LoadOptions()
    return parse_source(read_source(source, options), options)


def parse_source(source: Source, options: LoadOptions | None = None) -> Loaded:
    """Read a document whose bytes were fetched already. Raises SpecmintError."""
    access = Access(source.name, options or LoadOptions())
    main, noticed = _overlaid(open_file(access.start, source.name, source.data), source)
    family, version = family_of(main)
    files = Files(access, main, source.files)
    joined = _joined(files, family)
    steps = _steps_to_31(joined.tree, family)
    formed = steps[-1].tree
    if is_url(source.name):
        formed = with_absolute_servers(formed, source.name)
    sources = Sources(files, Origins(main.location, joined.origins, tuple(step.moved for step in steps)))
    document = ReadDocument(
        source=source.name,
        digest=replace(source, files=files.used).digest,
        version=version,
        tree=formed,
        text=main.text,
        locate=sources.locate,
        written=joined.tree,
        sources=sources,
    )
    lost = [
        finding(COLLECTION_FORMAT, sources.written_place(pointer), format=written)
        for pointer, written in steps[0].lost_formats.items()
    ]
    return Loaded(document, (*noticed, *joined.diagnostics, *lost))


def _overlaid(main: File, source: Source) -> tuple[File, list[Diagnostic]]:
    """The document's own file with its overlays applied, and the findings."""
    if not source.overlays:
        return main, [*main.parsed.diagnostics]
    # Importing the JSONPath library takes time.
    from specmint.document.reading.overlay_actions import apply

    files = [open_file(f"overlay {index}", name, data) for index, (name, data) in enumerate(source.overlays)]
    overlays = [read_overlay(file) for file in files]
    noticed = [found for file in (main, *files) for found in file.parsed.diagnostics]
    return apply(overlays, main), noticed + [found for overlay in overlays for found in overlay.misuse(main.name)]


def _joined(files: Files, family: Family) -> Bundle:
    if not any(refers_to_files(text) or has_identifiers(text) for text in files.main.texts):
        return Bundle(files.main.parsed.tree)
    return bundle(files, SWAGGER_2 if family == "2.0" else OPENAPI_3)


def _steps_to_31(tree: Node, family: Family) -> list[Normalised]:
    steps = [convert(tree)] if family == "2.0" else []
    steps.append(normalise(steps[-1].tree if steps else tree, is_30=family in {"2.0", "3.0"}))
    return [*steps, with_items(steps[-1].tree)]
