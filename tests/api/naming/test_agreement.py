"""How often the rules give a real API the names that its vendor's own SDK has."""

from __future__ import annotations

import csv
import gzip
from typing import TYPE_CHECKING

from specmint.api.naming.stage import call_names
from specmint.api.resolving.stage import resolve
from specmint.api.schemas.view import Schemas
from specmint.document.reading.source import Source
from specmint.document.reading.stage import parse_source

if TYPE_CHECKING:
    from pathlib import Path

PARTS, WHOLE = 0.83, 0.77
"""How often the resource path and the method name agree, each counted by itself, and how often a call does in both."""


def test_agreement_with_the_vendor(shared: Path) -> None:
    data = gzip.decompress((shared / "corpus" / "telnyx.yaml.gz").read_bytes())
    described = resolve(parse_source(Source("telnyx.yaml", data, {})).document).api
    calls = call_names(Schemas(described.document), described.operations, {})
    with (shared / "naming" / "telnyx.tsv").open(encoding="utf-8", newline="") as table:
        pairs = [
            (str(calls[f"{row['method'].upper()} {row['path']}"]).split("."), row["client"].split("."))
            for row in csv.DictReader(table, delimiter="\t")
        ]
    assert len(pairs) > 1000
    resources = sum(ours[:-1] == theirs[:-1] for ours, theirs in pairs)
    methods = sum(ours[-1] == theirs[-1] for ours, theirs in pairs)
    assert (resources + methods) / 2 / len(pairs) >= PARTS
    assert sum(ours == theirs for ours, theirs in pairs) / len(pairs) >= WHOLE
