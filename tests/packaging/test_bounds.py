"""The two environments that `make environments` makes: bounds for what decides the output, the lock for the rest."""

from __future__ import annotations

from packaging.requirements import Requirement

from tests.environments import FREED, bounds, pins
from tests.locked import locked


def test_what_decides_the_output_has_bounds_that_the_lock_keeps() -> None:
    versions = {name: each.version for name, each in locked().items()}
    found = [Requirement(each) for each in bounds()]
    assert [each.name for each in found] == [*FREED]
    assert all(versions[each.name] in each.specifier for each in found)


def test_what_black_and_the_models_look_like_is_bounded_from_above() -> None:
    limits = {each.name: str(each.specifier) for each in map(Requirement, bounds())}
    assert "<" in limits["black"]
    assert limits["datamodel-code-generator"].startswith("~=")


def test_everything_else_stays_as_locked() -> None:
    versions = {name: each.version for name, each in locked().items()}
    held = dict(each.split("==") for each in pins())
    assert held.items() <= versions.items()
    assert {"pytest", "mypy", "hatchling"} <= held.keys()
    assert not {*FREED, "pydantic-core", "httpcore", "jinja2"} & held.keys()
