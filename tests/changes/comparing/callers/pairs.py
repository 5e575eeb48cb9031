"""Pairs of packages, made by chance from documents that differ in a few places."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from specmint.api.selecting.scope import scope_of
from specmint.building.batches import BuildContext
from specmint.changes.comparing.revision import Revision, revision_of
from specmint.document.reading.source import Source
from specmint.document.reading.stage import parse_source
from specmint.ir.client import ClientConfig
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.names import NOTHING
from tests.changes.comparing.callers.documents import DOCUMENTS
from tests.changes.comparing.callers.mutations import mutated

if TYPE_CHECKING:
    from specmint.ir.names import Names

_CLIENT = ClientConfig("shop", "shop.json", "shop.json", Path("shop"), "shop", formatter="ruff", fixtures="none")
_WORK = BuildContext()
"""Remembers the texts of what the documents have in common."""


def pair(seed: int) -> tuple[Revision, Revision] | None:
    """Two revisions of a package, unless one of the documents is of no use."""
    random = Random(seed)  # noqa: S311 - the same seed gives the same pair
    old = mutated(DOCUMENTS[seed % len(DOCUMENTS)], random, random.randrange(3))
    new = mutated(old, random, random.choice((1, 1, 1, 2, 3)))
    try:
        before = revision(old)
        after = revision(new, before.catalog.names)
    except SpecmintError:
        return None
    return (before, after) if before.files and after.files else None


def revision(tree: dict[str, Any], kept: Names = NOTHING) -> Revision:
    """The package of a document."""
    loaded = parse_source(Source("shop.json", json.dumps(tree).encode(), {}), _CLIENT.reading)
    return revision_of(_CLIENT, scope_of(loaded, _CLIENT, kept), "shop.json", lambda _: None, _WORK)
