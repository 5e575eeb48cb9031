"""A sample of the matrix of positions and payloads; ``make fuzz`` goes on for as long as it is told."""

from __future__ import annotations

import ast
import random

import pytest

from specmint.building.content_cache import ContentCache
from tests.strangers.__main__ import Fuzzer
from tests.strangers.building import built
from tests.strangers.documents import DOCUMENTS
from tests.strangers.judging import Known, known_of, problems, problems_of_report, tags_of
from tests.strangers.matrix import Base, imported, judged
from tests.strangers.payloads import CANARY, PAYLOADS
from tests.strangers.positions import Position, mutated, positions

PROSE = frozenset({"description", "summary", "title", "termsOfService", "x-note"})


@pytest.mark.parametrize("version", DOCUMENTS)
def test_hostile_texts_stay_text(version: str) -> None:
    base, chance = Base(version), random.Random(version)  # noqa: S311 - the same sample each time
    packages = {}
    for number in range(3):
        names = chance.sample(list(PAYLOADS), 9)
        cell = base.cell(names, chance.sample(base.positions, 9))
        outcome = judged(base, cell, with_reports=not number)
        assert not outcome.findings, cell
        packages[f"acme{number}"] = outcome.files
    assert imported({name: files for name, files in packages.items() if files}) == []


@pytest.mark.parametrize("version", DOCUMENTS)
def test_prose_does_not_change_the_code(version: str) -> None:
    base = Base(version)
    prose = [each for each in base.positions if not each.is_key and each.path[-1] in PROSE]
    texts = [text for text in PAYLOADS.values() if text.strip()]
    skeletons = []
    for shift in (None, 0, 7):
        changes = {
            position: "benign" if shift is None else texts[(number + shift) % len(texts)]
            for number, position in enumerate(prose)
        }
        files = built(mutated(base.document, changes), base.memory).files
        skeletons.append({path: _skeleton(text) for path, text in files.items() if path.endswith(".py")})
    assert skeletons[0] == skeletons[1] == skeletons[2]


def _skeleton(text: str) -> str:
    """The syntax tree without the values of constants, and without docstrings, which may be empty."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            node.value = None
        body = getattr(node, "body", None)
        if isinstance(body, list):
            body[:] = [each for each in body if not _is_text(each)] or [ast.Pass()]
    return ast.dump(tree)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Pass) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def test_positions_are_keys_and_texts() -> None:
    found = {str(position) for position in positions({"a/b": {"c": ["d", 1]}})}
    assert found == {"#/a~1b (key)", "#/a~1b/c (key)", "#/a~1b/c/0"}
    changes = {Position(("x",), is_key=True): "y", Position(("x", "z"), is_key=False): "w"}
    assert mutated({"x": {"z": "v", "$ref": "#/x/z"}}, changes) == {"y": {"z": "w", "$ref": "#/y/z"}}


HOLES = {
    "code": f'x = __import__("{CANARY}")\n',
    "import": f"import {CANARY}\n",
    "name": f"x.{CANARY}\n",
    "f-string": 'f"{eval}"\n',
    "no code": "x = (\n",
    "invisible": '"""a\u202e"""\n',
}


@pytest.mark.parametrize("hole", HOLES)
def test_a_hole_would_be_found(hole: str) -> None:
    assert list(problems({"a.py": HOLES[hole]}, Known(frozenset(), frozenset())))


def test_holes_beside_code_would_be_found() -> None:
    known = known_of({"a.py": "import re\n"})
    assert list(problems({"../a.py": "import re\n"}, known))
    assert list(problems({"a.md": "a\u202e"}, known))
    assert list(problems_of_report("text", "  ::error::x", frozenset()))
    assert list(problems_of_report("json", '{"a": "##vso[x]"}', frozenset()))
    assert list(problems_of_report("html", "<p><script>", tags_of("<p>")))
    assert not list(problems_of_report("github", "::error::x", frozenset()))


@pytest.mark.parametrize(
    "text", [f"import {CANARY}\n", "import os\nos.system('true')\n", "open('x', 'w')\n", "1 / 0\n"]
)
def test_what_runs_would_be_found(text: str) -> None:
    files = built(DOCUMENTS["2.0"], ContentCache()).files
    found = imported({"acme0": {**files, "extra.py": text}})
    assert found
    assert all(line.startswith(("acme0 raised", "acme0 did")) for line in found)


def test_a_fuzzer_counts_what_it_does() -> None:
    fuzzer = Fuzzer(1)
    fuzzer.run(0)
    fuzzer.step()
    fuzzer.import_all()
    assert (fuzzer.cells, fuzzer.findings) == (1, [])
    assert fuzzer.texts >= fuzzer.cells
