"""What stood somewhere beside what stands there now."""

from __future__ import annotations

import time

from specmint.changes.reporting.excerpts import Run, runs
from specmint.changes.reporting.html.rows import Piece, Row, difference
from specmint.changes.reporting.plain import lines_of
from tests.changes.reporting.samples import schema


def _rows(old: str, new: str) -> list[Row]:
    shown = difference(old, new)
    assert shown is not None
    return [row for block in shown.blocks for row in block]


def _text(*lines: object) -> str:
    return "\n".join(map(str, lines))


def test_what_changed_stands_between_three_lines_of_what_did_not() -> None:
    old, new = _text(*range(20)), _text(*range(10), "ten", *range(11, 20))
    assert runs(old, new, 100) == (
        Run("folded", hidden=7),
        Run("same", ("7", "8", "9"), ("7", "8", "9")),
        Run("changed", ("10",), ("ten",)),
        Run("same", ("11", "12", "13"), ("11", "12", "13")),
        Run("folded", hidden=6),
    )


def test_one_line_is_not_folded() -> None:
    assert [run.kind for run in runs(_text(*range(5)), _text(*range(4), "four"), 100)] == ["same", "changed"]


def test_equal_excerpts_are_shown_whole() -> None:
    lines = tuple("abcdefgh")
    assert runs(_text(*lines), _text(*lines), 100) == (Run("same", lines, lines),)


def test_nothing_is_shown_of_nothing() -> None:
    assert runs("", "", 100) == ()
    assert difference("", "") is None


def test_a_side_that_is_missing_is_all_new() -> None:
    assert runs("", "a\nb\n", 100) == (Run("changed", (), ("a", "b")),)


def test_the_comma_of_the_last_item_is_no_change() -> None:
    old, new = '{\n  "a": 1,\n  "b": 2\n}', '{\n  "a": 1\n}'
    assert runs(old, new, 100)[1] == Run("changed", ('  "b": 2',), ())


def test_what_does_not_fit_is_counted() -> None:
    assert runs("", _text(*range(50)), 10) == (
        Run("changed", (), tuple(map(str, range(10)))),
        Run("cut", hidden=40),
    )
    old, new = _text(*range(40)), _text("x", *range(1, 20), "y", *range(21, 40))
    *_, last = runs(old, new, 3)
    assert last == Run("cut", hidden=37)


def test_a_very_long_excerpt_takes_little_longer_than_reading_it() -> None:
    old, new = "}\n{\n" * 50_000, "{\n}\n" * 50_000
    start = time.process_time()
    lines_of(old + new)
    reading = time.process_time() - start
    start = time.process_time()
    *shown, cut = runs(old, new, 40)
    assert time.process_time() - start < 10 * reading
    assert cut.kind == "cut"
    assert sum(max(len(run.old), len(run.new)) for run in shown) <= 40


def test_a_very_long_line_is_cut() -> None:
    (run,) = runs("", "x" * 100_000, 10)
    assert len(run.new[0]) <= 400


def test_words_that_differ_are_marked() -> None:
    shown = _rows('"maximum": 250', '"maximum": 50')
    assert shown[0].old == (Piece('"maximum": '), Piece("250", is_changed=True, is_word=True))
    assert shown[0].new == (Piece('"maximum": '), Piece("50", is_changed=True, is_word=True))


def test_lines_that_have_little_in_common_are_marked_whole() -> None:
    shown = _rows("one two three", "entirely other")
    assert shown[0].old == (Piece("one two three", is_changed=True),)


def test_signs_do_not_make_lines_alike() -> None:
    (row,) = _rows('"type": "string",', '"name": "...",')
    assert row.old == (Piece('"type": "string",', is_changed=True),)


def test_a_line_without_a_partner_stands_alone() -> None:
    shown = _rows(schema(1), schema(2))
    added = [row for row in shown if row.kind == "changed"]
    assert {row.old for row in added} == {None}


def test_what_is_left_out_is_noted() -> None:
    shown = _rows(schema(90), schema(90, other={}))
    assert [row.note for row in shown if row.kind == "note"] == [
        "360 lines that are the same",
        "2 lines that are the same",
    ]
    long = _rows("", _text(*range(300)))
    assert long[-1].note == "100 more, not shown here"
