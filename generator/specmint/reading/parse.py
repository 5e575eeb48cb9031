"""From text to a tree, whichever of the two languages it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from specmint.ir.diagnostics import Diagnostic, SpecmintError
from specmint.reading.json_positions import JsonPlaces, Places
from specmint.reading.json_text import mend_surrogates, parse_json
from specmint.reading.yaml_fast import DoubtError, parse_yaml_fast
from specmint.reading.yaml_positions import YamlPlaces


@dataclass(frozen=True)
class Parsed:
    """The tree of one file. Every key of it is text, every number is finite. ``places`` finds its parts in the text."""

    tree: Any
    places: Places
    diagnostics: tuple[Diagnostic, ...] = ()


def parse(source: str, text: str) -> Parsed:
    """Read JSON or YAML 1.2. Raises SpecmintError."""
    if text.lstrip()[:1] not in {"{", "["}:
        return _yaml(source, text)
    try:
        return _json(source, text)
    except SpecmintError as error:
        if source.lower().endswith(".json") or error.diagnostics[0].rule.name != "syntax-error":
            raise
        return _flow_yaml(source, text, error)


def _json(source: str, text: str) -> Parsed:
    mended, diagnostics = mend_surrogates(source, text)
    return Parsed(parse_json(source, mended), JsonPlaces(mended), tuple(diagnostics))


def _flow_yaml(source: str, text: str, json_error: SpecmintError) -> Parsed:
    """YAML may start with a brace too. Where it is neither, it was meant as JSON."""
    try:
        return _yaml(source, text)
    except SpecmintError:
        raise json_error from None


def _yaml(source: str, text: str) -> Parsed:
    try:
        return Parsed(parse_yaml_fast(text), YamlPlaces(text))
    except DoubtError:
        # PyYAML takes time to import; most documents do without it.
        from specmint.reading.yaml_events import parse_yaml_exactly

        return Parsed(parse_yaml_exactly(source, text), YamlPlaces(text))
