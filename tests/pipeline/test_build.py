from __future__ import annotations

import ast
import copy
import json
import random
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from specmint.building.batches import BuildContext
from specmint.document.reading.source import Source, read_source
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import LOCK_NAME, Lock, digest
from specmint.pipeline import build
from tests.pipeline.clients import BROKEN, SPEC, client

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from specmint.pipeline import Built

JUNK: tuple[Any, ...] = (
    None,
    7,
    "x",
    True,
    [],
    {},
    [None],
    {"$ref": "#/nowhere"},
    {"$ref": 7},
    [{}],
    "",
    -1.5,
    {"a": 1},
)


def _built(folder: Path, **settings: Any) -> Built:
    given = client(folder, **settings)
    return build(given, read_source(given.document), lambda _: None, BuildContext())


def test_the_steps_are_told(tmp_path: Path) -> None:
    steps: list[str] = []
    given = client(tmp_path)
    build(given, read_source(given.document), steps.append, BuildContext())
    assert steps[0] == "reading"
    assert {"naming", "validating", "making models"} <= set(steps)


def test_the_lock_tells_where_everything_comes_from(tmp_path: Path) -> None:
    built = _built(tmp_path, formatter="black", fixtures="all")
    lock = Lock.from_text(built.files[LOCK_NAME])
    assert lock.document == {"source": "spec.yaml", "digest": f"sha256:{digest(SPEC.encode()).removeprefix('sha256:')}"}
    assert lock.names.calls == {
        "GET /pets": "pets.list",
        "POST /pets": "pets.create",
        "GET /owners/{id}": "owners.retrieve",
    }
    assert set(lock.files) == set(built.files) - {LOCK_NAME}
    assert all(lock.files[path] == digest(text.encode()) for path, text in built.files.items() if path != LOCK_NAME)
    assert {"specmint", "black", "pydantic"} <= set(lock.tools)


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("# nothing", "# still nothing", {LOCK_NAME}),
        ("tags: [reading]", "summary: Every pet.", {LOCK_NAME, "README.md", "resources/pets.py"}),
    ],
)
def test_a_revision_changes_only_the_files_that_it_is_about(
    tmp_path: Path, before: str, after: str, changed: set[str]
) -> None:
    text = f"{SPEC}# nothing\n"
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, content in ((old, text), (new, text.replace(before, after))):
        folder.mkdir()
        (folder / "spec.yaml").write_text(content, encoding="utf-8")
    first, second = (_built(folder, fixtures="all").files for folder in (old, new))
    assert {path for path in first.keys() | second.keys() if first.get(path) != second.get(path)} == changed
    assert digest(text.encode()) not in "".join(each for path, each in first.items() if path != LOCK_NAME)


def test_fixtures_are_made_on_request(tmp_path: Path) -> None:
    assert any(path.startswith("testing/") for path in _built(tmp_path, fixtures="all").files)
    assert not any(path.startswith("testing/") for path in _built(tmp_path).files)


def test_names_do_not_depend_on_the_selection(tmp_path: Path) -> None:
    calls = Lock.from_text(_built(tmp_path, select=("writing",)).files[LOCK_NAME]).names.calls
    assert calls == {"POST /pets": "pets.create"}


def test_of_a_broken_document_is_made_what_can_be(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text(BROKEN, encoding="utf-8")
    built = _built(tmp_path)
    assert {each.rule.name for each in built.diagnostics if each.operations} == {"dangling-reference"}
    assert (built.report.operations, len(built.report.degraded), built.report.left_out) == (3, 2, ())
    assert "def list(" in built.files["resources/pets.py"]


@pytest.mark.parametrize("rest", ["paths: {}", "paths: {/a: {get: [7]}}", "webhooks: {new: {post: 7}}"])
def test_nothing_is_made_of_nothing(tmp_path: Path, rest: str) -> None:
    (tmp_path / "spec.yaml").write_text(f"openapi: 3.1.0\ninfo: {{title: a, version: '1'}}\n{rest}\n", encoding="utf-8")
    with pytest.raises(SpecmintError) as caught:
        _built(tmp_path)
    assert caught.value.diagnostics[-1].rule.name == "nothing-to-generate"


def test_a_document_of_types_gives_types(tmp_path: Path) -> None:
    schemas = "A: {type: object, properties: {a: {type: integer}}}, B: {enum: [x]}"
    text = f"openapi: 3.1.0\ninfo: {{title: a, version: '1'}}\ncomponents: {{schemas: {{{schemas}}}}}\n"
    (tmp_path / "spec.yaml").write_text(text, encoding="utf-8")
    built = _built(tmp_path, fixtures="all")
    assert "class A(Model)" in built.files["models/shared.py"]
    assert "class A(TypedDict)" in built.files["params/shared.py"]
    assert (built.report.operations, built.report.is_complete) == (0, True)


def test_a_mistyped_selection_is_told_alone(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text(BROKEN, encoding="utf-8")
    with pytest.raises(SpecmintError) as caught:
        _built(tmp_path, select=("dogs.*",))
    assert [each.rule.name for each in caught.value.diagnostics] == ["unmatched-selection"]


def _places(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from _places(value, (*path, key))


def test_no_document_is_an_internal_error(tmp_path: Path) -> None:
    """One part of the document is replaced by something that has no business there.

    The tools that make models and format code take part, both formatters in turn: they may not fail either, and what
    they give is Python. What they made of a part before is not made again.
    """
    work = BuildContext()
    tree, chance = yaml.safe_load(SPEC), random.Random(7)  # noqa: S311 - a test
    givens = cycle(client(tmp_path, fixtures="all", formatter=formatter) for formatter in ("black", "ruff"))
    places = sorted(_places(tree), key=str)
    for path in [*places, *chance.choices(places, k=150)]:
        changed = copy.deepcopy(tree)
        holder = changed
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = junk = chance.choice(JUNK)
        source = Source("spec.json", json.dumps(changed).encode(), {})
        try:
            built = build(next(givens), source, lambda _: None, work)
            for name, text in built.files.items():
                if name.endswith(".py"):
                    ast.parse(text)
        except SpecmintError:
            continue
        except Exception as error:
            error.add_note(f"This happened with {junk!r} at {path}.")
            raise
