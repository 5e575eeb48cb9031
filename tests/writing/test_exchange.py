"""Files beside the output are replaced with it, and only those that were named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from specmint.exchange import Exchange
from specmint.ir.diagnostics import SpecmintError
from tests.writing.packages import on_disk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    for name in ("spec.yaml", "out/a.py", "out/deep/b.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("old", encoding="utf-8")
    return Exchange(tmp_path / "out", {"document": tmp_path / "spec.yaml", "origin": tmp_path / "spec.origin"})


def _begun(exchange: Exchange, created: list[str], saved: list[str]) -> None:
    for name in saved:
        place = exchange.staging / "old" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("saved", encoding="utf-8")
    exchange.staging.mkdir(exist_ok=True)
    (exchange.staging / "journal.json").write_text(json.dumps(created), encoding="utf-8")


def test_all_are_replaced(exchange: Exchange, tmp_path: Path) -> None:
    changes = {"output/a.py": b"new", "output/c.py": b"new", "document": b"new", "origin": b"new"}
    exchange.run(changes, ["output/deep/b.py"])
    assert on_disk(tmp_path) == {"spec.yaml": "new", "spec.origin": "new", "out/a.py": "new", "out/c.py": "new"}
    assert not (tmp_path / "out/deep").exists()


def test_what_was_half_done_is_undone(exchange: Exchange, tmp_path: Path) -> None:
    (tmp_path / "spec.origin").write_text("new", encoding="utf-8")
    _begun(exchange, ["origin"], ["document", "output/a.py"])
    assert exchange.is_interrupted
    exchange.recover()
    assert on_disk(tmp_path) == {"spec.yaml": "saved", "out/a.py": "saved", "out/deep/b.py": "old"}


@pytest.mark.parametrize(
    ("created", "saved"), [(["other"], []), ([], ["other"]), ([], ["deeper/document"]), ([], ["output"])]
)
def test_nothing_else_is_touched(exchange: Exchange, tmp_path: Path, created: list[str], saved: list[str]) -> None:
    _begun(exchange, created, saved)
    before = on_disk(tmp_path)
    with pytest.raises(SpecmintError, match="ended in the middle"):
        exchange.recover()
    assert on_disk(tmp_path) == before


def test_another_run_does_not_undo_what_it_knows_nothing_of(exchange: Exchange, tmp_path: Path) -> None:
    _begun(exchange, [], ["document"])
    with pytest.raises(SpecmintError, match="ended in the middle"):
        Exchange(tmp_path / "out").recover()
    exchange.recover()
    assert (tmp_path / "spec.yaml").read_text(encoding="utf-8") == "saved"
