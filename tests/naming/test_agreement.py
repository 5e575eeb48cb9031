"""How often the rules give a real API the names that its vendor's own SDK has."""

from __future__ import annotations

import csv
import gzip
from typing import TYPE_CHECKING

from specmint.reading.source import Source
from specmint.schemas.view import Schemas
from specmint.stages.load import parse_source
from specmint.stages.name import call_names
from specmint.stages.resolve import resolve

if TYPE_CHECKING:
    from pathlib import Path

FLOOR = 0.77
"""What no rule can know is how many operations stand beside one; the vendor's own names depend on that."""


def test_agreement_with_the_vendor(shared: Path) -> None:
    data = gzip.decompress((shared / "corpus" / "telnyx.yaml.gz").read_bytes())
    described = resolve(parse_source(Source("telnyx.yaml", data, {})).document).api
    calls = call_names(Schemas(described.document), described.operations, {})
    with (shared / "naming" / "telnyx.tsv").open(encoding="utf-8", newline="") as table:
        theirs = {
            f"{row['method'].upper()} {row['path']}": row["client"] for row in csv.DictReader(table, delimiter="\t")
        }
    same = sum(str(calls[key]) == name for key, name in theirs.items() if key in calls)
    assert len(theirs) > 1000
    assert same / len(theirs) >= FLOOR
