"""Parses a text that is JSON or YAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from specmint.document.reading.json_positions import JsonPlaces, Places
from specmint.document.reading.json_text import mend_surrogates, parse_json
from specmint.document.reading.yaml_positions import YamlPlaces
from specmint.ir.diagnostics import Diagnostic, SpecmintError


@dataclass(frozen=True)
class Parsed:
    """The tree of one file. All keys are text, all numbers finite. ``places`` finds positions in the text."""

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
    """Parse a text that starts with a brace as YAML; if it is not valid either, report the JSON error."""
    try:
        return _yaml(source, text)
    except SpecmintError:
        raise json_error from None


def _yaml(source: str, text: str) -> Parsed:
    # Importing PyYAML takes time, and JSON does not need it.
    from specmint.document.reading.yaml_events import parse_yaml_exactly

    return Parsed(parse_yaml_exactly(source, text), YamlPlaces(text))
