"""load: what the bytes say. YAML 1.2 or JSON, one file or many, every version read into the form of OpenAPI 3.1."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from specmint.reading.access import Access
from specmint.reading.bundle import Bundle, bundle
from specmint.reading.document import ReadDocument, Sources
from specmint.reading.files import Files, open_file
from specmint.reading.openapi3 import normalise
from specmint.reading.options import LoadOptions
from specmint.reading.origins import Origins
from specmint.reading.source import Source, read_source, refers_to_files
from specmint.reading.structure import OPENAPI_3, SWAGGER_2
from specmint.reading.swagger2 import convert
from specmint.reading.versions import Family, family_of

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    main = open_file(access.start, source.name, source.data)
    family, version = family_of(main)
    files = Files(access, main, source.files)
    joined = _joined(files, family)
    formed, moved = _in_31(joined.tree, family)
    sources = Sources(files, Origins(main.location, joined.origins, moved))
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
    return Loaded(document, (*main.parsed.diagnostics, *joined.diagnostics))


def _joined(files: Files, family: Family) -> Bundle:
    if not refers_to_files(files.main.text):
        return Bundle(files.main.parsed.tree)
    return bundle(files, SWAGGER_2 if family == "2.0" else OPENAPI_3)


def _in_31(tree: Node, family: Family) -> tuple[Node, tuple[Mapping[str, str], ...]]:
    if family != "2.0":
        formed = normalise(tree, is_30=family == "3.0")
        return formed.tree, (formed.moved,)
    converted = convert(tree)
    formed = normalise(converted.tree, is_30=True)
    return formed.tree, (converted.moved, formed.moved)
