"""Real revisions of one endpoint: the version step that each asks for, as a person who read both would say."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from specmint.changes.comparing.compare import compare
from specmint.changes.comparing.revision import revisions_of
from specmint.document.reading.source import Source
from specmint.ir.client import ClientConfig
from specmint.ir.policy import Policy

if TYPE_CHECKING:
    from specmint.changes.rules.change import Step

STEPS: Final[dict[tuple[int, Step], str]] = {
    (0, "minor"): "a tool takes one more option",
    (1, "none"): "objects that were free to hold anything say so now",
    (2, "minor"): "a setting is new",
    (3, "major"): "schemas have other names, and so have the classes that a caller imports",
    (4, "none"): "another version of OpenAPI, the same words",
    (5, "patch"): "a description",
    (6, "minor"): "two settings are new",
    (9, "minor"): "settings and a class for them are new",
    (10, "major"): "a setting is gone, another one takes listed values only",
    (11, "minor"): "a tool and settings are new",
    (12, "minor"): "settings of the widget are new",
    (13, "patch"): "descriptions",
    (14, "minor"): "settings, and a value of one that is sent",
    (16, "major"): "schemas of tools have other names",
    (18, "minor"): "a setting is new",
    (20, "major"): "a value that could be sent is refused now",
    (22, "minor"): "a tool is new",
    (24, "major"): "a field of a tool, which is required, has another name",
    (26, "major"): "and has its first name again",
    (28, "minor"): "a setting is new",
    (30, "major"): "once more the other name, and a setting is new",
    (36, "major"): "what was free to hold anything has fields, so it is an object of another class",
    (38, "minor"): "a setting is new",
    (42, "major"): "numbers have bounds now that they had not, beside new values",
    (43, "patch"): "descriptions",
    (44, "minor"): "settings with classes of their own are new",
    (46, "major"): "a list that is received may be something else now",
    (49, "major"): "a field that could be left out of a tool is required",
    (50, "minor"): "settings are new",
    (54, "minor"): "a kind of background audio has a volume",
    (58, "minor"): "a whole conversation flow is new",
    (59, "major"): "one kind of condition cannot be sent any more",
}
"""By the number of the revision that comes before."""


@pytest.mark.parametrize(("number", "step"), STEPS, ids=str)
def test_the_step_is_what_a_person_would_say(number: int, step: Step, shared: Path) -> None:
    revisions = sorted((shared / "history").glob("*.json.gz"))[number : number + 2]
    old, new = (Source(path.stem, gzip.decompress(path.read_bytes()), {}) for path in revisions)
    client = ClientConfig("telnyx", "telnyx.json", "telnyx.json", Path("telnyx"), "telnyx", formatter="ruff")
    comparison = compare(*revisions_of(client, (old, new), lambda _: None), Policy())
    assert comparison.step == step, comparison.because
