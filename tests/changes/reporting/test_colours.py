"""The colours of the page, in daylight and in the dark."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

_FOLDER = ROOT / "templates" / "report"
_LIGHT, _DARK = (
    dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block))
    for block in (_FOLDER / "colours.css").read_text(encoding="utf-8").split("@media")
)
_RULES = {path.name: path.read_text(encoding="utf-8") for path in _FOLDER.glob("*.css") if path.name != "colours.css"}
_TINTS = ("breaking-tint", "warning-tint", "info-tint", "calm-tint")
TEXT = [
    *(("text", each) for each in ("page", "paper", "sunken", *_TINTS)),
    *(("text", each) for each in ("removed-row", "removed-word", "added-row", "added-word")),
    *(("muted", each) for each in ("page", "paper", "sunken", *_TINTS, "removed-row", "added-row")),
    *(("link", each) for each in ("page", "paper")),
    *((f"on-{each}", each) for each in ("breaking", "warning", "info", "calm")),
]
"""Which colour of text stands on which."""
MARKS = [
    ("focus", "page"),
    ("focus", "paper"),
    ("muted", "paper"),
    *((each, "paper") for each in ("breaking", "warning")),
]
"""Outlines, borders of what takes input, and stripes that tell the level."""


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [_LIGHT, _DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(scheme: dict[str, str], text: str, ground: str) -> None:
    assert _contrast(scheme[f"--{text}"], scheme[f"--{ground}"]) >= 4.5


@pytest.mark.parametrize("scheme", [_LIGHT, _DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_can_be_seen(scheme: dict[str, str], mark: str, ground: str) -> None:
    assert _contrast(scheme[f"--{mark}"], scheme[f"--{ground}"]) >= 3


def test_both_schemes_have_the_same_colours() -> None:
    assert list(_LIGHT) == list(_DARK)


@pytest.mark.parametrize("name", sorted(_RULES))
def test_all_colours_come_from_the_scheme(name: str) -> None:
    assert not re.search(r"#[0-9a-f]{3,8}\b(?!\w)|rgb|hsl", _RULES[name])
    used = set(re.findall(r"var\((--[\w-]+)\)", _RULES[name]))
    assert used - set(_LIGHT) <= {"--accent", "--tint"}


def test_every_colour_is_used() -> None:
    used = {name for rules in _RULES.values() for name in re.findall(r"var\((--[\w-]+)\)", rules)}
    assert set(_LIGHT) <= used
