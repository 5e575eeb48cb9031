"""Between real revisions every difference is told, and nothing else."""

from __future__ import annotations

import gzip
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from specmint.api.selecting.scope import Scope, scope_of
from specmint.changes.comparing.wire.compare import wire_changes
from specmint.document.reading.source import Source
from specmint.document.reading.stage import parse_source
from tests.changes.comparing.wire.covering import mistakes
from tests.changes.comparing.wire.documents import CLIENT
from tests.conftest import SHARED

if TYPE_CHECKING:
    from pathlib import Path

REVISIONS = sorted((SHARED / "history").glob("*.json.gz"))
pytestmark = pytest.mark.skipif(not REVISIONS, reason="the real revisions are not beside this checkout")


@lru_cache(maxsize=4)
def scope_at(path: Path) -> Scope:
    return scope_of(parse_source(Source(path.name, gzip.decompress(path.read_bytes()), {})), CLIENT)


STEPS = list(pairwise(REVISIONS))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step[1].name.partition("_")[0])
@pytest.mark.parametrize("forwards", [True, False], ids=["forwards", "backwards"])
def test_nothing_is_missed_and_nothing_invented(step: tuple[Path, Path], *, forwards: bool) -> None:
    old, new = map(scope_at, step if forwards else step[::-1])
    assert mistakes(wire_changes(old, new), old.api.document, new.api.document) == []


@pytest.mark.parametrize("path", REVISIONS[::10], ids=lambda path: path.name.partition("_")[0])
def test_a_revision_does_not_differ_from_itself(path: Path) -> None:
    assert wire_changes(scope_at(path), scope_at(path)) == ()
