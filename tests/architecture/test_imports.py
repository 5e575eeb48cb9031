"""Who may know whom: see ARCHITECTURE.md."""

from __future__ import annotations

import sys

import pytest

from tests.architecture.modules import importers, modules

STAGES = sorted(name for name in modules() if name.startswith("specmint.stages."))
NOUNS = "specmint.ir"


def _rooms_of(name: str) -> set[str]:
    """The rooms of specmint that a module imports from."""
    return {".".join(each.split(".")[:2]) for each in modules()[name] if each.startswith("specmint.")}


def test_there_are_stages() -> None:
    assert len(STAGES) == 10


@pytest.mark.parametrize("stage", STAGES)
def test_stages_do_not_know_each_other(stage: str) -> None:
    assert not any(each.startswith("specmint.stages.") for each in modules()[stage])


@pytest.mark.parametrize("stage", STAGES)
def test_only_the_pipeline_and_the_command_know_the_stages(stage: str) -> None:
    commands = {"specmint.cli.work", "specmint.cli.operations", "specmint.cli.vendoring"}
    rooms = {"specmint.checking.standing", "specmint.comparing.revision", "specmint.comparing.fitting"}
    rooms |= {"specmint.updating.transition"}
    assert importers(stage) <= {"specmint.pipeline", "specmint.scope", "specmint.parallel", *commands, *rooms}


@pytest.mark.parametrize("stage", STAGES)
def test_stages_do_not_know_the_command_nor_the_configuration(stage: str) -> None:
    assert not {"specmint.cli", "specmint.configuration", "specmint.pipeline", "specmint.cache"} & _rooms_of(stage)


def test_only_the_command_knows_the_command() -> None:
    assert importers("specmint.cli") == {"specmint.__main__"}


def test_only_the_command_and_what_compares_packages_knows_the_pipeline() -> None:
    assert {name.split(".")[1] for name in importers("specmint.pipeline")} == {"cli", "comparing", "updating"}


@pytest.mark.parametrize("noun", sorted(name for name in modules() if name.startswith(f"{NOUNS}.")))
def test_nouns_know_only_nouns(noun: str) -> None:
    assert _rooms_of(noun) <= {NOUNS}


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
        ("datamodel_code_generator", {"specmint.modelling.dmcg"}),
        ("black", {"specmint.rendering.formatting"}),
        ("jinja2", {"specmint.rendering.environment"}),
        ("typer", {f"specmint.cli.{name}" for name in ("app", "diff", "reading", "rules", "update", "vendor")}),
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
        for each in sorted(graph[name]):
            _walk(graph, each, (*above, name), finished)
        finished.add(name)
