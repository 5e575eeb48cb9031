"""Days and points in time are kept apart, also where Python's types are not."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from specmint.runtime.calls import Body, Operation, Parameter, RequestOptions
from specmint.runtime.checks import Checker
from specmint.runtime.errors import RequestValidationError
from specmint.runtime.further_applicators import FURTHER_KEYWORDS
from specmint.runtime.requests import wire_request
from specmint.runtime.schemas import Schemas

if TYPE_CHECKING:
    from pathlib import Path

MOMENT = datetime(2024, 5, 1, 12, tzinfo=UTC)
DAY = date(2024, 5, 1)
FITTING: dict[str, list[object]] = {
    "date": [DAY, "2024-05-01"],
    "date-time": [MOMENT, "2024-05-01T12:00:00Z", "2024-05-01t12:00:00.123456789+02:00", "2016-12-31T23:59:60Z"],
    "time": ["12:00", "whatever"],
    "uuid": ["pet_1"],
}
OTHERS: dict[str, list[object]] = {
    "date": [MOMENT, "tomorrow", "2024-02-30", "20240501", "2024-W18-3", ""],
    "date-time": [DAY, "2024-05-01", "yesterday", "2024-05-01T12:00:00", datetime(2024, 5, 1)],  # noqa: DTZ001
}
PLACES = ("path", "query", "header", "cookie", "body")


def refused(folder: Path, name: str, place: str, value: object) -> bool:
    schema = {"type": "string", "format": name}
    body = {"type": "object", "properties": {"body": schema}}
    (folder / "s.json").write_text(json.dumps({"Text": schema, "Body": body}))
    parameters = [Parameter(each, each, schema="s.json#/Text") for each in PLACES[:4]]  # type: ignore[arg-type]
    used = tuple(each for each in parameters if each.location == place)
    described = Body("application/json", schema="s.json#/Body")
    path = "/x/{path}" if place == "path" else "/x"
    operation = Operation[None]("days.x", method="POST", path=path, parameters=used, body=described)
    try:
        wire_request(operation.call({place: value}), RequestOptions(), Checker(Schemas(folder), dict(FURTHER_KEYWORDS)))
    except RequestValidationError as error:
        return {problem.rule for problem in error.problems} <= {"format", "timezone"}
    return False


@pytest.mark.parametrize("place", PLACES)
def test_a_format_is_checked_wherever_a_value_stands(tmp_path: Path, place: str) -> None:
    for name, values in FITTING.items():
        assert not [value for value in values if refused(tmp_path, name, place, value)]
    for name, values in OTHERS.items():
        assert not [value for value in values if not refused(tmp_path, name, place, value)]
