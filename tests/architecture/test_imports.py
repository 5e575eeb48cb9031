"""Who may know whom: see ARCHITECTURE.md."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.architecture.modules import PACKAGE, importers, modules

if TYPE_CHECKING:
    from collections.abc import Iterator

FLOORS = (
    "_version",
    "text",
    "ir",
    "diagnostics",
    "building",
    "python",
    "document",
    "api",
    "package",
    "pipeline",
    "changes",
    "configuration",
    "vendoring",
    "following",
    "cli",
    "__main__",
)
"""The wings and the spine of specmint, from the ground up: each imports what stands before it only."""

WINGS_WITH_ROOMS = {"document", "api", "package", "changes", "following"}
STAGES = sorted(name for name in modules() if name.endswith(".stage"))


def _module_of(name: str) -> str:
    """The module that an imported name is, or stands in."""
    while name not in modules():
        name = name.rpartition(".")[0]
    return name


def _edges() -> Iterator[tuple[str, str]]:
    """Each module of specmint, runtime aside, with each other module that it imports, in types too."""
    for name, imported in modules().items():
        for each in {_module_of(each) for each in imported if each.startswith("specmint.")} - {name, "specmint"}:
            if not name.startswith("specmint.runtime"):
                yield name, each


def _wing(name: str) -> str:
    return name.split(".")[1]


def _room(name: str) -> str:
    """The folder that a module stands in, two levels deep where a wing has rooms."""
    parts = name.split(".")[1:]
    return ".".join(parts[:2]) if parts[0] in WINGS_WITH_ROOMS else parts[0]


def test_the_top_level_holds_the_wings_and_the_spine_only() -> None:
    entries = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert entries == {*FLOORS, "runtime", "__init__"}


def test_no_wing_imports_a_higher_one() -> None:
    floor = {name: number for number, name in enumerate(FLOORS)}
    upward = [f"{name} -> {each}" for name, each in _edges() if floor[_wing(name)] < floor[_wing(each)]]
    assert upward == []


def test_rooms_do_not_import_each_other_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for name, each in _edges():
        if _room(name) != _room(each):
            graph.setdefault(_room(name), set()).add(_room(each))
    finished: set[str] = set()
    for room in graph:
        _walk(graph, room, (), finished)


def test_there_are_stages() -> None:
    assert len(STAGES) == 10


@pytest.mark.parametrize("stage", STAGES)
def test_stages_do_not_know_each_other(stage: str) -> None:
    assert not any(each.endswith(".stage") for each in modules()[stage])


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_is_used_from_outside_its_room_only_to_run_it(stage: str) -> None:
    runners = {
        "specmint.pipeline",
        "specmint.api.selecting.scope",
        "specmint.building.parallel",
        "specmint.changes.comparing.fitting",
        "specmint.changes.comparing.revision",
        "specmint.cli.operations",
        "specmint.cli.vendoring",
        "specmint.cli.work",
        "specmint.following.checking.state",
        "specmint.following.updating.transition",
    }
    assert {name for name in importers(stage) if _room(name) != _room(stage)} <= runners


@pytest.mark.parametrize("name", sorted(name for name in modules() if name.startswith("specmint.runtime.")))
def test_the_runtime_knows_nothing_of_specmint(name: str) -> None:
    outside = {
        each for each in modules()[name] if each.startswith("specmint") and not each.startswith("specmint.runtime")
    }
    assert outside == set()


@pytest.mark.parametrize("name", sorted(name for name in modules() if name.startswith("specmint.runtime.")))
def test_the_runtime_needs_three_packages_only(name: str) -> None:
    packages = {"httpx", "pydantic", "pydantic_core", "specmint", "typing_extensions"}
    foreign = {each.split(".")[0] for each in modules()[name]} - packages
    assert foreign <= sys.stdlib_module_names


def test_nothing_imports_the_runtime() -> None:
    assert importers("specmint.runtime") == set()


@pytest.mark.parametrize(
    ("package", "door"),
    [
        ("datamodel_code_generator", {"specmint.package.modelling.dmcg"}),
        ("black", {"specmint.python.formatting"}),
        ("jinja2", {"specmint.package.rendering.environment"}),
        (
            "typer",
            {f"specmint.cli.{name}" for name in ("app", "diff", "fixtures", "reading", "rules", "update", "vendor")},
        ),
        ("rich", {"specmint.cli.console"}),
        ("tomllib", {"specmint.configuration"}),
    ],
)
def test_each_tool_has_one_door(package: str, door: set[str]) -> None:
    assert importers(package) == door


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    known = modules(for_types=False)
    graph = {name: {each for each in imported if each in known} for name, imported in known.items()}
    finished: set[str] = set()
    for name in graph:
        _walk(graph, name, (), finished)


def _walk(graph: dict[str, set[str]], name: str, above: tuple[str, ...], finished: set[str]) -> None:
    assert name not in above, " -> ".join((*above, name))
    if name not in finished:
        for each in sorted(graph.get(name, ())):
            _walk(graph, each, (*above, name), finished)
        finished.add(name)
