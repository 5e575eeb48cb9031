"""Requests judged by openapi-core, which knows no Swagger 2.0 and is installed in an environment of its own."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from tests.conformance.environment import PYTHON
from tests.conformance.forms import essence, is_json
from tests.conformance.sorting import Failure, sort
from tests.corpus.checks.reading import Reading
from tests.corpus.outcomes import Finding

if TYPE_CHECKING:
    from pathlib import Path

    from tests.corpus.case import Case

Json = dict[str, Any]
JUDGE = "tests/conformance/openapi_core_judge.py"
SAME = ("route", "method", "url", "headers", "content")


def check(case: Case) -> Finding:
    """Every request of ``exchange.jsonl``, each that is the same in both clients once."""
    reading = Reading(case.root)
    if reading.version == "2.0":
        return Finding([], {"judged": 0, "not_judged": "openapi-core knows no Swagger 2.0"})
    if not PYTHON.exists():
        return Finding([], {"judged": 0, "not_judged": "openapi-core is not installed: make conformance installs it"})
    with (case.folder / "exchange.jsonl").open(encoding="utf-8") as kept:
        records = [record for record in map(json.loads, kept) if "problem" not in record]
    distinct = {json.dumps([record[name] for name in SAME]): record for record in records if _is_plain(record)}
    requests = sorted(distinct.values(), key=lambda record: str(record["route"].split(" ", 1)[1]))
    told = _judged(case.folder / "judge.json", reading, requests)
    failures = [
        Failure(record["route"], f"{record['request']} {record['way']}", f"{_kind(record)}{error}")
        for record, errors in zip(requests, told, strict=True)
        for error in errors
    ]
    return sort(failures, "judge", {"judged": len(requests)})


def _is_plain(record: Json) -> bool:
    """Whether openapi-core can find the operation: its paths have no query of their own."""
    return not {"?", "#"} & set(record["route"])


def _kind(record: Json) -> str:
    """The media type of a body, where that decides what its values can be; else nothing."""
    sent = next((value for name, value in record["headers"] if name.lower() == "content-type"), "")
    return f"{essence(sent)} " if sent and not is_json(sent) else ""


def _judged(place: Path, reading: Reading, requests: list[Json]) -> list[list[str]]:
    whole = {"document": reading.top.node, "uri": reading.root.resolve().as_uri(), "requests": requests}
    place.write_text(json.dumps(whole), encoding="utf-8")
    done = subprocess.run([PYTHON, JUDGE, place], check=True, capture_output=True, encoding="utf-8")
    told: list[list[str]] = json.loads(done.stdout)
    return told
