"""ARCHITECTURE.md is a map that is true."""

from __future__ import annotations

import re

from tests.architecture.modules import PACKAGE
from tests.conftest import ROOT

TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MAP = TEXT[TEXT.index("## The map") : TEXT.index("## The way of a document")]


def _rooms() -> set[str]:
    """The folders of specmint, two levels deep where a wing has rooms, as the map writes them."""
    wings = {path.name: path for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    rooms = set()
    for name, path in wings.items():
        inner = {f"{name}/{each.name}" for each in path.iterdir() if (each / "__init__.py").is_file()}
        rooms |= inner or {f"{name}/"}
    return rooms


def test_every_room_has_a_row_in_the_map() -> None:
    rows = re.findall(r"^\| `([^`]+)` \|", MAP, re.MULTILINE)
    assert {row for row in rows if not row.endswith(".py")} == _rooms()
    assert {"pipeline.py", "configuration.py"} == {row for row in rows if row.endswith(".py")}


def test_every_entry_of_the_map_is_where_it_says() -> None:
    missing = []
    for room, entries in re.findall(r"^\| `([^`]+)` \| [^|]+ \| ([^|]+) \|", MAP, re.MULTILINE):
        folder = PACKAGE / room if (PACKAGE / room).is_dir() else None
        for entry in re.findall(r"`([^`]+)`", entries):
            file, _, name = entry.partition(": ")
            path = (folder / file) if folder else PACKAGE / room
            source = path.read_text(encoding="utf-8") if path.is_file() else ""
            wanted = name or ("" if folder else entry)
            if not source or (wanted and not re.search(rf"^(?:def|class) {wanted}\b", source, re.MULTILINE)):
                missing.append(f"{room}: {entry}")
    assert missing == []


def test_every_file_that_it_names_is_there() -> None:
    named = set(re.findall(r"`([a-z_0-9]+(?:/[a-z_0-9.]+)+)(?:: \w+)?`", TEXT))
    assert {each for each in named if not (PACKAGE / each).exists() and not (ROOT / each).exists()} == set()


def test_the_glossary_is_short() -> None:
    words = TEXT[TEXT.index("## Words") : TEXT.index("## Stages in one direction")]
    assert 10 <= len(re.findall(r"^\| \w+ \|", words, re.MULTILINE)) - 1 <= 25
