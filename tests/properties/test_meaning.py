"""A sample of what ``make properties`` looks at for as long as it is told."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest

from tests.properties import findings
from tests.properties.__main__ import main
from tests.properties.leniencies import relaxed
from tests.properties.readings import Judge
from tests.properties.schemas import VALUES, Node, components


@pytest.mark.parametrize("seed", range(60))
def test_checks_and_examples_agree_with_the_validator(seed: int) -> None:
    assert list(findings.check_and_examples(seed)) == []


@pytest.mark.parametrize("seed", range(60))
def test_what_is_called_compatible_refuses_nothing_that_was_valid(seed: int) -> None:
    assert list(findings.comparison(seed)) == []


@pytest.mark.parametrize("seed", range(2))
def test_types_admit_every_valid_value(seed: int) -> None:
    assert list(findings.types(seed)) == []


@pytest.mark.parametrize("seed", [266, 1034, 1040])
def test_what_was_found_once_is_not_found_again(seed: int) -> None:
    assert list(findings.check_and_examples(seed)) == []


def _components(seed: int) -> Node:
    return components(Random(seed), 3)  # noqa: S311 - the same seed gives the same schemas


def test_schemas_and_values_are_mixed() -> None:
    """So that agreeing means something: of the pairs of a schema and a value, many are valid and many are not."""
    valid = [Judge(made).accepts("S0", value) for made in map(_components, range(40)) for value in VALUES]
    assert 0.1 < sum(valid) / len(valid) < 0.7


def test_leniencies_only_add_values() -> None:
    for made in map(_components, range(60)):
        strict, lax = Judge(made), Judge(made, lax=True)
        assert all(lax.accepts("S0", value) for value in VALUES if strict.accepts("S0", value))
    assert relaxed({"oneOf": [{}, {}], "pattern": "(?!a)"}, {}) == {"anyOf": [{}, {}]}


def test_the_long_run_ends_in_time_and_tells_what_it_found(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.properties.__main__.KINDS", {"all": (lambda seed: iter([f"found {seed}"]), 1)})
    assert main(["0.01", "7"]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert list(islice(lines, 2)) == ["seed 7, all: found 7", "seed 8, all: found 8"]
    monkeypatch.setattr("tests.properties.__main__.KINDS", {"all": (lambda _: iter(()), 2)})
    assert main(["0.01"]) == 0
