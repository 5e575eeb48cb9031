from __future__ import annotations

import copy
import json
import random
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import LOCK_NAME, Lock, digest
from specmint.modelling import dmcg
from specmint.parallel import Inline
from specmint.pipeline import build
from specmint.reading.source import Source, read_source
from specmint.rendering import formatting
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
    return build(given, read_source(given.document), lambda _: None, Inline())


def test_the_steps_are_told(tmp_path: Path) -> None:
    steps: list[str] = []
    given = client(tmp_path)
    build(given, read_source(given.document), steps.append, Inline())
    assert steps[0] == "reading"
    assert {"naming", "validating", "making models"} <= set(steps)


def test_the_lock_tells_where_everything_comes_from(tmp_path: Path) -> None:
    built = _built(tmp_path, formatter="black", fixtures=True)
    lock = Lock.from_text(built.files[LOCK_NAME])
    assert lock.document == {"source": "spec.yaml", "digest": f"sha256:{digest(SPEC.encode()).removeprefix('sha256:')}"}
    assert lock.calls == {"GET /pets": "pets.list", "POST /pets": "pets.create", "GET /owners/{id}": "owners.retrieve"}
    assert set(lock.files) == set(built.files) - {LOCK_NAME}
    assert all(lock.files[path] == digest(text.encode()) for path, text in built.files.items() if path != LOCK_NAME)
    assert {"specmint", "black", "pydantic"} <= set(lock.tools)


def test_fixtures_are_made_on_request(tmp_path: Path) -> None:
    assert any(path.startswith("testing/") for path in _built(tmp_path, fixtures=True).files)
    assert not any(path.startswith("testing/") for path in _built(tmp_path).files)


def test_names_do_not_depend_on_the_selection(tmp_path: Path) -> None:
    calls = Lock.from_text(_built(tmp_path, select=("writing",)).files[LOCK_NAME]).calls
    assert calls == {"POST /pets": "pets.create"}


def test_a_broken_document_is_not_worked_with(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text(BROKEN, encoding="utf-8")
    with pytest.raises(SpecmintError) as caught:
        _built(tmp_path)
    assert "dangling-reference" in {each.rule.name for each in caught.value.diagnostics}


def test_what_is_wrong_with_the_selection_is_told_beside_what_was_left_out(tmp_path: Path) -> None:
    path = '  /a?b:\n    get: {responses: {"204": {description: Done.}}}\n'
    (tmp_path / "spec.yaml").write_text(SPEC.replace("paths:\n", f"paths:\n{path}"), encoding="utf-8")
    with pytest.raises(SpecmintError) as caught:
        _built(tmp_path, select=("dogs.*",))
    assert [each.rule.name for each in caught.value.diagnostics] == ["operation-left-out", "unmatched-selection"]


def _places(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from _places(value, (*path, key))


def test_no_document_is_an_internal_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One part of the document is replaced by something that has no business there; what takes time is left out."""
    monkeypatch.setattr(dmcg, "models", lambda *_: {})
    monkeypatch.setattr(dmcg, "typed_dicts", lambda *_: {})
    monkeypatch.setattr(formatting, "_by_ruff", dict)
    tree, given, chance = yaml.safe_load(SPEC), client(tmp_path, fixtures=True), random.Random(7)  # noqa: S311 - a test
    places = sorted(_places(tree), key=str)
    for path in [*places, *chance.choices(places, k=150)]:
        changed = copy.deepcopy(tree)
        holder = changed
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = junk = chance.choice(JUNK)
        source = Source("spec.json", json.dumps(changed).encode(), {})
        try:
            build(given, source, lambda _: None, Inline())
        except SpecmintError:
            continue
        except Exception as error:
            error.add_note(f"This happened with {junk!r} at {path}.")
            raise
