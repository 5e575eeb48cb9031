"""Documents that are changed by chance: what differs is told, and nothing else."""

from __future__ import annotations

import gzip
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from specmint.changes.comparing.wire.compare import wire_changes
from specmint.document.reading.parse import parse
from tests.changes.comparing.wire.covering import mistakes
from tests.changes.comparing.wire.documents import scope
from tests.changes.comparing.wire.mutations import mutated, renamed, reordered
from tests.conftest import ROOT, SHARED

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("realworld-conduit.yaml", "oai-petstore-expanded-30.yaml", "oai-tictactoe-31.yaml", "redocly-museum.yaml")
OWN = ROOT / "spec" / "telnyx" / "assistant-versions.yaml"
DOCUMENTS = [OWN, *(path for name in NAMES if (path := SHARED / "corpus" / f"{name}.gz").exists())]
seeds = st.integers(0, 2**32)
# A seed does not get simpler by getting smaller.
bounded = settings(max_examples=15, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name.partition(".")[0])


@lru_cache
def tree_of(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    tree: dict[str, Any] = parse(path.name.removesuffix(".gz"), text).tree
    return tree


@every_document
@bounded
@given(seed=seeds, times=st.integers(1, 3))
def test_nothing_is_missed_and_nothing_invented(path: Path, seed: int, times: int) -> None:
    random = Random(seed)  # noqa: S311 - the same seed gives the same document
    old = mutated(tree_of(path), random, 2)
    before, after = scope(old), scope(mutated(old, random, times))
    assert mistakes(wire_changes(before, after), before.api.document, after.api.document) == []


@every_document
@bounded
@given(seed=seeds)
def test_another_order_and_other_names_are_no_difference(path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - the same seed gives the same document
    tree = mutated(tree_of(path), random, 2)
    names = {name: f"Another{name}" for name in tree.get("components", {}).get("schemas", {})}
    assert wire_changes(scope(tree), scope(renamed(reordered(tree, random), names))) == ()
