"""Sequences of items, cut into JSON texts however the body arrives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

import pytest

from specmint.api.schemas import sequences
from specmint.runtime import records
from specmint.runtime.records import RecordTooLongError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.runtime.records import ItemsOf

EVENTS = (
    b"\xef\xbb\xbf: a comment\r\n"
    b"event: add\r\ndata: first\r\ndata:second\r\nretry: 5\r\n\r\n"
    b"event: lost\n\n"
    b'id: 7\rdata: {"foo": 42}\r\r'
    b"data\n\n"
    b"id: a\0b\nretry: soon\nunknown: 1\ndata:  spaced\n\n"
    b"data: cut off\n"
)
PARSED = [
    {"data": "first\nsecond", "event": "add", "retry": 5},
    {"data": '{"foo": 42}', "id": "7"},
    {"data": ""},
    {"data": " spaced"},
]


ALL = [records.JSON_LINES, records.JSON_SEQ, records.EVENTS, records.JSON_EVENTS, records.EVENT_DATA]


def cut(framing: ItemsOf, body: bytes, size: int) -> Iterator[object]:
    """The items of a body that arrives in pieces of some size."""
    cutter = framing.records()
    for start in range(0, len(body), size):
        yield from map(json.loads, cutter.feed(body[start : start + size]))
    yield from map(json.loads, cutter.end())


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_events_are_the_same_in_any_pieces(size: int) -> None:
    assert list(cut(records.EVENTS, EVENTS, size)) == PARSED


@pytest.mark.parametrize("size", [1, 2, 5, 1000])
@pytest.mark.parametrize(
    ("framing", "body"),
    [
        (records.JSON_LINES, b'{"a": "\\n"}\r\n\n [1,2] \n"x"'),
        (records.JSON_SEQ, b'\x1e{"a":\n"\\n"}\n\x1e[1,2]\n\x1e\x1e"x"\n'),
        (records.EVENT_DATA, b'data: {"a": "\\n"}\n\ndata: [1,\ndata: 2]\n\ndata: "x"\n\ndata: [DONE]\n\ndata: 1\n\n'),
    ],
)
def test_json_texts_are_the_same_in_any_pieces(framing: ItemsOf, body: bytes, size: int) -> None:
    assert list(cut(framing, body, size)) == [{"a": "\n"}, [1, 2], "x"]


def test_the_data_of_an_event_may_be_json() -> None:
    body = b'event: add\ndata: {"a": 1}\n\ndata: 2\n\n'
    assert json.loads(records.JSON_EVENTS.as_array(body)) == [{"data": {"a": 1}, "event": "add"}, {"data": 2}]


def test_done_is_text_where_events_are_text() -> None:
    assert json.loads(records.EVENTS.as_array(b"data: [DONE]\n\n")) == [{"data": "[DONE]"}]


def test_an_event_that_ends_with_a_carriage_return_is_whole() -> None:
    assert json.loads(records.EVENTS.as_array(b"data: 1\r\r")) == [{"data": "1"}]


def test_an_empty_body_has_no_items() -> None:
    assert [framing.as_array(b"") for framing in ALL] == [b"[]"] * 5


@pytest.mark.parametrize("framing", [records.JSON_LINES, records.JSON_SEQ])
def test_what_is_put_together_can_be_cut_again(framing: ItemsOf) -> None:
    items = [{"a": "ü\n"}, None, [1]]
    assert json.loads(framing.as_array(framing.joined(items))) == items


def test_the_generator_knows_the_framings_of_the_runtime() -> None:
    assert [getattr(records, name) for name in get_args(sequences.Framing)] == ALL


def test_a_time_to_retry_of_any_length_does_no_harm() -> None:
    assert list(cut(records.EVENTS, b"retry: " + b"9" * 5000 + b"\ndata: x\n\n", 1000)) == [{"data": "x"}]


@pytest.mark.parametrize("framing", [records.JSON_LINES, records.JSON_SEQ, records.EVENTS])
def test_a_record_without_end_is_left_at_the_limit(framing: ItemsOf) -> None:
    cutter = framing.records(1000)
    assert [item for _ in range(100) for item in cutter.feed(b"data: 1234")] == []
    with pytest.raises(RecordTooLongError):
        list(cutter.feed(b"5"))
