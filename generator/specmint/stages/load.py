"""load: what the bytes say. YAML 1.2 or JSON, one file or many, every version read into the form of OpenAPI 3.1."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from specmint.diagnostics.report import finding
from specmint.diagnostics.rules_reading import COLLECTION_FORMAT
from specmint.reading.access import Access
from specmint.reading.bundle import Bundle, bundle
from specmint.reading.document import ReadDocument, Sources
from specmint.reading.files import File, Files, open_file
from specmint.reading.identifiers import has_identifiers
from specmint.reading.openapi3 import Normalised, normalise
from specmint.reading.options import LoadOptions
from specmint.reading.origins import Origins
from specmint.reading.overlay import read_overlay
from specmint.reading.servers import with_absolute_servers
from specmint.reading.source import Source, read_source, refers_to_files
from specmint.reading.structure import OPENAPI_3, SWAGGER_2
from specmint.reading.swagger2 import convert
from specmint.reading.urls import is_url
from specmint.reading.versions import Family, family_of

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.document import Document, Node

__all__ = ["LoadOptions", "Loaded", "Source", "load", "parse_source", "read_source"]


@dataclass(frozen=True)
class Loaded:
    """A document and what was noticed while reading it."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]


def load(source: str, options: LoadOptions | None = None) -> Loaded:
    """Read a path, an http(s) URL, or ``-`` for standard input. Raises SpecmintError for what is no usable document."""
    options = options or LoadOptions()
    return parse_source(read_source(source, options), options)


def parse_source(source: Source, options: LoadOptions | None = None) -> Loaded:
    """Read bytes that were fetched already. Raises SpecmintError."""
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
    """The document's own file with its overlays applied, and what was noticed in all of them."""
    if not source.overlays:
        return main, [*main.parsed.diagnostics]
    # The library for JSONPath takes time to import.
    from specmint.reading.overlay_actions import apply

    files = [open_file(f"overlay {index}", name, data) for index, (name, data) in enumerate(source.overlays)]
    overlays = [read_overlay(file) for file in files]
    noticed = [found for file in (main, *files) for found in file.parsed.diagnostics]
    return apply(overlays, main), noticed + [found for overlay in overlays for found in overlay.misuse(main.name)]


def _joined(files: Files, family: Family) -> Bundle:
    if not any(refers_to_files(text) or has_identifiers(text) for text in files.main.texts):
        return Bundle(files.main.parsed.tree)
    return bundle(files, SWAGGER_2 if family == "2.0" else OPENAPI_3)


def _steps_to_31(tree: Node, family: Family) -> list[Normalised]:
    if family != "2.0":
        return [normalise(tree, is_30=family == "3.0")]
    converted = convert(tree)
    return [converted, normalise(converted.tree, is_30=True)]
