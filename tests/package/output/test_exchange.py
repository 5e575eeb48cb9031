"""Files beside the output are replaced with it, and only those that were named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import digest
from specmint.package.output.exchange import Exchange, disk_errors_as_diagnostics
from specmint.package.output.journal import Journal
from tests.package.output.packages import on_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    for name in ("spec.yaml", "out/a.py", "out/deep/b.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("old", encoding="utf-8")
    return Exchange(tmp_path / "out", {"document": tmp_path / "spec.yaml", "origin": tmp_path / "spec.origin"})


def _run(exchange: Exchange, changes: dict[str, bytes], removed: Iterable[str] = ()) -> None:
    with exchange.held():
        exchange.run(changes, removed)


def _begun(exchange: Exchange, journal: Journal, saved: Mapping[str, str]) -> None:
    """What a run leaves that was killed while it moved files."""
    for name, text in saved.items():
        place = exchange.staging / "old" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    exchange.staging.mkdir(exist_ok=True)
    (exchange.staging / "journal.json").write_bytes(journal.to_bytes(bytes(exchange.staging)))


def _moving(written: Mapping[str, str], saved: Mapping[str, str]) -> Journal:
    digests = [{name: digest(text.encode()) for name, text in each.items()} for each in (written, saved)]
    return Journal("moving", *digests)


def test_all_are_replaced(exchange: Exchange, tmp_path: Path) -> None:
    changes = {"output/a.py": b"new", "output/c.py": b"new", "document": b"new", "origin": b"new"}
    _run(exchange, changes, ["output/deep/b.py"])
    assert on_disk(tmp_path) == {"spec.yaml": "new", "spec.origin": "new", "out/a.py": "new", "out/c.py": "new"}
    assert not (tmp_path / "out/deep").exists()


def test_what_was_half_done_is_undone(exchange: Exchange, tmp_path: Path) -> None:
    for name in ("spec.origin", "out/a.py", "out/new.py"):
        (tmp_path / name).write_text("new", encoding="utf-8")
    (tmp_path / "spec.yaml").unlink()
    written = dict.fromkeys(("origin", "output/a.py", "output/new.py", "document"), "new")
    saved = {"document": "saved", "output/a.py": "saved"}
    _begun(exchange, _moving(written, saved), saved)
    assert exchange.is_interrupted
    exchange.recover()
    assert on_disk(tmp_path) == {"spec.yaml": "saved", "out/a.py": "saved", "out/deep/b.py": "old"}
    assert not exchange.is_interrupted


@pytest.mark.parametrize(
    "saved",
    [{"other": "x"}, {"deeper/document": "x"}, {"output": "x"}, {"output/../spec.yaml": "x"}],
    ids=["other", "deeper", "output", "above"],
)
def test_nothing_else_is_touched(exchange: Exchange, tmp_path: Path, saved: dict[str, str]) -> None:
    _begun(exchange, _moving({}, saved), {})
    before = on_disk(tmp_path)
    with pytest.raises(SpecmintError, match="ended in the middle"):
        exchange.recover()
    assert on_disk(tmp_path) == before


def test_another_run_does_not_undo_what_it_knows_nothing_of(exchange: Exchange, tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").unlink()
    _begun(exchange, _moving({}, {"document": "saved"}), {"document": "saved"})
    with pytest.raises(SpecmintError, match="ended in the middle"):
        Exchange(tmp_path / "out").recover()
    exchange.recover()
    assert (tmp_path / "spec.yaml").read_text(encoding="utf-8") == "saved"


def test_what_somebody_changed_since_is_left_to_them(exchange: Exchange, tmp_path: Path) -> None:
    (tmp_path / "out/a.py").write_text("mine", encoding="utf-8")
    _begun(exchange, _moving({"output/a.py": "new"}, {"output/a.py": "saved"}), {"output/a.py": "saved"})
    before = on_disk(tmp_path)
    with pytest.raises(SpecmintError, match=r"a\.py' was changed since"):
        exchange.recover()
    assert on_disk(tmp_path) == before


def test_a_saved_file_that_was_exchanged_is_not_put_back(exchange: Exchange, tmp_path: Path) -> None:
    (tmp_path / "out/a.py").unlink()
    _begun(exchange, _moving({}, {"output/a.py": "saved"}), {"output/a.py": "evil"})
    before = on_disk(tmp_path)
    with pytest.raises(SpecmintError, match="is not what that run has put there"):
        exchange.recover()
    assert on_disk(tmp_path) == before


CHANGED: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[1:],
    "phase": lambda data: data.replace(b"moving", b"aside"),
    "unsigned": lambda _: b"{}",
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=list(CHANGED))
def test_a_journal_that_was_changed_is_not_believed(
    exchange: Exchange, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    _begun(exchange, _moving({"output/deep/b.py": "old"}, {}), {})
    place = exchange.staging / "journal.json"
    place.write_bytes(change(place.read_bytes()))
    before = on_disk(tmp_path)
    with pytest.raises(SpecmintError, match="no run of yours wrote its journal"):
        exchange.recover()
    assert on_disk(tmp_path) == before


def test_a_journal_of_elsewhere_is_not_believed(exchange: Exchange, tmp_path: Path) -> None:
    _begun(exchange, _moving({"output/deep/b.py": "old"}, {}), {})
    exchange.staging.rename(tmp_path / ".other.specmint")
    (tmp_path / "out").rename(tmp_path / "other")
    with pytest.raises(SpecmintError, match="no run of yours wrote its journal"):
        Exchange(tmp_path / "other").recover()
    assert (tmp_path / "other/deep/b.py").exists()


def test_a_folder_of_the_user_is_not_taken_for_ours(exchange: Exchange) -> None:
    exchange.staging.mkdir()
    (exchange.staging / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(SpecmintError, match="no run of yours"):
        _run(exchange, {"output/a.py": b"new"})
    assert (exchange.staging / "thesis.txt").exists()


@pytest.mark.parametrize("content", [None, b""], ids=["no journal", "an empty journal"])
def test_what_a_run_leaves_that_was_killed_at_its_first_step_is_forgotten(
    exchange: Exchange, content: bytes | None
) -> None:
    exchange.staging.mkdir()
    if content is not None:
        (exchange.staging / "journal.json").write_bytes(content)
    _run(exchange, {"output/a.py": b"new"})
    assert not exchange.staging.exists()


def test_a_second_run_is_kept_away(exchange: Exchange, tmp_path: Path) -> None:
    with exchange.held():
        for attempt in (Exchange.recover, lambda other: _run(other, {"output/a.py": b"new"})):
            with pytest.raises(SpecmintError, match="Another run of specmint is writing the same folder"):
                attempt(Exchange(tmp_path / "out"))
    _run(exchange, {"output/a.py": b"new"})
    assert (tmp_path / "out/a.py").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("name", ["elsewhere", "../elsewhere", "out/../../elsewhere", ".git/hooks", "."])
def test_a_configuration_names_nothing_outside_of_its_project(tmp_path: Path, name: str) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "elsewhere").mkdir()
    if name == "elsewhere":
        (project / name).symlink_to("../elsewhere")
    for exchange in (Exchange(project / name, {}, project), Exchange(project / "out", {"a": project / name}, project)):
        file = "a" if exchange.beside else "output/a.py"
        with (
            pytest.raises(SpecmintError, match=r"cannot be written: it |is a folder"),
            disk_errors_as_diagnostics(project),
        ):
            _run(exchange, {file: b"new"})
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_link_within_a_project_is_followed_to_the_output(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "src").symlink_to("real")
    _run(Exchange(tmp_path / "src" / "out", {}, tmp_path), {"output/a.py": b"new"})
    assert on_disk(tmp_path / "real") == {"out/a.py": "new"}
